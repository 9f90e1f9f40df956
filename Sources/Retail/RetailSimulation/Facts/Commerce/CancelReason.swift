/// Why an order is cancelled.
struct CancelReason: Sendable, Hashable {
  /// Who or what cancels it.
  enum Cause: String, Sendable { case customer, payment, retailer }

  let code: String
  let name: String
  /// The status in which it happens.
  let status: OrderStatus
  let cause: Cause
  /// Share of cancellations.
  let weight: Double

  /// The reasons, customers' own first.
  static let all = FactTable.records(text) { fields in
    CancelReason(
      code: fields.text(),
      name: fields.text(),
      status: fields.code(of: OrderStatus.self),
      cause: fields.code(of: Cause.self),
      weight: fields.number()
    )
  }

  private static let text = """
    # code	label	status it happens in	who cancels	weight
    changed_mind	Changed mind	Pending	customer	26
    ordered_by_mistake	Ordered by mistake	Pending	customer	14
    found_cheaper	Found a better price	Pending	customer	11
    payment_declined	Payment declined	Pending	payment	19
    fraud_suspected	Suspected fraud	Pending	payment	4
    delivery_too_slow	Delivery too slow	Processing	customer	10
    out_of_stock	Out of stock	Processing	retailer	12
    address_undeliverable	Address not deliverable	Processing	retailer	4
    """
}
