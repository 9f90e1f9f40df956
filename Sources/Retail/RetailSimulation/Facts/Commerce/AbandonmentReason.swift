/// Why a cart is believed to have been abandoned.
struct AbandonmentReason: Sendable, Hashable {
  let code: String
  let name: String
  /// Weight at each stage, in the order of `AbandonmentStage.allCases`.
  let weights: [Double]

  /// The reasons; low inventory only fits carts that hold something scarce.
  static let all = FactTable.records(text) { fields in
    AbandonmentReason(code: fields.text(), name: fields.text(), weights: fields.series())
  }

  private static let text = """
    # code	label	weight at cart, shipping, payment
    low_inventory	Low inventory	16,8,4
    high_shipping	High shipping cost	8,48,6
    price_concern	Price concern	30,14,16
    comparison_shopping	Comparison shopping	38,14,8
    technical_issue	Technical issue	8,10,22
    payment_issue	Payment issue	0,6,44
    """
}
