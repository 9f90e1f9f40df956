/// The parts of a street address.
enum Street {
  /// The last word of a street's name.
  struct Suffix: Sendable, Hashable {
    let name: String
    /// As the Postal Service abbreviates it.
    let abbreviation: String
    /// Share of streets.
    let weight: Double
  }

  /// What streets are called, without the suffix.
  static let names = FactTable.records(namesText) { fields in fields.choices() }.flatMap { $0 }

  /// Suffixes by frequency.
  ///
  /// Source: USPS Publication 28, appendix C1.
  static let suffixes = FactTable.records(suffixesText) { fields in
    Suffix(name: fields.text(), abbreviation: fields.text(), weight: fields.number())
  }

  /// Words for the second address line, such as `Apt 12`.
  static let units = FactTable.records(unitsText) { fields in fields.choices() }.flatMap { $0 }

  private static let namesText = """
    Main:90,Oak:60,Maple:58,Park:56,Cedar:50,Pine:50,Elm:48,Washington:46,Lake:42,Hill:40
    Walnut:36,Spring:36,North:34,Ridge:34,Church:34,Willow:33,Mill:33,Sunset:32,Railroad:28
    Jackson:28,Highland:28,Forest:28,River:28,Meadow:27,Chestnut:27,Cherry:26,Lincoln:26
    Franklin:26,Jefferson:26,Hickory:25,Dogwood:25,Center:25,Madison:24,Birch:24,Adams:23
    Laurel:23,College:22,Locust:22,Poplar:22,Green:21,Sycamore:21,Jones:20,Smith:20,Valley:20
    Magnolia:20,Wilson:19,Monroe:19,Johnson:19,Cypress:18,Ash:18,Spruce:18,Hillcrest:18
    Woodland:18,Grant:17,Lee:17,Davis:17,Fairview:17,Miller:16,School:16,Grove:16,Holly:16
    Lakeview:16,Pleasant:15,Broad:15,Front:15,Market:15,Court:14,Union:14,Juniper:14,Aspen:14
    Liberty:14,Prospect:14,Garden:14,Sunrise:13,Harrison:13,Summit:13,King:13,Creek:13,Beech:13
    Rose:12,Eagle:12,Cleveland:12,Taylor:12,Country Club:12,Orchard:12,Deer:12,Mulberry:11
    Canyon:11,Harvest:11,Magnolia Grove:5,Windsor:11,Cottonwood:11,Mountain View:11,Heather:10
    Stone:10,Fox:10,Bay:10,Ocean:9,Harbor:9,Pearl:9,Vine:9,Cambridge:9,Oxford:9,Pheasant:8
    Quail:8,Hawthorne:8,Colonial:8,Crescent:8,Division:8,Mission:7,Buena Vista:7,Del Mar:6
    San Pedro:6,Los Robles:5,Martin Luther King Jr:9,Cesar Chavez:4,Pioneer:7,Prairie:7
    Sagebrush:5,Redwood:6,Bluebird:6
    """

  private static let suffixesText = """
    # name	abbreviation	weight
    Street	St	40
    Avenue	Ave	18
    Drive	Dr	14
    Road	Rd	12
    Lane	Ln	8
    Court	Ct	7
    Boulevard	Blvd	5
    Way	Way	5
    Circle	Cir	4
    Place	Pl	4
    Trail	Trl	2
    Terrace	Ter	2
    Parkway	Pkwy	2
    """

  private static let unitsText = """
    Apt:60,Unit:22,Suite:8,Floor:4,Lot:4,Building:2
    """
}
