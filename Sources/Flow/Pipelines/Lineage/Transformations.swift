/// What happens to a column on its way into another one; the words are those of OpenLineage's column lineage facet.
///
/// A direct one gives values. An indirect one decides which rows there are or which value is taken. Of the direct
/// ones a set holds the strongest only.
public struct Transformations: OptionSet, Sendable, Hashable {
  /// Bits, of which the order is that of `all`.
  public let rawValue: UInt16

  /// Takes bits as they are.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// The value is taken as it is.
  public static let identity = Self(rawValue: 1)
  /// The value is computed from the source's value in the same row.
  public static let transformation = Self(rawValue: 1 << 1)
  /// The value is computed from many of the source's values.
  public static let aggregation = Self(rawValue: 1 << 2)
  /// The source decides which rows meet.
  public static let join = Self(rawValue: 1 << 3)
  /// The source decides which rows become one.
  public static let groupBy = Self(rawValue: 1 << 4)
  /// The source decides which rows are there.
  public static let filter = Self(rawValue: 1 << 5)
  /// The source decides the order of rows.
  public static let sort = Self(rawValue: 1 << 6)
  /// The source decides which rows a window has, and in which order.
  public static let window = Self(rawValue: 1 << 7)
  /// The source decides which of several values is taken.
  public static let conditional = Self(rawValue: 1 << 8)

  /// Every transformation with the name that OpenLineage gives it.
  public static let all: [(transformation: Transformations, name: String)] = [
    (.identity, "IDENTITY"), (.transformation, "TRANSFORMATION"), (.aggregation, "AGGREGATION"),
    (.join, "JOIN"), (.groupBy, "GROUP_BY"), (.filter, "FILTER"), (.sort, "SORT"),
    (.window, "WINDOW"), (.conditional, "CONDITIONAL"),
  ]

  /// All transformations that give values.
  public static let direct: Transformations = [.identity, .transformation, .aggregation]

  /// Whether the source gives values.
  public var isDirect: Bool { !isDisjoint(with: .direct) }

  /// OpenLineage's names, direct ones first.
  public var names: [String] {
    Self.all.filter { contains($0.transformation) }.map(\.name)
  }
}

extension Transformations {
  /// Both, with the stronger of their direct ones.
  func merged(with other: Self) -> Self {
    let all = union(other)
    let indirect = all.subtracting(.direct)
    for strongest in [Self.aggregation, .transformation] where all.contains(strongest) {
      return indirect.union(strongest)
    }
    return all
  }

  /// What they become when their result is put to one further use.
  func used(as use: Self) -> Self {
    guard use.isDirect else { return use }
    return isDirect ? merged(with: use) : self
  }
}
