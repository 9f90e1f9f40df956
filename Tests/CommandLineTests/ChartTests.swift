import Relational
import Terminal
import Testing

@Suite struct ChartTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var id: String
    var chart: Chart
    var series: Series
    var columns = 72
    var testDescription: String { id }

    init(_ id: String, _ chart: Chart, columns: Int = 72, _ points: [(String, Double?)]) {
      (self.id, self.chart, self.columns) = (id, chart, columns)
      series = Series("Revenue", points.map { Series.Point($0.0, $0.1) })
    }
  }

  static let months: [(String, Double?)] = [
    ("2024-01", 1440.78), ("2024-02", 1921.73), ("2024-03", 1983.71), ("2024-04", 1393.8),
  ]
  static let days = (0..<90).map { day -> (String, Double?) in
    let value = (day * day * 37 + day * 11) % 400
    return ("day \(day + 1)", Double(value + day * 3))
  }

  static let cases = [
    Case("line.months", .line, months),
    Case("line.days", .line, days),
    Case("line.narrow", .line, columns: 24, days),
    Case("line.negative", .line, [("a", -20), ("b", 35), ("c", -5), ("d", 12)]),
    Case("line.all-negative", .line, [("a", -20), ("b", -35)]),
    Case("line.gap", .line, [("a", 1), ("b", nil), ("c", 3), ("d", .nan), ("e", 2), ("f", 4)]),
    Case("line.one", .line, [("2024-01", 1440.78)]),
    Case("line.equal", .line, [("a", 5), ("b", 5), ("c", 5)]),
    Case("line.zero", .line, [("a", 0), ("b", 0)]),
    Case("line.huge", .line, [("a", -1.7e308), ("b", 1.7e308), ("c", 0)]),
    Case("line.tiny", .line, [("a", 1e-300), ("b", 3e-300), ("c", .leastNonzeroMagnitude)]),
    Case("line.close", .line, [("a", 1_000_000.1), ("b", 1_000_000.2), ("c", 1_000_000.4)]),
    Case(
      "line.long-labels",
      .line,
      [("the first of all the labels here", 1), ("the second one", 2)]
    ),
    Case(
      "bar.products",
      .bar,
      [
        ("Running Shoes", 909.93), ("Yoga Mat", 412.5), ("茶碗", 98.1), ("Free sample", 0),
        ("Pin", 0.4),
      ]
    ),
    Case("bar.negative", .bar, [("Q1", 120), ("Q2", -45.5), ("Q3", -3), ("Q4", 80)]),
    Case("bar.all-negative", .bar, [("Q1", -120), ("Q2", -45.5)]),
    Case("bar.one", .bar, [("only", 12_345_678.9)]),
    Case("bar.zero", .bar, [("a", 0), ("b", nil)]),
    Case("bar.huge", .bar, [("a", 1.7e308), ("b", -1.7e308), ("c", 1)]),
    Case("bar.narrow", .bar, columns: 24, [("a label that is long", 3), ("b", 2)]),
    Case("bar.many", .bar, (0..<45).map { ("item \($0)", Double(45 - $0)) }),
    Case("empty", .bar, []),
    Case("nothing", .line, [("a", nil), ("b", .infinity)]),
  ]

  @Test(arguments: cases)
  func `a series is drawn within the screen`(example: Case) throws {
    let screen = Screen.plain.wide(example.columns)
    let text = example.chart.rendered(example.series, on: screen)
    for line in text.split(separator: "\n") {
      #expect(DisplayWidth.columns(of: line) <= example.columns)
    }
    let ascii = example.chart.rendered(example.series, on: .ascii.wide(example.columns))
    let isASCII = ascii.replacing("茶碗", with: "").utf8.allSatisfy { $0 < 128 }
    #expect(isASCII)
    try Snapshot.check(text + "\n" + ascii, "chart.\(example.id).txt")
  }

  @Test(arguments: Chart.allCases)
  func `colours change nothing but colours`(chart: Chart) {
    let series = Series("Revenue", Self.months.map { Series.Point($0.0, ($0.1 ?? 0) - 1_500) })
    let coloured = chart.rendered(series, on: .plain.coloured)
    #expect(coloured.contains("\u{1B}[36m"))
    #expect(
      coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "") == chart.rendered(series, on: .plain)
    )
  }

  @Test func `days lie as far apart as they are`() throws {
    let batch = Batch(
      .long("day", [19_723, 19_724, 19_725, 19_783], type: .date),
      .long("units", [1, 5, 2, 4]),
      rows: 4
    )
    guard let series = Series("Units", batch: batch, label: "day", value: "units") else {
      return #expect(Bool(false))
    }
    try Snapshot.check(Chart.line.rendered(series, on: .plain.wide(72)), "chart.line.dates.txt")
  }

  @Test func `a series comes from two columns`() {
    let batch = Batch(
      .text("month", ["Jan", nil]),
      .decimal("revenue", [144_078, -5], scale: 2),
      rows: 2
    )
    let series = Series("Revenue", batch: batch, label: "MONTH", value: "revenue")
    #expect(series?.points.map(\.label) == ["Jan", "NULL"])
    #expect(series?.points.map(\.text) == ["1,440.78", "-0.05"])
    #expect(series?.points.map(\.value) == [1_440.78, -0.05])
    #expect(Series("", batch: batch, label: "month", value: "month") == nil)
    #expect(Series("", batch: batch, label: "month", value: "units") == nil)
  }

  @Test(
    arguments: [
      ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"), ([], ""), ([nil, nil], "  "), ([5], "▅"),
      ([0, 0], "▁▁"),
      ([-1, nil, 1], "▁ █"), ([-1.7e308, 1.7e308], "▁█"), ([.nan, 2, 1], " █▁"),
    ] as [([Double?], String)]
  )
  func `a sparkline has a character for each value`(values: [Double?], text: String) {
    #expect(Sparkline.text(values, on: .plain) == text)
    #expect(Sparkline.text(values, on: .ascii).count == values.count)
  }
}
