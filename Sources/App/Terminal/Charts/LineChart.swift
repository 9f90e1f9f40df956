/// A course of values over an axis with round numbers.
struct LineChart {
  static let height = 13

  let series: Series
  let screen: Screen
  private let axis: ValueAxis

  init(_ series: Series, on screen: Screen) {
    self.series = series
    self.screen = screen
    axis = ValueAxis(series.points.compactMap(\.value), height: Self.height)
  }

  var lines: [String] {
    let ticks = axis.labels
    let labelWidth = ticks.compactMap { $0?.count }.max() ?? 1
    let cells = max(10, screen.chartColumns - labelWidth - 2)
    let rows = drawn(cells: cells).rows(unicode: screen.usesUnicode)
    var lines = zip(ticks, rows).map { tick, row in
      let label = DisplayWidth.padded(tick ?? "", to: labelWidth, right: true)
      let mark = tick == nil ? (screen.usesUnicode ? "│" : "|") : (screen.usesUnicode ? "┤" : "+")
      let end = row.lastIndex { $0 != " " }.map { row[...$0] } ?? ""
      return screen.styled(label + " " + mark, .dim) + screen.styled(String(end), .cyan)
    }
    let space = String(repeating: " ", count: labelWidth + 1)
    let labels = LabelAxis(
      series.points.map(\.label),
      shares: series.shares,
      cells: cells,
      ellipsis: screen.ellipsis
    )
    lines.append(screen.styled(space + labels.rule(unicode: screen.usesUnicode), .dim))
    lines.append(space + " " + labels.text)
    return lines
  }

  private func drawn(cells: Int) -> DotCanvas {
    var canvas = DotCanvas(columns: cells, rows: axis.rows)
    let places = zip(series.points, series.shares).map { point, share -> (x: Int, y: Int)? in
      point.value.map { value in
        let x = (share * Double(canvas.width - 1)).rounded()
        return (Int(x), Int(axis.dot(of: value).rounded()))
      }
    }
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      let before = index > 0 ? places[index - 1] : nil
      let after = index + 1 < places.count ? places[index + 1] : nil
      if let before { canvas.line(from: before, to: place) }
      if before == nil, after == nil { canvas.blot(at: place) }
    }
    return canvas
  }
}

/// The axis at the left: round numbers, each on a row of its own, the same number of rows between them.
private struct ValueAxis {
  let low: Double
  let high: Double
  let rows: Int
  private let rowsPerStep: Int
  private let step: Double

  init(_ values: [Double], height: Int) {
    var low = Self.bounded(values.min() ?? 0)
    var high = Self.bounded(values.max() ?? 0)
    if low > 0, low < high / 2 { low = 0 }
    if high < 0, high > low / 2 { high = 0 }
    let size = max(low.magnitude, high.magnitude)
    if high - low <= size * 1e-9 {
      let room = size == 0 ? 1 : size / 2
      low -= room
      high += room
    }
    let step = Self.roundStep((high - low) / 4)
    let first = (low / step).rounded(.down)
    let last = (high / step).rounded(.up)
    let count = max(1, Int(last - first))
    self.step = step
    self.low = first * step
    self.high = last * step
    rowsPerStep = max(1, (height - 1) / count)
    rows = count * rowsPerStep + 1
  }

  /// The value where sums and quotients of two such values are still numbers.
  private static func bounded(_ value: Double) -> Double {
    value.magnitude < 1e-290 ? 0 : min(1e300, max(-1e300, value))
  }

  /// The smallest of 1, 2, 2.5 and 5 times a power of ten that is at least `step`.
  private static func roundStep(_ step: Double) -> Double {
    var power = 1.0
    while power * 10 <= step { power *= 10 }
    while power > step { power /= 10 }
    return [1, 2, 2.5, 5, 10].map { $0 * power }.first { $0 >= step * 0.999_999 } ?? step
  }

  /// Labels from the top row to the bottom; `nil` for rows between two numbers.
  var labels: [String?] {
    let values = (0...((rows - 1) / rowsPerStep)).map { high - Double($0) * step }
    var texts = values.map { People.short($0) }
    if Set(texts).count < texts.count {
      var digits = 1
      var unit = step
      while unit < 1, digits < 15 { (digits, unit) = (digits + 1, unit * 10) }
      texts = values.map { People.number($0, digits: digits) }
    }
    return (0..<rows).map { row in
      row % rowsPerStep == 0 ? texts[row / rowsPerStep] : nil
    }
  }

  /// Vertical dot of a value, from the top; a labelled number lies in the middle of its row.
  func dot(of value: Double) -> Double {
    let share = (high - min(high, max(low, value))) / (high - low)
    return share * Double((rows - 1) * 4) + 1.5
  }
}
