/// A state of the United States, or the District of Columbia.
struct State: Sendable, Hashable {
  /// The four regions of the Census Bureau.
  enum Region: String, Sendable, CaseIterable {
    case northeast = "Northeast"
    case midwest = "Midwest"
    case south = "South"
    case west = "West"
  }

  /// Two letters, as in postal addresses.
  let code: String
  let name: String
  let region: Region
  /// General sales tax in units of 0.00001, so that 7250 is 7.25 %; basis points could not tell 6.625 %.
  let salesTax: Int

  /// All 50 states and the District of Columbia, by code.
  ///
  /// Source: the states' own rates of January 2025, with the local part that is the same in the whole of a state (as in
  /// California, Utah and Virginia) and without the others; Census Bureau regions and divisions.
  static let all = FactTable.records(text) { fields in
    State(
      code: fields.text(),
      name: fields.text(),
      region: fields.code(of: Region.self),
      salesTax: fields.integer()
    )
  }

  /// Place in `all` by code.
  static let numbers = FactTable.numbers(all.map(\.code))

  private static let text = """
    # code	name	region	sales tax
    AL	Alabama	South	4000
    AK	Alaska	West	0
    AZ	Arizona	West	5600
    AR	Arkansas	South	6500
    CA	California	West	7250
    CO	Colorado	West	2900
    CT	Connecticut	Northeast	6350
    DE	Delaware	South	0
    DC	District of Columbia	South	6000
    FL	Florida	South	6000
    GA	Georgia	South	4000
    HI	Hawaii	West	4000
    ID	Idaho	West	6000
    IL	Illinois	Midwest	6250
    IN	Indiana	Midwest	7000
    IA	Iowa	Midwest	6000
    KS	Kansas	Midwest	6500
    KY	Kentucky	South	6000
    LA	Louisiana	South	5000
    ME	Maine	Northeast	5500
    MD	Maryland	South	6000
    MA	Massachusetts	Northeast	6250
    MI	Michigan	Midwest	6000
    MN	Minnesota	Midwest	6875
    MS	Mississippi	South	7000
    MO	Missouri	Midwest	4225
    MT	Montana	West	0
    NE	Nebraska	Midwest	5500
    NV	Nevada	West	6850
    NH	New Hampshire	Northeast	0
    NJ	New Jersey	Northeast	6625
    NM	New Mexico	West	4875
    NY	New York	Northeast	4000
    NC	North Carolina	South	4750
    ND	North Dakota	Midwest	5000
    OH	Ohio	Midwest	5750
    OK	Oklahoma	South	4500
    OR	Oregon	West	0
    PA	Pennsylvania	Northeast	6000
    RI	Rhode Island	Northeast	7000
    SC	South Carolina	South	6000
    SD	South Dakota	Midwest	4200
    TN	Tennessee	South	7000
    TX	Texas	South	6250
    UT	Utah	West	6100
    VT	Vermont	Northeast	6000
    VA	Virginia	South	5300
    WA	Washington	West	6500
    WV	West Virginia	South	6000
    WI	Wisconsin	Midwest	5000
    WY	Wyoming	West	4000
    """
}
