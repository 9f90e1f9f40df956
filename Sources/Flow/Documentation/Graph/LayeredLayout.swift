/// Places boxes in columns so that every arrow goes from left to right, with few crossings and no box on another.
///
/// Columns are grouped in lanes. An arrow over several columns runs through the gaps between boxes. Arrows that close a
/// ring, and arrows against the order of the lanes, cannot go from left to right and are left out of the ordering.
/// Source: Sugiyama, Tagawa, Toda, "Methods for visual understanding of hierarchical system structures", 1981.
public struct LayeredLayout: Sendable {
  /// A box to be placed; lengths in CSS pixels.
  public struct Box: Sendable, Hashable {
    /// Number of its lane, from the left.
    public var lane: Int
    /// From left to right.
    public var width: Double
    /// From top to bottom.
    public var height: Double

    /// Describes a box.
    public init(lane: Int = 0, width: Double, height: Double) {
      self.lane = lane
      self.width = width
      self.height = height
    }
  }

  /// Where a box lies.
  public struct Frame: Sendable, Hashable {
    /// Left edge.
    public var x: Double
    /// Upper edge.
    public var y: Double
    /// From left to right.
    public var width: Double
    /// From top to bottom.
    public var height: Double
    /// Number of its column, from the left.
    public var column: Int
    /// Half way between its edges.
    public var middle: Double { y + height / 2 }
  }

  /// A point on the way of an arrow.
  public struct Point: Sendable, Hashable {
    /// From the left.
    public var x: Double
    /// From the top.
    public var y: Double
  }

  /// Space between things.
  public struct Spacing: Sendable, Hashable {
    /// Between boxes of one column.
    public var row: Double
    /// Between columns.
    public var column: Double

    /// Describes the space.
    public init(row: Double, column: Double) {
      self.row = row
      self.column = column
    }
  }

  /// One frame per box.
  public private(set) var frames: [Frame] = []
  /// One way per arrow, from the right edge of one box to the left edge of the other; `x` never falls unless the
  /// arrow is one that cannot go from left to right.
  public private(set) var routes: [[Point]] = []
  /// Left and right end of each lane; empty lanes are as wide as nothing.
  public private(set) var lanes: [Range<Double>] = []
  /// Right end of everything.
  public private(set) var width: Double = 0
  /// Lower end of everything.
  public private(set) var height: Double = 0

  /// Places boxes.
  ///
  /// - Parameters:
  ///   - boxes: What is placed, in an order that decides where nothing else does.
  ///   - edges: Arrows between boxes, by their numbers.
  ///   - spacing: Space between boxes.
  /// - Complexity: O(rounds × (columns crossed by all arrows) × log).
  public init(
    _ boxes: [Box],
    edges: [(from: Int, to: Int)],
    spacing: Spacing = Spacing(row: 16, column: 76)
  ) {
    var ranks = Ranks(boxes, edges: edges)
    ranks.pullRight()
    var grid = LayoutGrid(boxes, columns: ranks.columns, edges: edges)
    grid.reduceCrossings()
    let centres = LayoutPositions(grid, spacing: spacing.row).centres
    place(boxes, grid, centres, edges, spacing)
  }

  private mutating func place(
    _ boxes: [Box],
    _ grid: LayoutGrid,
    _ centres: [Double],
    _ edges: [(from: Int, to: Int)],
    _ spacing: Spacing
  ) {
    var left: [Double] = []
    var widths: [Double] = []
    var x = 0.0
    for column in grid.columns {
      let width = column.compactMap { $0 < boxes.count ? boxes[$0].width : nil }.max() ?? 0
      left.append(x)
      widths.append(width)
      x += width + spacing.column
    }
    width = max(0, x - spacing.column)
    frames = boxes.indices.map { index in
      let column = grid.columnOf[index]
      let box = boxes[index]
      return Frame(
        x: left[column],
        y: centres[index] - box.height / 2,
        width: box.width,
        height: box.height,
        column: column
      )
    }
    height = frames.map { $0.y + $0.height }.max() ?? 0
    routes = edges.indices.map { number in
      let (from, to) = edges[number]
      let start = Point(x: frames[from].x + frames[from].width, y: frames[from].middle)
      let end = Point(x: frames[to].x, y: frames[to].middle)
      // Within a column that is crossed the arrow runs level.
      let between = grid.bends[number].flatMap { bend -> [Point] in
        let column = grid.columnOf[bend]
        return [
          Point(x: left[column], y: centres[bend]),
          Point(x: left[column] + widths[column], y: centres[bend]),
        ]
      }
      return [start] + between + [end]
    }
    for lane in 0..<((boxes.map(\.lane).max() ?? -1) + 1) {
      let inside = frames.indices.filter { boxes[$0].lane == lane }.map { frames[$0] }
      let start = inside.map(\.x).min() ?? 0
      lanes.append(start..<max(start, inside.map { $0.x + $0.width }.max() ?? 0))
    }
  }
}
