internal import Relational

/// One CREATE statement, taken apart; its query and conditions are still tokens.
struct Declaration: Sendable {
  struct Column: Sendable {
    var name: Token
    var type: DataType?
    var isNullable = true
    var comment = ""
  }

  struct Condition: Sendable {
    var name: Token
    /// Tokens between the parentheses.
    var tokens: Range<Int>
    var violation: Expectation.Violation
  }

  var kind: Dataset.Kind
  var isPrivate: Bool
  /// One to three parts.
  var name: [Token]
  var columns: [Column] = []
  var conditions: [Condition] = []
  var constraints: [TableConstraint] = []
  var comment = ""
  var partitionColumns: [Token] = []
  var clustering = Dataset.Clustering.none
  var clusteringColumns: [Token] = []
  var properties: [String: String] = [:]
  /// Tokens of the SELECT.
  var query: Range<Int> = 0..<0
  /// Spelling of former days, for a warning.
  var legacySpelling: Token?
}
