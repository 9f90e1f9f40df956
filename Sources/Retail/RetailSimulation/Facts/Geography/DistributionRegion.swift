/// A part of the country that one distribution centre serves.
struct DistributionRegion: Sendable, Hashable {
  let code: String
  let name: String
  /// Where its centres stand, first choice first, as indices in `Place.all`.
  let hubs: [Int]
  /// The states it serves, as indices in `State.all`.
  let states: [Int]

  /// Regions that together serve every state once.
  static let all = FactTable.records(text) { fields in
    DistributionRegion(
      code: fields.text(),
      name: fields.text(),
      hubs: fields.list().map { hub(String($0)) },
      states: fields.list().map { FactTable.number(of: $0, in: State.numbers) }
    )
  }

  /// The region that serves each state, in the order of `State.all`, as indices in `all`.
  static let byState: [Int] = State.all.indices.map { state in
    guard let region = all.firstIndex(where: { $0.states.contains(state) }) else {
      preconditionFailure("no distribution region serves \(State.all[state].code)")
    }
    return region
  }

  /// The place of a hub that is written as `Fort Worth TX`.
  private static func hub(_ text: String) -> Int {
    guard let number = Place.number(city: String(text.dropLast(3)), state: String(text.suffix(2)))
    else { preconditionFailure("the hub \(text) is no place") }
    return number
  }

  private static let text = """
    # code	name	hubs	states
    northeast	Northeast	Allentown PA,Albany NY,Worcester MA	CT,ME,MA,NH,NJ,NY,PA,RI,VT
    mid-atlantic	Mid-Atlantic	Richmond VA,Frederick MD,Charlotte NC	DE,DC,MD,NC,VA,WV
    southeast	Southeast	Atlanta GA,Savannah GA,Jacksonville FL	AL,FL,GA,SC
    great-lakes	Great Lakes	Columbus OH,Indianapolis IN,Joliet IL	IL,IN,KY,MI,OH,WI
    south-central	South Central	Fort Worth TX,Memphis TN,Little Rock AR	AR,LA,MS,OK,TN,TX
    plains	Great Plains	Kansas City MO,Omaha NE,Minneapolis MN	IA,KS,MN,MO,NE,ND,SD
    mountain	Mountain	Salt Lake City UT,Denver CO,Phoenix AZ	AZ,CO,ID,MT,NV,NM,UT,WY
    pacific	Pacific	Fresno CA,Tacoma WA,Portland OR	AK,CA,HI,OR,WA
    """
}
