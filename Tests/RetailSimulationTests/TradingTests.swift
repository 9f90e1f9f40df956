import Synthesis
import Testing

@testable import RetailSimulation

@Suite struct TradingTests {
  private static let world = {
    var settings = WorldSettings(
      customers: 600,
      products: 150,
      locations: 7,
      days: 120,
      eventsPerDay: 400
    )
    settings.orders = 4_000
    settings.orderItems = 9_500
    return World(settings)
  }()

  private static let days: [TradingDay] = {
    var trading = Trading(world, picturesStock: true)
    var days: [TradingDay] = []
    while let day = trading.next() { days.append(day) }
    return days
  }()

  @Test func `orders and lines come in exactly the numbers that were asked for`() {
    #expect(Self.days.reduce(0) { $0 + $1.orders.count } == 4_000)
    #expect(Self.days.reduce(0) { $0 + $1.lines.count } == 9_500)
    let online = Self.days.reduce(0) { $0 + $1.orders.count { $0.onlineNumber >= 0 } }
    #expect(online == Self.world.volumes.onlineOrders)
    #expect(online > 100)
  }

  @Test func `what is on hand is what came less what went, every day`() throws {
    var onHand = [Int32](repeating: 0, count: 150 * 7)
    for day in Self.days {
      for movement in day.movements { onHand[Int(movement.cell)] += movement.quantity }
      let picture = try #require(day.stock)
      #expect(picture.onHand == onHand, "on day \(day.day)")
      let available = zip(picture.onHand, zip(picture.reserved, picture.damaged)).map {
        $0 - $1.0 - $1.1
      }
      #expect(available.allSatisfy { $0 >= 0 })
    }
  }

  @Test func `nothing is booked out before it is there, at any moment of a day`() {
    var onHand = [Int32](repeating: 0, count: 150 * 7)
    for day in Self.days {
      for movement in day.movements.sorted(by: { $0.happenedAt < $1.happenedAt }) {
        onHand[Int(movement.cell)] += movement.quantity
        #expect(onHand[Int(movement.cell)] >= 0)
      }
    }
  }

  @Test func `as many shelves are empty as the stock-out rate asks for`() {
    let shares = Self.days.compactMap { day in
      day.stock.map { stock in
        let empty = stock.onHand.indices.count {
          stock.onHand[$0] - stock.reserved[$0] - stock.damaged[$0] == 0
        }
        return Double(empty) / Double(stock.onHand.count)
      }
    }
    let mean = shares.reduce(0, +) / Double(shares.count)
    #expect(abs(mean - 0.075) < 0.01, "\(mean)")
  }

  @Test func `an order is the sum of its lines and sells no more than was wanted`() {
    for day in Self.days {
      for (place, order) in day.orders.enumerated() {
        let start = Int(order.firstLine)
        let lines = day.lines[start..<start + Int(order.lineCount)]
        #expect(lines.allSatisfy { $0.order == Int32(place) && $0.quantity > 0 })
        #expect(lines.allSatisfy { $0.quantity <= $0.requested })
        #expect(lines.map(\.number) == (1...order.lineCount).map { $0 })
        #expect(order.subtotal - order.discount == lines.reduce(0) { $0 + $1.total })
        #expect(order.tax == lines.reduce(0) { $0 + $1.tax })
      }
    }
  }

  @Test func `instants follow each other, and customers are on file before they buy`() {
    let end = Int64(120 * 86_400)
    for day in Self.days {
      for order in day.orders {
        let steps = [order.placedAt, order.shippedAt, order.deliveredAt].filter { $0 >= 0 }
        #expect(steps == steps.sorted())
        #expect(steps.allSatisfy { $0 < end })
        #expect(order.cancelledAt < 0 || order.deliveredAt < 0)
        if order.customer >= 0 {
          #expect(Self.world.customers.signUpDay(of: Int(order.customer)) <= day.day)
        }
      }
      for line in day.lines where line.returnedAt >= 0 {
        #expect(line.returnedAt > day.orders[Int(line.order)].deliveredAt)
      }
    }
  }

  @Test func `a recovered cart names a later online order of its customer`() {
    let orders = Self.days.flatMap(\.orders)
    var recovered = 0
    for cart in Self.days.flatMap(\.carts) where cart.recoveredOrder >= 0 {
      let order = orders[cart.recoveredOrder]
      recovered += 1
      #expect(order.customer == cart.customer)
      #expect(order.onlineNumber >= 0)
      #expect(order.placedAt > cart.clickedAt)
    }
    #expect(recovered > 0)
  }

  @Test func `the same seed gives the same days and another seed others`() {
    var settings = Self.world.settings
    var again = Trading(World(settings), picturesStock: false)
    let first = again.next()
    #expect(first?.orders.map(\.placedAt) == Self.days[0].orders.map(\.placedAt))
    #expect(first?.lines.map(\.product) == Self.days[0].lines.map(\.product))
    settings.seed = 7
    var other = Trading(World(settings), picturesStock: false)
    #expect(other.next()?.lines.map(\.product) != Self.days[0].lines.map(\.product))
  }
}
