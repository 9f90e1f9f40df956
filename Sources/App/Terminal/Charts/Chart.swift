/// The ways in which a series is drawn.
public enum Chart: String, Sendable, CaseIterable {
  /// A course over time, left to right.
  case line
  /// A length for each label, one below the other.
  case bar

  /// The chart as text with a line end behind every line, no wider than the screen.
  public func rendered(_ series: Series, on screen: Screen) -> String {
    guard series.points.contains(where: { $0.value != nil }) else {
      return screen.styled("no data to draw", .dim) + "\n"
    }
    let lines =
      switch self {
      case .line: LineChart(series, on: screen).lines
      case .bar: BarChart(series, on: screen).lines
      }
    let title = DisplayWidth.truncated(
      DisplayWidth.printable(series.title),
      to: screen.chartColumns,
      ellipsis: screen.ellipsis
    )
    return ([screen.styled(title, .bold)] + lines).joined(separator: "\n") + "\n"
  }
}

extension Screen {
  /// Columns that a chart takes.
  var chartColumns: Int { min(100, columns ?? 80) }
}

/// A course in one line of blocks, for a cell of a table.
public enum Sparkline {
  /// One character for each value, lowest to highest; a space where there is none.
  public static func text(_ values: [Double?], on screen: Screen) -> String {
    let finite = values.compactMap { $0 }.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else {
      return String(repeating: " ", count: values.count)
    }
    let levels: [Character] = Array(screen.usesUnicode ? "▁▂▃▄▅▆▇█" : "_.-=+*#@")
    let span = high / 2 - low / 2
    return String(
      values.map { value -> Character in
        guard let value, value.isFinite else { return " " }
        guard span > 0 else { return levels[high == 0 ? 0 : levels.count / 2] }
        let share = (value / 2 - low / 2) / span
        return levels[min(levels.count - 1, Int(share * Double(levels.count)))]
      }
    )
  }
}
