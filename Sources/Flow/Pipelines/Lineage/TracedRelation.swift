internal import Relational

/// What a query or a part of FROM gives, with the origin of all of it.
struct TracedRelation: Equatable {
  struct Column: Equatable {
    /// `nil` for an expression that nobody named.
    var name: String?
    var flow: Flow
    /// Type, where it is known without asking the engine.
    var type: DataType?
  }

  /// Name under which FROM speaks of it.
  var name: String?
  /// Schema in front of the name.
  var schema: String?
  var columns: [Column]
  /// What decides which rows there are.
  var rows = Flow()
  /// Sources whose columns are not known; a name that is nowhere else is one of theirs.
  var openNodes: [LineageNode] = []
  /// Columns that `*` leaves out, because USING merged them into others.
  var mergedNames: Set<String> = []

  /// The column of that name, in lower case.
  func column(named name: String) -> Column? {
    columns.first { $0.name?.lowercased() == name }
  }

  /// The relation under another name, the first columns with other names.
  func renamed(_ name: String?, columns names: [String]) -> TracedRelation {
    var result = self
    if let name {
      result.name = name
      result.schema = nil
    }
    for (index, name) in names.enumerated() where index < result.columns.count {
      result.columns[index].name = name
    }
    return result
  }
}
