/// What is to happen with stock on later days because of what was sold before.
struct Upcoming: Sendable {
  /// Units of one line that move on a later day.
  struct Step: Sendable {
    var kind: Kind
    var cell: Int32
    var quantity: Int32
    /// Number among the orders of all days.
    var order: Int
    /// Instant of the step, in seconds since the world's first midnight.
    var at: Int64
  }

  /// What happens to them.
  enum Kind: Sendable { case ship, release, restock, restockDamaged }

  /// Days that a step can lie ahead.
  static let horizon = 64

  private var days: [[Step]] = (0..<Upcoming.horizon).map { _ in [] }

  /// Puts a step down for the day of its instant.
  mutating func add(_ step: Step) { days[Int(step.at / 86_400) % Self.horizon].append(step) }

  /// The steps of `day`, in the order in which they were put down; they are gone afterwards.
  mutating func take(day: Int) -> [Step] {
    let steps = days[day % Self.horizon]
    days[day % Self.horizon] = []
    return steps
  }
}
