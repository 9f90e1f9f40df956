/// A page of the shop.
struct WebPage: Sendable, Hashable {
  let code: String
  /// Path below the shop's address, with `{category}` (a subcategory's code), `{product}` (a product's identifier) or
  /// `{term}` (a search, percent-encoded) to be filled in.
  let path: String
  /// Share of the events that only view a page; 0 for pages that other events stand for.
  let share: Double

  /// The shop's address, which nobody can have.
  ///
  /// Source: RFC 2606.
  static let origin = "https://shop.example.com"

  /// The pages.
  static let all = FactTable.records(text) { fields in
    WebPage(code: fields.text(), path: fields.text(), share: fields.number())
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	path	share of page views
    home	/	30
    category	/c/{category}	34
    sale	/sale	10
    new_arrivals	/new	8
    store_locator	/stores	4
    account	/account	5
    order_status	/account/orders	4
    help	/help/shipping-returns	3
    gift_cards	/gift-cards	2
    product	/p/{product}	0
    search	/search?q={term}	0
    cart	/cart	0
    checkout_shipping	/checkout/shipping	0
    checkout_payment	/checkout/payment	0
    checkout_complete	/checkout/complete	0
    login	/login	0
    """
}
