/// A step that an order may take; what is not among them is illegal.
struct OrderTransition: Sendable, Hashable {
  let route: FulfilmentRoute
  let from: OrderStatus
  let to: OrderStatus
  /// Minutes from reaching `from` to reaching `to`; a delivery's are those of its shipping method where it has them.
  let minutes: ClosedRange<Int>

  /// The legal steps of every route, earliest first.
  static let all = FactTable.records(text) { fields in
    OrderTransition(
      route: fields.code(of: FulfilmentRoute.self),
      from: fields.code(of: OrderStatus.self),
      to: fields.code(of: OrderStatus.self),
      minutes: fields.integers()
    )
  }

  private static let text = """
    # route	from	to	minutes between
    ship	Pending	Processing	5..720
    ship	Processing	Shipped	240..2880
    ship	Shipped	Completed	960..11520
    ship	Pending	Cancelled	3..360
    ship	Processing	Cancelled	30..1440
    ship	Completed	Returned	1440..43200
    pickup	Pending	Processing	5..120
    pickup	Processing	Completed	60..4320
    pickup	Pending	Cancelled	3..360
    pickup	Processing	Cancelled	30..1440
    pickup	Completed	Returned	1440..43200
    carry_out	Pending	Completed	0..3
    carry_out	Completed	Returned	60..43200
    """
}
