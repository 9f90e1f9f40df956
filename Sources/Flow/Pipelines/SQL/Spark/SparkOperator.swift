/// An operator between two operands.
struct SparkOperator {
  /// What is to be done with it.
  enum Kind {
    /// The engine has it with the same meaning and the same place among its neighbours.
    case same
    case equality, nullSafeEquality
    case divide, remainder, integerDivide
    case bitwiseAnd, bitwiseOr, bitwiseXor, shift, concatenate
    case between, membership, like, regularExpression, isTest
  }

  /// Higher binds tighter.
  var precedence: Int
  var kind: Kind

  static let comparison = 4
  static let additive = 9
  /// Of `-x`, `+x` and `~x`.
  static let unary = 11
  /// Of `NOT x` and `!x`.
  static let not = 3

  private static let signs: [String: SparkOperator] = [
    "=": .init(precedence: comparison, kind: .same),
    "==": .init(precedence: comparison, kind: .equality),
    "<=>": .init(precedence: comparison, kind: .nullSafeEquality),
    "<>": .init(precedence: comparison, kind: .same),
    "!=": .init(precedence: comparison, kind: .same),
    "<": .init(precedence: comparison, kind: .same),
    "<=": .init(precedence: comparison, kind: .same),
    ">": .init(precedence: comparison, kind: .same),
    ">=": .init(precedence: comparison, kind: .same),
    "|": .init(precedence: 5, kind: .bitwiseOr),
    "^": .init(precedence: 6, kind: .bitwiseXor),
    "&": .init(precedence: 7, kind: .bitwiseAnd),
    "<<": .init(precedence: 8, kind: .shift),
    ">>": .init(precedence: 8, kind: .shift),
    ">>>": .init(precedence: 8, kind: .shift),
    "+": .init(precedence: additive, kind: .same),
    "-": .init(precedence: additive, kind: .same),
    "||": .init(precedence: additive, kind: .concatenate),
    "*": .init(precedence: 10, kind: .same),
    "/": .init(precedence: 10, kind: .divide),
    "%": .init(precedence: 10, kind: .remainder),
  ]

  private static let words: [String: SparkOperator] = [
    "or": .init(precedence: 1, kind: .same),
    "and": .init(precedence: 2, kind: .same),
    "between": .init(precedence: comparison, kind: .between),
    "in": .init(precedence: comparison, kind: .membership),
    "like": .init(precedence: comparison, kind: .like),
    "ilike": .init(precedence: comparison, kind: .like),
    "rlike": .init(precedence: comparison, kind: .regularExpression),
    "regexp": .init(precedence: comparison, kind: .regularExpression),
    "is": .init(precedence: comparison, kind: .isTest),
    "div": .init(precedence: 10, kind: .integerDivide),
  ]

  /// The operator that `token` is; `nil` when it is none.
  static func of(_ token: Token) -> SparkOperator? {
    token.kind == .sign ? signs[token.text] : words[token.word]
  }
}
