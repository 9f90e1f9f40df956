internal import Synthesis

/// The people who have signed up, each a pure function of a number; who signed up earlier has the lower one.
struct Customers: Sendable {
  let count: Int
  /// Customers on file at the end of each world day.
  let signedUp: [Int]
  /// Customers who were there before the first day.
  let before: Int
  private let days: Int
  private let segments: RandomStream
  private let places: RandomStream
  private let channels: RandomStream
  private let settled: AliasTable
  private let placesBySize: AliasTable
  private let preferred: [AliasTable]
  private let acceptance: [Double]

  /// Days before the first one on which the first customer signed up.
  static let history = 1_825
  /// Share of the latest sign-ups among whom the new customers are.
  private static let recentShare = 0.25

  /// Lets `count` people sign up before and during `days` days.
  init(count: Int, days: Int, stream: RandomStream) {
    self.count = count
    self.days = days
    let growth = min(0.35, 0.3 * Double(days) / 365)
    let before = max(1, Int(Double(count) * (1 - growth)))
    self.before = before
    let ratio = logarithm(Double(count) / Double(before)) / Double(days)
    signedUp = (1...days).map {
      $0 == days ? count : Int(Double(before) * exponential(ratio * Double($0)))
    }
    segments = stream.stream("segment")
    places = stream.stream("place")
    channels = stream.stream("channel")
    settled = AliasTable(CustomerSegment.all.map { $0.code == "new" ? 0 : $0.share })
    placesBySize = AliasTable(Place.all.map(\.weight))
    preferred = CustomerSegment.all.map { AliasTable($0.channels) }
    let most = CustomerSegment.all.reduce(0) { max($0, $1.orderRate) }
    acceptance = CustomerSegment.all.map { $0.orderRate / most }
  }

  /// Index in `CustomerSegment.all`; only late sign-ups are new customers.
  func segment(of customer: Int) -> Int {
    let newest = CustomerSegment.all.count - 1
    let word = segments[customer]
    if Double(customer) >= Double(count) * (1 - Self.recentShare) {
      let share = CustomerSegment.all[newest].share / Self.recentShare
      if RandomStream.unit(of: word) < share { return newest }
      return settled.index(segments.stream(1)[customer])
    }
    return settled.index(word)
  }

  /// Index in `Place.all` of where the customer lives.
  func place(of customer: Int) -> Int { placesBySize.index(places[customer]) }

  /// Index in `OrderChannel.all`.
  func preferredChannel(of customer: Int) -> Int {
    preferred[segment(of: customer)].index(channels[customer])
  }

  /// World day of the sign-up, negative before the first day.
  func signUpDay(of customer: Int) -> Int {
    guard customer >= before else {
      let share = (Double(customer) + 0.5) / Double(before)
      return -1 - Int(Double(Self.history) * (1 - share.squareRoot()))
    }
    var (low, high) = (0, days - 1)
    while low < high {
      let middle = (low + high) / 2
      if signedUp[middle] > customer { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// A customer who is on file on `day`; those who order more are more often the one.
  func buyer(day: Int, _ draw: inout RandomCursor) -> Int {
    let known = signedUp[day]
    for _ in 0..<64 {
      let customer = draw.integer(below: known)
      if draw.chance(acceptance[segment(of: customer)]) { return customer }
    }
    return draw.integer(below: known)
  }
}
