/// Horizontal bars from a common baseline; negative values go to the left of it.
struct BarChart {
  static let barLimit = 40

  let series: Series
  let screen: Screen

  init(_ series: Series, on screen: Screen) {
    self.series = series
    self.screen = screen
  }

  var lines: [String] {
    let points = series.points.prefix(Self.barLimit)
    let labelWidth = min(
      points.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0,
      screen.chartColumns / 3
    )
    let textWidth = points.map { DisplayWidth.columns(of: $0.text) }.max() ?? 0
    let room = max(4, screen.chartColumns - labelWidth - textWidth - 3)
    let scale = BarScale(points.compactMap(\.value), cells: room)
    var lines = points.map { point in
      let cut = DisplayWidth.truncated(point.label, to: labelWidth, ellipsis: screen.ellipsis)
      let label = DisplayWidth.padded(cut, to: labelWidth, right: true)
      return label + " " + bar(point, scale) + " " + point.text
    }
    let more = series.points.count - points.count
    if more > 0 {
      lines.append(screen.styled("\(screen.ellipsis) \(People.count(more)) more", .dim))
    }
    return lines
  }

  /// Both sides of the baseline and the baseline itself.
  private func bar(_ point: Series.Point, _ scale: BarScale) -> String {
    let baseline = screen.usesUnicode ? "│" : "|"
    let left = String(repeating: " ", count: scale.negativeCells)
    guard let value = point.value, value != 0 else { return left + baseline }
    let eighths = scale.eighths(value)
    if value > 0 { return left + baseline + screen.styled(rightward(eighths), .cyan) }
    let strokes = leftward(eighths)
    let space = String(repeating: " ", count: max(0, scale.negativeCells - strokes.count))
    return space + screen.styled(strokes, .red) + baseline
  }

  private func rightward(_ eighths: Int) -> String {
    guard screen.usesUnicode else {
      return String(repeating: "#", count: max(1, (eighths + 4) / 8))
    }
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
  }

  private func leftward(_ eighths: Int) -> String {
    guard screen.usesUnicode else {
      return String(repeating: "#", count: max(1, (eighths + 4) / 8))
    }
    let part = eighths % 8
    return (part == 0 ? "" : part < 3 ? "▕" : "▐") + String(repeating: "█", count: eighths / 8)
  }
}

/// How long a bar is: the cells are shared out between the largest and the smallest value.
private struct BarScale {
  let negativeCells: Int
  private let eighthsPerUnit: Double
  private let unit: Double

  init(_ values: [Double], cells: Int) {
    // Measured in units of the largest size, no sum of two values is ever too large for a Double.
    unit = values.map(\.magnitude).max().flatMap { $0 > 0 ? $0 : nil } ?? 1
    let low = min(0, values.min() ?? 0) / unit
    let high = max(0, values.max() ?? 0) / unit
    guard low < 0 else {
      negativeCells = 0
      eighthsPerUnit = Double(cells) * 8 / max(high, 1)
      return
    }
    let share = -low / (high - low)
    negativeCells = min(cells, max(1, Int((Double(cells) * share).rounded())))
    let positiveCells = max(high > 0 ? 1 : 0, cells - negativeCells)
    let forNegative = Double(negativeCells) * 8 / -low
    eighthsPerUnit = high > 0 ? min(forNegative, Double(positiveCells) * 8 / high) : forNegative
  }

  /// Length in eighths of a cell; at least one, so that nothing that is not zero looks like it.
  func eighths(_ value: Double) -> Int {
    max(1, Int((value.magnitude / unit * eighthsPerUnit).rounded()))
  }
}
