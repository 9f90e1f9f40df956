/// One table of the contract.
public struct ContractTable: Sendable {
  /// Name without the layer.
  public var name: String
  /// The entity of the lexicon that a row is about.
  public var entity: String
  /// What the table holds, for people.
  public var comment: String
  /// What one row is called in the names of rules.
  public var row: String
  /// Groups of columns; of each group a source must have one to be a source of this table.
  public var evidence: [[Slot]]
  /// Joins that derivations may ask for.
  public var joins: [ContractJoin]
  /// Columns in order, inputs among them.
  public var columns: [ContractColumn]
  /// Columns that together tell rows apart.
  public var key: [String]
  /// Where its rows come from when no source has any.
  public var fallback: Fallback?

  /// Rows of another table that stand in for those of this one.
  public struct Fallback: Sendable {
    /// The other table.
    public var table: String
    /// Columns of this table, and those of the other that they are taken from, the best first.
    public var columns: [(name: String, from: [String])]
    /// How sure it is.
    public var confidence: Double
  }

  /// The column of that name.
  public func column(_ name: String) -> ContractColumn? { columns.first { $0.name == name } }

  /// The key when it is a single column of the table's own.
  var ownKey: ContractColumn? {
    key.count == 1 ? column(key[0]).flatMap { $0.reference == nil ? $0 : nil } : nil
  }

  /// Columns that the table really has.
  var outputs: [ContractColumn] { columns.filter { !$0.isInput } }
}

/// A join that a derivation needs.
public struct ContractJoin: Sendable {
  /// The alias of the joined table.
  public var name: String
  /// Columns that must be known.
  public var needs: [String]
  /// The join, with `{column}` for columns of this table.
  public var sql: String
}

/// One column of a table of the contract, or an input that helps to make one.
public struct ContractColumn: Sendable {
  /// What part a column plays.
  public enum Role: String, Sendable {
    case key, reference, label, measure, date, status, currency, version, sequence, plain
  }

  /// Name in snake_case.
  public var name: String
  /// Type as Spark spells it; `time` for inputs that are a time of day.
  public var type: String
  /// What part it plays.
  public var role: Role
  /// Table that a reference leads to.
  public var reference: String?
  /// Whether rows of the table it leads to may be made from what a source says beside the reference.
  public var derivesParent: Bool
  /// Whether a row without it is of no use.
  public var isRequired: Bool
  /// Whether it only helps to make other columns.
  public var isInput: Bool
  /// Whether it is a share between 0 and 1.
  public var isShare: Bool
  /// What it holds, for people.
  public var comment: String
  /// Names in concepts, with how well they fit.
  public var names: [(concepts: [String], weight: Double)]
  /// Regular expression that values match whole.
  public var pattern: String?
  /// Vocabulary that translates its values.
  public var vocabulary: String?
  /// What an unknown word is taken for, as a guess.
  public var defaultValue: String?
  /// How text is tidied: `lower`, `upper`, `place` or `code`.
  public var transform: String?
  /// Least and greatest value; `nil` where there is no bound.
  public var range: (least: String?, greatest: String?)
  /// How it is made where no source has it; the first that can be is used.
  public var derivations: [Derivation]
  /// Expression over the finished row that has the last word.
  public var final: Derivation?

  /// Whether the values are numbers.
  var isNumeric: Bool {
    type.hasPrefix("decimal") || ["int", "bigint", "double"].contains(type)
  }
  /// Whether the values are days or instants.
  var isTemporal: Bool { type == "date" || type == "timestamp" }
}

/// A rule that makes a column from others.
public struct Derivation: Sendable {
  /// Columns it reads; `source.x` wants x from a source, `table.x` a column of another table.
  public var needs: [String]
  /// Columns it reads where they are known.
  public var uses: [String]
  /// Columns that no source may have.
  public var unless: [String]
  /// Join that the expression refers to.
  public var join: String?
  /// Expression with `{column}` for columns of this table.
  public var sql: String
  /// What it does, for people.
  public var says: String
  /// How sure it is.
  public var confidence: Double
  /// Condition that makes it a guess; where no row meets it, `otherwise` says how sure it is.
  public var when: String?
  /// How sure it is where no row meets `when`.
  public var otherwise: Double
  /// Columns that must tell the rows of the source apart for the rule to be used; empty when it matters not.
  public var unique: [String]
}

extension Derivation {
  /// The place of an element in its list.
  static let position = Derivation(
    needs: [],
    uses: [],
    unless: [],
    join: nil,
    sql: "{source_position}",
    says: "by place in the list",
    confidence: 0.97,
    when: nil,
    otherwise: 0.97,
    unique: []
  )
}
