internal import Relational

extension FileSourceReader {
  /// Takes an option that is a text.
  mutating func text(_ name: String) -> String? {
    guard let option = take(name) else { return nil }
    guard let text = option.value.string else {
      fault("`\(option.name)` is a text in quotes", at: option.offset)
      return nil
    }
    return text
  }

  /// Takes an option that is true or false, in quotes or not.
  mutating func truth(_ name: String) -> Bool? {
    guard let option = take(name) else { return nil }
    guard let value = bool(option.value) else {
      fault("`\(option.name)` is true or false", at: option.offset)
      return nil
    }
    return value
  }

  func bool(_ value: JSON) -> Bool? {
    switch value.string?.lowercased() {
    case "true": true
    case "false": false
    default: value.bool
    }
  }

  /// Takes an option that is a whole number from 0, in quotes or not.
  mutating func number(_ name: String) -> Int? {
    guard let option = take(name) else { return nil }
    guard let value = option.value.int ?? option.value.string.flatMap({ Int($0) }), value >= 0
    else {
      fault("`\(option.name)` is a whole number", at: option.offset)
      return nil
    }
    return value
  }

  /// Takes an option that is one of a few words, in any case.
  mutating func word(_ name: String, _ words: [String]) -> String? {
    guard let option = take(name) else { return nil }
    let given = option.value.string ?? ""
    guard let word = words.first(where: { $0.lowercased() == given.lowercased() }) else {
      fault(
        "`\(option.name)` has no value '\(given)'",
        at: option.offset,
        why: "it has \(Wording.list(words))",
        next: Wording.didYouMean(given, words)
      )
      return nil
    }
    return word
  }

  /// Takes an option that names an encoding of characters.
  mutating func encoding(_ name: String) -> TextEncoding? {
    guard let option = take(name) else { return nil }
    let given = option.value.string ?? ""
    guard let encoding = TextEncoding(given) else {
      fault(
        "there is no encoding '\(given)'",
        at: option.offset,
        next: Wording.didYouMean(given, TextEncoding.names)
          ?? "leave the option out to have it detected, or name one such as UTF-8, UTF-16, windows-1252 or IBM850"
      )
      return nil
    }
    return encoding
  }

  /// Takes the locale that numbers are written in.
  mutating func numberFormat() -> NumberFormat? {
    guard let option = take("locale") else { return nil }
    let given = option.value.string ?? ""
    guard let format = NumberFormat(locale: given) else {
      fault(
        "there is no locale '\(given)'",
        at: option.offset,
        next: Wording.didYouMean(given, NumberFormat.locales)
          ?? "name a language and a country such as en-US, de-DE or fr-FR"
      )
      return nil
    }
    return format
  }

  /// Takes a date pattern, as strptime writes it.
  mutating func pattern(_ name: String) -> [String] {
    guard let option = take(name) else { return [] }
    do throws(DatePattern.Unsupported) {
      return [try DatePattern(option.value.string ?? "", forReading: true).parseFormat]
    } catch {
      fault(
        "`\(error.part)` in a date pattern",
        at: option.offset,
        next: "use yyyy yy MM M MMM dd d HH H hh mm ss SSS a, and texts in quotes"
      )
      return []
    }
  }

  /// Takes columns spelled as `name type, …`.
  mutating func columns(_ name: String) -> Schema? {
    guard let option = take(name) else { return nil }
    var faults: [SQLFault] = []
    let text = SQLText(
      file: "",
      text: option.value.string ?? "",
      configuration: [:],
      faults: &faults
    )
    do throws(SQLFault) {
      var cursor = TokenCursor(tokens: try Lexer.tokens(of: text), index: 0)
      return try cursor.expectColumns()
    } catch {
      fault("\(error.summary) in `\(option.name)`", at: option.offset, next: error.next)
      return nil
    }
  }
}

extension TokenCursor {
  /// `name type [NOT NULL] [COMMENT '…'], …` up to the end.
  fileprivate mutating func expectColumns() throws(SQLFault) -> Schema {
    var fields: [Field] = []
    repeat {
      let name = try expectName("a column's name")
      _ = accept(sign: ":")
      var field = Field(name.text, try expectType())
      if accept("not", "null") { field.isNullable = false }
      if accept("comment") { field.comment = try expectText("a comment") }
      if fields.contains(where: { $0.name.lowercased() == name.text.lowercased() }) {
        throw SQLFault("sql.syntax", "the column `\(name.text)` occurs twice", at: 0)
      }
      fields.append(field)
    } while accept(sign: ",")
    guard isAtEnd else { throw unexpected("`,`") }
    return Schema(fields)
  }
}
