internal import Synthesis

/// The retailer before the first day, made from facts and settings; nothing in it changes.
final class World: Sendable {
  let settings: WorldSettings
  let volumes: Volumes
  let root: RandomStream
  let calendar: BusinessCalendar
  let plan: DemandPlan
  let network: Network
  let catalogue: Catalogue
  let customers: Customers
  let clock: Clock
  /// Streams of what is drawn once for each order, cart, or visit.
  let orderStream: RandomStream
  let cartStream: RandomStream
  let visitStream: RandomStream
  let offerStream: RandomStream
  /// Share of the lines that are sold over the counter.
  let counterShare: Double
  /// Lines of the average order.
  let linesPerOrder: Double
  private let onlineChannels: Choice
  private let otherChannels: Choice
  private let payments: [AliasTable]
  private let shipping: AliasTable
  private let returnFactors: [Double]
  private let reasons: [AliasTable]
  private let stages: AliasTable

  /// Share of further lines that are chosen for what lies in the basket.
  static let affinity = 0.35
  /// Share of the goods sent back that cannot be sold again.
  static let damagedReturns = 0.08

  /// Indices with weights of their own.
  private struct Choice: Sendable {
    let numbers: [Int]
    let table: AliasTable

    init(_ numbers: [Int], _ weight: (Int) -> Double) {
      self.numbers = numbers
      table = AliasTable(numbers.map(weight))
    }
  }

  /// Builds the world that the settings ask for.
  init(_ settings: WorldSettings) {
    self.settings = settings
    volumes = Volumes(settings)
    root = RandomStream(seed: settings.seed)
    calendar = BusinessCalendar(
      firstDay: settings.firstDay,
      count: settings.days,
      yearlyGrowth: settings.rates.yearlyGrowth
    )
    plan = DemandPlan(volumes, calendar, cartAbandonment: settings.rates.cartAbandonment)
    network = Network(count: settings.locations, stream: root.stream("network"))
    catalogue = Catalogue(
      count: settings.products,
      days: settings.days,
      stream: root.stream("catalogue")
    )
    customers = Customers(
      count: settings.customers,
      days: settings.days,
      stream: root.stream("customers")
    )
    let winter = calendar.days.first?.epochDay ?? 0
    clock = Clock(
      network,
      winter: Self.seasonDay(month: 1, near: winter),
      summer: Self.seasonDay(month: 7, near: winter)
    )
    orderStream = root.stream("orders")
    cartStream = root.stream("carts")
    visitStream = root.stream("visits")
    offerStream = root.stream("offers")
    let channels = OrderChannel.all
    let online = channels.indices.filter { channels[$0].kind == .online }
    let other = channels.indices.filter { channels[$0].kind != .online }
    onlineChannels = Choice(online) { channels[$0].share }
    otherChannels = Choice(other) { channels[$0].share }
    payments = channels.indices.map { channel in
      AliasTable(PaymentMethod.all.map { $0.weights[channel] })
    }
    shipping = AliasTable(
      ShippingMethod.all.map { $0.route == .carryOut ? 0 : $0.weight }
    )
    let overCounter = other.reduce(0) { sum, channel in
      sum + (channels[channel].code == "STORE_POS" ? channels[channel].share : 0)
    }
    let otherTotal = other.reduce(0) { $0 + channels[$1].share }
    let onlineShare = Double(plan.onlineOrders.reduce(0, +)) / Double(max(1, volumes.orders))
    counterShare = network.stores.isEmpty ? 0 : (1 - onlineShare) * overCounter / otherTotal
    linesPerOrder = Double(volumes.orderItems) / Double(max(1, volumes.orders))
    let mean = channels.indices.reduce(0) { sum, channel in
      let isOnline = channels[channel].kind == .online
      let share = isOnline ? onlineShare / 100 : (1 - onlineShare) / otherTotal
      return sum + channels[channel].returnFactor * channels[channel].share * share
    }
    returnFactors = channels.map { $0.returnFactor / mean }
    reasons = AbandonmentStage.allCases.indices.map { stage in
      AliasTable(AbandonmentReason.all.map { $0.weights[stage] })
    }
    stages = AliasTable(AbandonmentStage.allCases.map(\.share))
  }

  /// A channel that orders of the kind come through, before anybody's preference.
  func channel(isOnline: Bool, _ draw: inout RandomCursor) -> Int {
    let choice = isOnline ? onlineChannels : otherChannels
    return choice.numbers[choice.table.index(draw.next())]
  }

  /// Index in `PaymentMethod.all`.
  func payment(channel: Int, _ draw: inout RandomCursor) -> Int {
    payments[channel].index(draw.next())
  }

  /// Index in `ShippingMethod.all` of what is not carried out.
  func shippingMethod(_ draw: inout RandomCursor) -> Int { shipping.index(draw.next()) }

  /// Chance that a line of a completed order comes back.
  func returnChance(product: Int, segment: Int, channel: Int) -> Double {
    let chance =
      CustomerSegment.all[segment].returnChance * catalogue.returnFactors[product]
      * returnFactors[channel] * settings.rates.returnFactor
    return min(0.9, chance)
  }

  /// Where a cart is left, index in `AbandonmentStage.allCases`.
  func stage(_ draw: inout RandomCursor) -> Int { stages.index(draw.next()) }

  /// Why a cart is left, index in `AbandonmentReason.all`; scarce goods only where there are some.
  func reason(stage: Int, hasScarceGoods: Bool, _ draw: inout RandomCursor) -> Int {
    for _ in 0..<32 {
      let reason = reasons[stage].index(draw.next())
      if hasScarceGoods || AbandonmentReason.all[reason].code != "low_inventory" { return reason }
    }
    return AbandonmentReason.all.count - 2
  }

  private static func seasonDay(month: Int, near day: Int) -> Int {
    DayRule.date(month: month, day: 15).day(in: 1_970 + day / 365)
  }
}
