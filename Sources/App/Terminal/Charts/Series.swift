public import Relational

/// Labelled numbers in an order that means something: what a chart shows.
public struct Series: Sendable, Equatable {
  /// One labelled number.
  public struct Point: Sendable, Equatable {
    /// What the number belongs to, on one line.
    public var label: String
    /// The number; `nil` when there is none.
    public var value: Double?
    /// The number as it is written beside its bar.
    public var text: String

    /// Describes a point; numbers that are not finite count as absent.
    public init(_ label: String, _ value: Double?, text: String? = nil) {
      let number = value.flatMap { $0.isFinite ? $0 : nil }
      self.label = DisplayWidth.printable(label)
      self.value = number
      self.text = text ?? number.map { People.number($0, digits: 2) } ?? "no value"
    }
  }

  /// What the numbers are; the line above the chart.
  public var title: String
  /// Labelled numbers, in the order in which they are drawn.
  public var points: [Point]

  /// Gathers points.
  public init(_ title: String, _ points: [Point]) {
    self.title = title
    self.points = points
  }

  /// One point for each row; `nil` when `batch` lacks a column or the value column holds no numbers.
  public init?(_ title: String, batch: Batch, label: String, value: String) {
    guard let labels = batch.column(label), let values = batch.column(value),
      values.type.isNumeric
    else { return nil }
    self.init(
      title,
      (0..<batch.rowCount).map { row in
        let number = values[row]
        return Point(
          labels[row].text ?? "NULL",
          number.nearestDouble,
          text: People.text(number, column: values.name)
        )
      }
    )
  }
}

extension Value {
  /// The number's nearest floating-point neighbour; `nil` for what is no number.
  fileprivate var nearestDouble: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .double(let number): number
    case .decimal(let number): number.doubleValue
    default: nil
    }
  }
}
