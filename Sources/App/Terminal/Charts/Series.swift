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
    /// Where the label lies on an axis of its own kind, such as a day's number; `nil` when it has none.
    public var place: Double?

    /// Describes a point; numbers that are not finite count as absent.
    public init(_ label: String, _ value: Double?, text: String? = nil, place: Double? = nil) {
      self.place = place
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
          text: People.text(number, column: values.name),
          place: labels[row].time
        )
      }
    )
  }
}

extension Series {
  /// How far each point lies along the axis, 0...1: by its place where every point has one and they rise, else by
  /// its turn.
  var shares: [Double] {
    let places = points.compactMap(\.place)
    let rises = zip(places, places.dropFirst()).allSatisfy { $0 < $1 }
    guard places.count == points.count, rises, let first = places.first, let last = places.last,
      last > first
    else {
      let steps = Double(points.count - 1)
      return points.indices.map { points.count > 1 ? Double($0) / steps : 0.5 }
    }
    return places.map { ($0 - first) / (last - first) }
  }
}

extension Value {
  /// The number of a day or the microsecond of an instant; `nil` for what is no time.
  fileprivate var time: Double? {
    switch self {
    case .date(let days): Double(days)
    case .timestamp(let microseconds), .timestampNTZ(let microseconds): Double(microseconds)
    default: nil
    }
  }

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
