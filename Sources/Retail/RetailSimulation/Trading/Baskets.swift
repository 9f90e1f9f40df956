internal import Synthesis

/// How many lines each order of a day has, so that they add up to exactly the lines of the day.
struct Baskets: Sendable {
  /// Lines by order, each at least 1.
  private(set) var sizes: [Int32]

  /// Makes the wanted sizes add up.
  ///
  /// - Parameters:
  ///   - wanted: Lines that each order would have by itself, 1 or more.
  ///   - isFixed: Orders whose size stays as it is, as far as the total allows.
  ///   - total: Lines of the day, at least one for each order.
  ///   - stream: Chooses the orders that get or lose a line.
  init(wanted: [Int32], isFixed: [Bool], total: Int, stream: RandomStream) {
    precondition(total >= wanted.count, "every order has a line")
    sizes = wanted
    var missing = total - wanted.reduce(0) { $0 + Int($1) }
    guard missing != 0, !wanted.isEmpty else { return }
    var draw = stream.cursor
    var misses = 0
    while missing != 0 {
      let place = draw.integer(below: sizes.count)
      // After many tries in vain only the fixed ones are left to change.
      let isFree = !isFixed[place] || misses > 64 * sizes.count
      guard isFree, missing > 0 || sizes[place] > 1 else {
        misses += 1
        continue
      }
      sizes[place] += missing > 0 ? 1 : -1
      missing += missing > 0 ? -1 : 1
      misses = 0
    }
  }
}
