/// An advertising campaign, `utm_campaign` of the links it pays for.
struct Campaign: Sendable, Hashable {
  /// When it runs.
  enum Flight: Sendable, Hashable {
    case always
    /// In the months in which products of that class are asked for more than on average.
    case season(SeasonalityClass)
    /// On the days of a sale, an index in `SaleEvent.all`.
    case sale(Int)
  }

  let name: String
  /// Values of `utm_medium` it is paid through.
  let media: [String]
  let flight: Flight
  /// Share of the tagged sessions, relative to the campaigns that run at the same time.
  let weight: Double

  /// The campaigns; every tagged medium has one that always runs.
  static let all = FactTable.records(text) { fields in
    Campaign(
      name: fields.text(),
      media: fields.list(),
      flight: flight(fields.text()),
      weight: fields.number()
    )
  }

  private static func flight(_ text: String) -> Flight {
    if text == "always" { return .always }
    if let season = SeasonalityClass(rawValue: text) { return .season(season) }
    guard let sale = SaleEvent.all.firstIndex(where: { $0.name == text }) else {
      preconditionFailure("no season and no sale is called `\(text)`")
    }
    return .sale(sale)
  }

  private static let text = """
    # name	media	runs with: always, a season or a sale event	weight
    brand_always_on	cpc,shopping	always	30
    category_prospecting	cpc,shopping,display,paid_social	always	26
    retargeting	display,paid_social	always	16
    weekly_newsletter	email	always	26
    new_arrivals	email,paid_social,sms	always	14
    welcome_series	email	always	9
    cart_recovery	email	always	100
    loyalty_rewards	email,sms	always	8
    refer_a_friend	referral	always	100
    partner_deals	affiliate	always	100
    spring_refresh	cpc,email,paid_social	spring	18
    summer_outdoors	cpc,email,paid_social	summer	18
    autumn_layers	cpc,email,paid_social	autumn	18
    winter_warmth	cpc,email,paid_social	winter	18
    new_year_clearance	cpc,email,sms,affiliate	New Year Clearance	30
    presidents_day	cpc,email	Presidents Day Sale	24
    spring_sale	cpc,email,paid_social,affiliate	Spring Sale	28
    memorial_day	cpc,email	Memorial Day Sale	24
    summer_sale	cpc,email,paid_social,affiliate	Summer Sale	28
    basket_days	cpc,shopping,email,sms,paid_social,affiliate	Basket Days	45
    back_to_school	cpc,shopping,email,paid_social	Back to School	30
    labor_day	cpc,email	Labor Day Sale	24
    black_friday	cpc,shopping,email,sms,paid_social,affiliate	Black Friday	60
    cyber_monday	cpc,shopping,email,sms,paid_social,affiliate	Cyber Monday	60
    holiday_gifts	cpc,shopping,email,paid_social,affiliate	Holiday Sale	36
    after_christmas	cpc,email,sms	After-Christmas Sale	28
    """
}
