internal import Synthesis

/// When and how much is ordered again: an (s, S) policy with lead times, under supply that is short on purpose.
///
/// A cell whose position falls to its reorder point gets what is missing to its order-up-to level, after the lead
/// time of its location. Deliveries to cells with nothing left are held back, oldest first to go, for as long as fewer
/// cells are empty than the stock-out rate asks for; when more are, they come early.
struct Replenishment: Sendable {
  let levels: StockLevels
  private let leadDays: [Int]
  /// Cells that are to be empty at the end of a day.
  private let target: Int
  /// Cells for which a delivery is under way, or which are not to be ordered for.
  private var isOrdered: [Bool]
  /// Cells by the day they are due, in a ring.
  private var due: [[Int32]] = (0..<Replenishment.horizon).map { _ in [] }
  private var held: [Int32] = []
  private var firstHeld = 0
  /// Cells that became empty on the day before, the guess for today.
  private var newlyEmpty = 0

  /// Longest lead time, in days.
  private static let horizon = 64

  init(_ levels: StockLevels, leadDays: [Int], stockOutRate: Double) {
    precondition(leadDays.allSatisfy { (1..<Self.horizon).contains($0) }, "lead times are days")
    self.levels = levels
    self.leadDays = leadDays
    target = Int((stockOutRate * Double(levels.opening.count)).rounded())
    isOrdered = [Bool](repeating: false, count: levels.opening.count)
  }

  /// Stops orders for a cell until `firstOrder`.
  mutating func pause(_ cell: Int) { isOrdered[cell] = true }

  /// Orders for a cell that was paused.
  mutating func firstOrder(_ cell: Int, _ stock: inout Stock, day: Int) {
    isOrdered[cell] = false
    review(cell, &stock, day: day)
  }

  /// Orders for a cell when its position asks for it and nothing is on order.
  mutating func review(_ cell: Int, _ stock: inout Stock, day: Int) {
    guard !isOrdered[cell] else { return }
    let position = stock.position(cell)
    guard position <= levels.reorderPoints[cell] else { return }
    stock.order(levels.orderUpToLevels[cell] - position, cell)
    isOrdered[cell] = true
    due[(day + leadDays[cell / stock.products]) % Self.horizon].append(Int32(cell))
  }

  /// Takes in what arrives in the night before `day`.
  ///
  /// `receipt` is told of each delivery: its cell and its units.
  mutating func receive(
    _ stock: inout Stock,
    day: Int,
    receipt: (_ cell: Int32, _ units: Int32) -> Void
  ) {
    let today = due[day % Self.horizon]
    due[day % Self.horizon] = []
    for cell in today {
      if stock.available(Int(cell)) == 0, !levels.isFast[Int(cell)] {
        held.append(cell)
      } else {
        deliver(cell, &stock, receipt)
      }
    }
    var surplus = stock.emptyCells + newlyEmpty - target
    while surplus > 0, let cell = nextHeld() {
      deliver(cell, &stock, receipt)
      surplus -= 1
    }
    if surplus > 0 { expedite(surplus, &stock, day: day, receipt) }
  }

  /// Notes how many cells became empty on the day that ends.
  mutating func endOfDay(newlyEmpty: Int) { self.newlyEmpty = newlyEmpty }

  private mutating func nextHeld() -> Int32? {
    if firstHeld > 4_096, firstHeld > held.count / 2 {
      held.removeFirst(firstHeld)
      firstHeld = 0
    }
    guard firstHeld < held.count else { return nil }
    defer { firstHeld += 1 }
    return held[firstHeld]
  }

  /// Brings deliveries to empty cells forward, the nearest first.
  private mutating func expedite(
    _ count: Int,
    _ stock: inout Stock,
    day: Int,
    _ receipt: (Int32, Int32) -> Void
  ) {
    var rest = count
    for later in 1..<Self.horizon where rest > 0 {
      let slot = (day + later) % Self.horizon
      let cells = due[slot]
      due[slot] = cells.filter { cell in
        guard rest > 0, stock.available(Int(cell)) == 0 else { return true }
        rest -= 1
        deliver(cell, &stock, receipt)
        return false
      }
    }
  }

  private mutating func deliver(
    _ cell: Int32,
    _ stock: inout Stock,
    _ receipt: (Int32, Int32) -> Void
  ) {
    let units = stock.receive(Int(cell))
    isOrdered[Int(cell)] = false
    if units > 0 { receipt(cell, units) }
  }
}
