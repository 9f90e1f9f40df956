/// Where a session, or a new customer, comes from.
struct TrafficSource: Sendable, Hashable {
  let code: String
  /// The acquisition channel as reports call it.
  let name: String
  /// `utm_source` of the link; `nil` for links that nobody tagged.
  let utmSource: String?
  /// `utm_medium` of the link; `nil` for links that nobody tagged.
  let utmMedium: String?
  /// Share of sessions.
  let weight: Double
  /// Chance that a session ends in an order, relative to the average session.
  let conversion: Double
  /// Share of new customers.
  let acquisition: Double
  /// Pages that link to the shop; none where the visitor typed the address or opened a mail.
  let referrers: [WeightedChoice]

  /// The sources.
  static let all = FactTable.records(text) { fields in
    TrafficSource(
      code: fields.text(),
      name: fields.text(),
      utmSource: fields.list().first,
      utmMedium: fields.list().first,
      weight: fields.number(),
      conversion: fields.number(),
      acquisition: fields.number(),
      referrers: fields.choices()
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	utm source	utm medium	weight	conversion	new customers	referrers
    direct	Direct	-	-	21	1.2	10	-
    organic_search	Organic Search	-	-	25	1	24	https://www.google.com/:84,https://www.bing.com/:10,https://duckduckgo.com/:6
    paid_search	Paid Search	google	cpc	12	1.15	18	https://www.google.com/:100
    paid_search_bing	Paid Search	bing	cpc	3	1.1	4	https://www.bing.com/:100
    shopping_ads	Shopping Ads	google	shopping	5	1.3	8	https://www.google.com/:100
    email	Email	newsletter	email	10	1.6	2	-
    recovery_email	Email	cart_recovery	email	1	2.6	0	-
    paid_social_meta	Paid Social	facebook	paid_social	6	0.6	10	https://l.facebook.com/:70,https://www.facebook.com/:30
    paid_social_instagram	Paid Social	instagram	paid_social	5	0.55	8	https://l.instagram.com/:100
    organic_social	Organic Social	-	-	4	0.5	5	https://www.pinterest.com/:45,https://www.reddit.com/:30,https://www.youtube.com/:25
    affiliate	Affiliate	dealfinder	affiliate	4	1.1	5	https://deals.example.net/:60,https://coupons.example.org/:40
    referral	Referral	refer_a_friend	referral	2	1.8	3	https://friends.example.com/:100
    display	Display	display_network	display	1	0.3	2	https://news.example.org/:60,https://weather.example.net/:40
    sms	Text Message	sms	sms	1	1.5	1	-
    """
}
