/// A way in which orders reach the retailer.
struct OrderChannel: Sendable, Hashable {
  /// What an order leaves behind.
  enum Kind: String, Sendable, CaseIterable {
    /// Placed in a web session.
    case online
    /// Placed in a store, without a session.
    case store
    /// Placed by telephone and shipped, without a session.
    case phone
  }

  let code: String
  let name: String
  let kind: Kind
  let isDigital: Bool
  /// What the order is typed into.
  let deviceCategory: String
  /// Share of revenue that whoever owns the channel keeps.
  let commissionRate: Double
  /// Share of the orders: of all online ones, or of all store and phone ones.
  let share: Double
  /// Chance that a line is sent back, relative to the other channels; only the ratios say something.
  let returnFactor: Double
  /// Share of orders whose buyer is not a known customer.
  let guestShare: Double

  /// The eight channels of the scaling guide, and the telephone.
  static let all = FactTable.records(text) { fields in
    OrderChannel(
      code: fields.text(),
      name: fields.text(),
      kind: fields.code(of: Kind.self),
      isDigital: fields.flag(),
      deviceCategory: fields.text(),
      commissionRate: fields.number(),
      share: fields.number(),
      returnFactor: fields.number(),
      guestShare: fields.number()
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	kind	digital	device	commission	share	returns	guests
    WEB_DESKTOP	Website, Desktop	online	yes	desktop	0	30	1.2	0.14
    WEB_MOBILE	Website, Mobile	online	yes	mobile	0	27	1.25	0.18
    APP_IOS	iOS App	online	yes	mobile	0	17	1.15	0
    APP_ANDROID	Android App	online	yes	mobile	0	12	1.15	0
    SOCIAL_FB	Facebook Shop	online	yes	mobile	0.05	6	1.35	0.3
    MARKETPLACE_AMAZON	Amazon Marketplace	online	yes	desktop	0.15	8	1.1	0.35
    STORE_POS	Store Register	store	no	register	0	70	0.45	0.32
    STORE_KIOSK	Store Kiosk	store	yes	kiosk	0	14	0.7	0.1
    PHONE	Phone Order	phone	no	phone	0	16	0.9	0.05
    """
}
