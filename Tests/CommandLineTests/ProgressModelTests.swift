import Terminal
import Testing

@Suite struct ProgressModelTests {
  typealias Item = ProgressModel.Item

  /// Lines that a model says, for events at so many seconds.
  func lines(
    _ audience: ProgressModel.Audience,
    _ events: [(Int, ProgressModel.Event)],
    screen: Screen = .plain
  ) -> [String] {
    var model = ProgressModel(for: audience)
    return events.flatMap { second, event in
      model.event(event, at: .seconds(second)).map { action in
        switch action {
        case .log(let line): "log " + line
        case .show(let state): "show " + state.line(on: screen)
        case .clear: "clear"
        }
      }
    }
  }

  static let events: [(Int, ProgressModel.Event)] = [
    (
      0, .planned([Item("silver.orders"), Item("silver.customers"), Item("gold.sales"), Item("d")])
    ),
    (0, .began("silver.orders")), (1, .began("silver.customers")),
    (2, .advanced("silver.orders", rows: 1_200_000, share: 0.5)), (2, .ticked),
    (3, .ended("silver.customers", outcome: "up to date", rows: nil)), (3, .said("a file changed")),
    (4, .ended("silver.orders", outcome: "updated", rows: 2_400_000)), (5, .began("gold.sales")),
    (50, .ticked), (55, .ticked), (90, .ended("gold.sales", outcome: "failed", rows: nil)),
    (90, .finished),
  ]

  @Test func `a person sees one line that changes`() throws {
    let text = lines(.person, Self.events).joined(separator: "\n") + "\n"
    try Snapshot.check(text, "progress.person.txt")
  }

  @Test func `a log gets a line for each piece and for long silence`() {
    #expect(
      lines(.log, Self.events) == [
        "log silver.customers: up to date, 2 s (1 of 4)",
        "log a file changed",
        "log silver.orders: updated, 2,400,000 rows, 4 s (2 of 4)",
        "log gold.sales: 0:45",
        "log gold.sales: failed, 1 min 25 s (3 of 4)",
      ]
    )
  }

  @Test func `nobody is told nothing`() {
    #expect(lines(.nobody, Self.events) == [])
  }

  @Test(arguments: [20, 30, 40, 60, 200])
  func `the line is shorter than the screen`(columns: Int) {
    for line in lines(.person, Self.events, screen: .plain.wide(columns))
    where line.hasPrefix("show ") {
      #expect(DisplayWidth.columns(of: line.dropFirst(5)) < columns)
    }
  }

  @Test func `pieces weigh what they took last time`() {
    var model = ProgressModel(for: .person)
    _ = model.event(
      .planned([Item("a", expected: .seconds(90)), Item("b", expected: .seconds(10))]),
      at: .zero
    )
    _ = model.event(.began("a"), at: .zero)
    let half = model.event(.ticked, at: .seconds(45))
    guard case .show(let state) = half.first else { return #expect(Bool(false)) }
    #expect((0.44...0.46).contains(state.share))
    let late = model.event(.ticked, at: .seconds(900))
    guard case .show(let slow) = late.first else { return #expect(Bool(false)) }
    #expect(slow.share < 0.9)
    _ = model.event(.ended("a", outcome: "updated", rows: 1), at: .seconds(901))
    let end = model.event(.began("b"), at: .seconds(901))
    guard case .show(let last) = end.first else { return #expect(Bool(false)) }
    #expect(last.share == 0.9)
  }
}
