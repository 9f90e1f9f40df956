/// The entries of all SELECT lists of a query, as the user wrote them.
struct SelectItems: Sendable, Hashable {
  /// One entry of one list.
  struct Item: Sendable, Hashable {
    /// Place in its list, from 0.
    var index: Int
    var start: SourcePlace
    var end: SourcePlace
    /// The expression on one line, without its alias.
    var text: String
  }

  /// By start; of entries inside each other the outer one comes first.
  private var items: [Item] = []

  /// Finds the lists among the tokens of a query, of which `closers` has the brackets.
  init(tokens: [Token], range: Range<Int>, closers: [Int: Int], text: SQLText) {
    for index in range where tokens[index].word == "select" {
      var start = index + 1
      if ["distinct", "all"].contains(tokens[start].word) { start += 1 }
      var number = 0
      while start < range.upperBound {
        let end = Self.endOfItem(tokens, start..<range.upperBound, closers)
        if end > start { add(tokens[start..<end], number, text) }
        guard end < range.upperBound, tokens[end].isSign(",") else { break }
        number += 1
        start = end + 1
      }
    }
    items.sort { ($0.start.line, $0.start.column) < ($1.start.line, $1.start.column) }
  }

  /// The expression around `place`; `nil` unless it is number `index` of its list.
  func text(at place: SourcePlace, index: Int) -> String? {
    let item = items.last(where: {
      ($0.start.line, $0.start.column) <= (place.line, place.column)
        && (place.line, place.column) < ($0.end.line, $0.end.column)
    })
    guard let item, item.index == index else { return nil }
    return item.text
  }

  private mutating func add(_ tokens: ArraySlice<Token>, _ index: Int, _ text: SQLText) {
    guard let first = tokens.first, let last = tokens.last else { return }
    let expression = tokens.dropLast(Self.lengthOfAlias(tokens))
    var line = ""
    var end = first.range.lowerBound
    for token in expression {
      if token.range.lowerBound > end { line += " " }
      line += text[token.range]
      end = token.range.upperBound
    }
    items.append(
      Item(
        index: index,
        start: text.place(at: first.range.lowerBound),
        end: text.place(at: last.range.upperBound),
        text: line
      )
    )
  }

  /// How many tokens at the end name the expression.
  private static func lengthOfAlias(_ tokens: ArraySlice<Token>) -> Int {
    guard tokens.count > 1, let last = tokens.last, last.isName, last.word != "end",
      last.word != "null", last.word != "true", last.word != "false"
    else { return 0 }
    let before = tokens[tokens.endIndex - 2]
    if before.word == "as" { return 2 }
    let endsValue =
      before.isSign(")") || before.isSign("]") || before.isName && before.word != "not"
      || before.kind == .string || before.kind == .number
    return endsValue && !before.isOperatorWord ? 1 : 0
  }

  private static func endOfItem(_ tokens: [Token], _ range: Range<Int>, _ closers: [Int: Int])
    -> Int
  {
    var index = range.lowerBound
    while index < range.upperBound {
      if let closer = closers[index] {
        index = closer + 1
        continue
      }
      let token = tokens[index]
      if token.isSign(",") || token.isSign(")") || token.isSign(";") { return index }
      if index > range.lowerBound, endsList(tokens, index) { return index }
      index += 1
    }
    return index
  }

  private static func endsList(_ tokens: [Token], _ index: Int) -> Bool {
    switch tokens[index].word {
    case "from": tokens[index - 1].word != "distinct"
    case "group", "order": tokens[index + 1].word == "by"
    case "except": !(tokens[index - 1].isSign("*") && tokens[index + 1].isSign("("))
    case "where", "having", "qualify", "limit", "union", "intersect", "minus": true
    default: false
    }
  }
}

extension Token {
  /// Whether a value must follow, so that a name behind it is no alias.
  fileprivate var isOperatorWord: Bool {
    ["and", "or", "is", "like", "ilike", "rlike", "in", "between", "div", "when", "then", "else"]
      .contains(word)
  }
}
