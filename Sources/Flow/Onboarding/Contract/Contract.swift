/// The tables that sources are mapped to, as data: what they hold, how sources call it, and what follows from what.
public struct Contract: Sendable {
  /// Tables in the order in which they are written.
  public var tables: [ContractTable]
  /// Words of names and the concepts behind them.
  public var lexicon: Lexicon
  /// Words of values by vocabulary.
  public var vocabularies: [String: Vocabulary]

  /// Gathers a contract.
  public init(tables: [ContractTable], lexicon: Lexicon, vocabularies: [String: Vocabulary]) {
    self.tables = tables
    self.lexicon = lexicon
    self.vocabularies = vocabularies
  }

  /// The table of that name.
  public func table(_ name: String) -> ContractTable? { tables.first { $0.name == name } }

  /// The column of a slot.
  func column(_ slot: Slot) -> ContractColumn? { table(slot.table)?.column(slot.column) }

  /// A table and those whose rows may be made from what its sources say, nearest first, the table itself included.
  func closure(of table: ContractTable) -> [ContractTable] {
    var found = [table]
    var index = 0
    while index < found.count {
      for column in found[index].columns {
        guard column.derivesParent, let name = column.reference, let parent = self.table(name),
          !found.contains(where: { $0.name == name })
        else { continue }
        found.append(parent)
      }
      index += 1
    }
    return found
  }

  /// Every slot that a source of `table` may fill: a reference is filled by the key that it leads to.
  func slots(of table: ContractTable) -> [Slot] {
    var slots: [Slot] = []
    for member in closure(of: table) {
      for column in member.columns {
        let slot = target(of: Slot(member.name, column.name))
        if !slots.contains(slot) { slots.append(slot) }
      }
    }
    return slots
  }

  /// The slot itself, or the key that the reference leads to.
  func target(of slot: Slot) -> Slot {
    guard let parent = column(slot)?.reference, let key = table(parent)?.ownKey else { return slot }
    return Slot(parent, key.name)
  }
}

/// A column of a table of the contract.
public struct Slot: Sendable, Hashable, Comparable {
  /// The table's name.
  public var table: String
  /// The column's name.
  public var column: String

  /// Names a column.
  public init(_ table: String, _ column: String) {
    self.table = table
    self.column = column
  }

  /// Reads `table.column`; `nil` for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ".")
    guard parts.count == 2 else { return nil }
    self.init(String(parts[0]), String(parts[1]))
  }

  /// `table.column`.
  public var text: String { table + "." + column }

  /// By table, then by column.
  public static func < (left: Slot, right: Slot) -> Bool {
    (left.table, left.column) < (right.table, right.column)
  }
}
