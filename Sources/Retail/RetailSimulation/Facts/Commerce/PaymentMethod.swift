/// A way to pay.
struct PaymentMethod: Sendable, Hashable {
  let code: String
  let name: String
  /// Share of payments that are declined.
  let declineRate: Double
  /// Weight in each channel, in the order of `OrderChannel.all`; 0 where the channel cannot take it.
  let weights: [Double]

  /// The methods, most used first.
  static let all = FactTable.records(text) { fields in
    PaymentMethod(
      code: fields.text(),
      name: fields.text(),
      declineRate: fields.number(),
      weights: fields.series()
    )
  }

  private static let text = """
    # code	name	decline rate	weight per channel, in the order of OrderChannel
    credit_card	Credit Card	0.021	52,42,30,48,44,62,48,50,82
    debit_card	Debit Card	0.028	18,16,12,18,18,22,30,28,16
    paypal	PayPal	0.012	18,18,10,16,26,0,0,8,0
    apple_pay	Apple Pay	0.006	3,12,40,0,4,0,9,6,0
    google_pay	Google Pay	0.007	3,6,0,10,4,0,4,4,0
    pay_later	Buy Now, Pay Later	0.045	4,4,5,5,4,4,0,2,0
    gift_card	Gift Card	0.003	2,2,3,3,0,12,3,2,2
    cash	Cash	0	0,0,0,0,0,0,6,0,0
    """
}
