internal import Synthesis

/// What lies where: each product at each location, a *cell*, at one moment.
///
/// Always holds: `available = onHand − reserved − damaged ≥ 0` in every cell, and `emptyCells` counts those with 0.
struct Stock: Sendable {
  let products: Int
  let locations: Int
  /// Units in the building, in whatever state.
  private(set) var onHand: [Int32]
  /// Units that are sold and not yet shipped.
  private(set) var reserved: [Int32]
  /// Units that cannot be sold and are not yet written off.
  private(set) var damaged: [Int32]
  /// Units on their way here.
  private(set) var inTransit: [Int32]
  /// Cells with nothing available.
  private(set) var emptyCells: Int

  /// Starts with `opening` units in each cell.
  init(products: Int, locations: Int, opening: [Int32]) {
    precondition(opening.count == products * locations, "every cell has an opening stock")
    self.products = products
    self.locations = locations
    onHand = opening
    reserved = [Int32](repeating: 0, count: opening.count)
    damaged = reserved
    inTransit = reserved
    emptyCells = opening.count { $0 == 0 }
  }

  /// Number of the cell; the products of a location lie behind each other.
  func cell(product: Int, location: Int) -> Int { location * products + product }

  /// Units that can be sold.
  func available(_ cell: Int) -> Int32 { onHand[cell] - reserved[cell] - damaged[cell] }

  /// Units that are here or coming and not spoken for.
  func position(_ cell: Int) -> Int32 { available(cell) + inTransit[cell] }

  /// Units leave the shelf at once.
  mutating func remove(_ units: Int32, _ cell: Int) {
    let before = available(cell)
    onHand[cell] -= units
    note(before, cell)
  }

  /// Units are kept for an order that ships later.
  mutating func reserve(_ units: Int32, _ cell: Int) {
    let before = available(cell)
    reserved[cell] += units
    note(before, cell)
  }

  /// Reserved units leave the building.
  mutating func ship(_ units: Int32, _ cell: Int) {
    reserved[cell] -= units
    onHand[cell] -= units
  }

  /// Reserved units are not wanted any more.
  mutating func release(_ units: Int32, _ cell: Int) {
    let before = available(cell)
    reserved[cell] -= units
    note(before, cell)
  }

  /// Units are ordered and will arrive.
  mutating func order(_ units: Int32, _ cell: Int) { inTransit[cell] += units }

  /// All units that were on their way arrive.
  ///
  /// - Returns: How many they are.
  mutating func receive(_ cell: Int) -> Int32 {
    let units = inTransit[cell]
    inTransit[cell] = 0
    add(units, cell)
    return units
  }

  /// Units come in, fit for sale or not.
  mutating func add(_ units: Int32, _ cell: Int, asDamaged: Bool = false) {
    let before = available(cell)
    onHand[cell] += units
    if asDamaged { damaged[cell] += units }
    note(before, cell)
  }

  /// Available units are found to be damaged.
  mutating func damage(_ units: Int32, _ cell: Int) {
    let before = available(cell)
    damaged[cell] += units
    note(before, cell)
  }

  /// Damaged units are thrown away.
  ///
  /// - Returns: How many they are.
  mutating func writeOff(_ cell: Int) -> Int32 {
    let units = damaged[cell]
    damaged[cell] = 0
    onHand[cell] -= units
    return units
  }

  /// What lies where, to be kept.
  var picture: StockPicture {
    StockPicture(onHand: onHand, reserved: reserved, damaged: damaged, inTransit: inTransit)
  }

  private mutating func note(_ before: Int32, _ cell: Int) {
    let after = available(cell)
    precondition(after >= 0, "more was sold than there is")
    if (before == 0) != (after == 0) { emptyCells += after == 0 ? 1 : -1 }
  }
}
