/// One call of a function, found in the text.
struct SparkCall {
  /// In lower case.
  var function: String
  /// Tokens of the name.
  var name: Range<Int>
  /// The opening parenthesis.
  var open: Int { name.upperBound }
  /// The closing parenthesis.
  var closer: Int
  /// Tokens of each argument.
  var arguments: [Range<Int>]
  var isDistinct: Bool
  /// Behind FILTER and OVER.
  var end: Int
  var hasFilter = false
  var hasOver = false
  /// Whether it works on all rows of a group.
  var isAggregate = false
  var isRandom = false
  var givesText = false
}
