/// A way of writing days and instants.
public struct DateFormat: Sendable, Hashable {
  /// Which of the first two numbers is the day.
  public enum Order: String, Sendable {
    /// Year, month, day, or the month is a word.
    case certain
    case dayFirst, monthFirst
    /// Nothing in the values tells.
    case ambiguous
  }

  /// Pattern as Spark writes it, with `d` and `M` in the order of `order`.
  public var pattern: String
  /// Whether there is a time of day.
  public var hasTime: Bool
  /// Which of the first two numbers is the day.
  public var order: Order
  /// Whether an offset without colon stands behind the time, as in `+0200`.
  public var hasPlainOffset = false
  /// Values written so.
  public var count: Int64 = 0

  /// Takes a pattern that somebody has stated.
  init(pattern: String) {
    self.pattern = pattern
    hasTime = pattern.contains("H") || pattern.contains("h")
    order = .certain
    hasPlainOffset = pattern.contains("XXX")
  }

  /// The same with the day or the month first.
  func with(dayFirst: Bool) -> DateFormat {
    guard order != .certain else { return self }
    var changed = self
    changed.order = dayFirst ? .dayFirst : .monthFirst
    let isDayFirst = pattern.first == "d"
    if isDayFirst != dayFirst {
      changed.pattern = String(pattern.map { $0 == "d" ? "M" : $0 == "M" ? "d" : $0 })
    }
    return changed
  }

  /// Reads the format off a value; `nil` when it is no date.
  ///
  /// Patterns use `d`, `M` and `H`, which read one digit and two.
  package init?(example: String) {
    var tokens = Token.tokens(of: example)[...]
    var pattern = ""
    var order = Order.certain
    guard let first = tokens.popFirst() else { return nil }
    switch first {
    case .digits(let text) where text.count == 8:
      guard let year = Int(text.prefix(4)), (1900...2100).contains(year) else { return nil }
      pattern = "yyyyMMdd"
    case .digits(let text) where text.count == 4:
      guard let separator = Token.sign(&tokens, among: "-/."),
        case .digits(let month) = tokens.popFirst(),
        Token.sign(&tokens, among: separator) != nil, case .digits(let day) = tokens.popFirst(),
        month.count <= 2, day.count <= 2
      else { return nil }
      pattern = "yyyy\(separator)M\(separator)d"
    case .digits(let text) where text.count <= 2:
      guard let separator = Token.sign(&tokens, among: "-/. "), let second = tokens.popFirst()
      else { return nil }
      if case .letters(let word) = second {
        guard let closing = Token.sign(&tokens, among: separator + " ,"), Token.isMonth(word),
          case .digits(let year) = tokens.popFirst(), year.count == 4 || year.count == 2
        else { return nil }
        pattern =
          "d\(separator)\(word.count > 3 ? "MMMM" : "MMM")\(closing)\(year.count == 4 ? "yyyy" : "yy")"
      } else {
        guard case .digits(let other) = second, other.count <= 2,
          Token.sign(&tokens, among: separator) != nil, case .digits(let year) = tokens.popFirst(),
          year.count == 4 || year.count == 2, separator != " "
        else { return nil }
        pattern = "M\(separator)d\(separator)\(year.count == 4 ? "yyyy" : "yy")"
        order = .ambiguous
      }
    case .letters(let word):
      guard Token.isMonth(word), Token.sign(&tokens, among: " ") != nil,
        case .digits(let day) = tokens.popFirst(), day.count <= 2,
        let separator = Token.sign(&tokens, among: ", "),
        case .digits(let year) = tokens.popFirst(), year.count == 4
      else { return nil }
      pattern = "\(word.count > 3 ? "MMMM" : "MMM") d\(separator)yyyy"
    default: return nil
    }
    hasTime = false
    self.order = order
    if !tokens.isEmpty {
      guard let time = DateFormat.time(&tokens, hasPlainOffset: &hasPlainOffset) else { return nil }
      pattern += time
      hasTime = true
    }
    self.pattern = pattern
  }

  private static func time(_ tokens: inout ArraySlice<Token>, hasPlainOffset: inout Bool) -> String?
  {
    var pattern: String
    switch tokens.popFirst() {
    case .sign(let text) where text == " " || text == ", ": pattern = text
    case .letters("T"): pattern = "'T'"
    default: return nil
    }
    guard case .digits(let hour) = tokens.popFirst(), hour.count <= 2,
      Token.sign(&tokens, among: ":") != nil, case .digits(let minute) = tokens.popFirst(),
      minute.count == 2
    else { return nil }
    var tail = ":mm"
    if case .sign(":") = tokens.first {
      tokens.removeFirst()
      guard case .digits(let second) = tokens.popFirst(), second.count == 2 else { return nil }
      tail += ":ss"
      if case .sign(".") = tokens.first {
        tokens.removeFirst()
        guard case .digits(let fraction) = tokens.popFirst(),
          fraction.count == 3 || fraction.count == 6
        else { return nil }
        tail += "." + String(repeating: "S", count: fraction.count)
      }
    }
    var hourPattern = "H"
    while let token = tokens.popFirst() {
      switch token {
      case .sign(" "):
        // "+0200" loses its space with its colon.
        if case .sign(let sign) = tokens.first, sign == "+" || sign == "-" { continue }
        tail += " "
      case .letters(let word) where ["AM", "PM", "am", "pm"].contains(word):
        tail += "a"
        hourPattern = "h"
      case .letters("Z"): tail += "XXX"
      case .letters(let word) where ["UTC", "GMT"].contains(word): tail += "'\(word)'"
      case .sign(let sign) where (sign == "+" || sign == "-" || sign == " +" || sign == " -"):
        guard case .digits(let hours) = tokens.popFirst() else { return nil }
        if hours.count == 4, tokens.isEmpty {
          hasPlainOffset = true
          tail += "XXX"
        } else if hours.count == 2, Token.sign(&tokens, among: ":") != nil,
          case .digits(let minutes) = tokens.popFirst(), minutes.count == 2, tokens.isEmpty
        {
          if sign.hasPrefix(" ") { hasPlainOffset = true }
          tail += "XXX"
        } else {
          return nil
        }
      default: return nil
      }
    }
    return pattern + hourPattern + tail
  }

  /// A run of digits, of letters, or of anything else.
  private enum Token: Equatable {
    case digits(String), letters(String), sign(String)

    static func tokens(of text: String) -> [Token] {
      var tokens: [Token] = []
      for letter in text {
        switch (tokens.last, letter.isASCII && letter.isNumber, letter.isLetter) {
        case (.digits(let run), true, _): tokens[tokens.count - 1] = .digits(run + String(letter))
        case (.letters(let run), _, true): tokens[tokens.count - 1] = .letters(run + String(letter))
        case (.sign(let run), false, false): tokens[tokens.count - 1] = .sign(run + String(letter))
        case (_, true, _): tokens.append(.digits(String(letter)))
        case (_, _, true): tokens.append(.letters(String(letter)))
        default: tokens.append(.sign(String(letter)))
        }
      }
      return tokens
    }

    /// Takes a sign made of `allowed` characters.
    static func sign(_ tokens: inout ArraySlice<Token>, among allowed: String) -> String? {
      guard case .sign(let text) = tokens.first, text.allSatisfy(allowed.contains) else {
        return nil
      }
      tokens.removeFirst()
      return text
    }

    static func isMonth(_ word: String) -> Bool {
      let names = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september",
        "october", "november", "december",
      ]
      let text = word.lowercased()
      return names.contains { $0 == text || (text.count == 3 && $0.hasPrefix(text)) }
    }
  }
}
