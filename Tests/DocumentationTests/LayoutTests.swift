import Documentation
import Testing

@Suite struct LayoutTests {
  private struct Random {
    var state: UInt64
    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
  }

  /// Boxes in lanes with arrows from earlier ones to later ones.
  private static func graph(_ seed: UInt64) -> (
    boxes: [LayeredLayout.Box], edges: [(from: Int, to: Int)]
  ) {
    var random = Random(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let count = 1 + random.below(60)
    let lanes = (0..<count).map { _ in random.below(4) }.sorted()
    let boxes = lanes.map {
      LayeredLayout.Box(
        lane: $0,
        width: Double(60 + random.below(120)),
        height: Double(20 + random.below(90))
      )
    }
    var edges: Set<[Int]> = []
    for _ in 0..<random.below(2 * count + 1) where count > 1 {
      let from = random.below(count - 1)
      edges.insert([from, from + 1 + random.below(count - from - 1)])
    }
    return (boxes, edges.sorted { $0.lexicographicallyPrecedes($1) }.map { ($0[0], $0[1]) })
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `no box lies on another, and arrows go from left to right`(seed: UInt64) {
    let (boxes, edges) = Self.graph(seed)
    let layout = LayeredLayout(boxes, edges: edges)
    let frames = layout.frames
    for (index, one) in frames.enumerated() {
      #expect(one.x >= 0 && one.y >= 0)
      #expect(one.x + one.width <= layout.width && one.y + one.height <= layout.height)
      for other in frames[(index + 1)...] {
        let isApart =
          one.x + one.width <= other.x || other.x + other.width <= one.x
          || one.y + one.height <= other.y || other.y + other.height <= one.y
        #expect(isApart)
      }
    }
    for (edge, route) in zip(edges, layout.routes) {
      #expect(frames[edge.from].column < frames[edge.to].column)
      #expect(route.first?.x == frames[edge.from].x + frames[edge.from].width)
      #expect(route.last?.x == frames[edge.to].x)
      for (left, right) in zip(route, route.dropFirst()) { #expect(left.x <= right.x) }
      for (point, next) in zip(route.dropFirst(), route.dropFirst(2)) where point.y == next.y {
        // A level stretch between two bends runs beside the boxes of its column.
        for (index, frame) in frames.enumerated() where index != edge.from && index != edge.to {
          let isCrossed =
            frame.y < point.y && point.y < frame.y + frame.height && frame.x < next.x
            && point.x < frame.x + frame.width
          #expect(!isCrossed)
        }
      }
    }
  }

  @Test(arguments: 0..<40 as Range<UInt64>)
  func `lanes stand side by side in their order`(seed: UInt64) {
    let (boxes, edges) = Self.graph(seed)
    let layout = LayeredLayout(boxes, edges: edges)
    let used = Set(boxes.map(\.lane)).sorted()
    for (left, right) in zip(used, used.dropFirst()) {
      #expect(layout.lanes[left].upperBound < layout.lanes[right].lowerBound)
    }
  }

  @Test func `the same graph is laid out the same`() {
    let (boxes, edges) = Self.graph(7)
    let one = LayeredLayout(boxes, edges: edges)
    let other = LayeredLayout(boxes, edges: edges)
    #expect(one.frames == other.frames && one.routes == other.routes)
  }

  @Test func `crossed arrows are uncrossed`() {
    let boxes = Array(repeating: LayeredLayout.Box(width: 10, height: 10), count: 6)
    let layout = LayeredLayout(boxes, edges: [(0, 5), (1, 4), (2, 3)])
    let order = [5, 4, 3].map { layout.frames[$0].y }
    #expect(order == order.sorted() || order == order.sorted(by: >))
    let sources = [0, 1, 2].map { layout.frames[$0].y }
    #expect((sources == sources.sorted()) == (order == order.sorted()))
  }

  @Test func `a ring and an arrow against the lanes are survived`() {
    let boxes = [0, 1, 1].map { LayeredLayout.Box(lane: $0, width: 10, height: 10) }
    let layout = LayeredLayout(boxes, edges: [(1, 2), (2, 1), (2, 0), (0, 1)])
    #expect(layout.frames[0].x < layout.frames[1].x)
    #expect(layout.routes.count == 4)
    #expect(LayeredLayout([], edges: []).frames.isEmpty)
  }
}
