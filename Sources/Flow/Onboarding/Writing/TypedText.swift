internal import Relational

/// The Spark expression that makes a typed value of a text.
struct TypedText {
  /// Name of the text.
  let text: String
  let profile: ColumnProfile
  let wanted: ContractColumn
  let column: Staging.Column
  /// A time of day that belongs to the date.
  let time: (text: String, profile: ColumnProfile)?

  /// The expression, of the type that the contract wants.
  var expression: String {
    if profile.nativeType != nil { return native }
    switch wanted.type {
    case "string": return wanted.vocabulary == nil ? string(text) : words(otherwise: text)
    case "boolean": return "cast(\(words(otherwise: "null")) as boolean)"
    case "date": return "cast(\(instant(text)) as date)"
    case "timestamp": return instant(text)
    case "int": return wholeNumber
    default: return number
    }
  }

  private var native: String {
    switch wanted.type {
    case "string":
      let value: String
      switch profile.nativeType {
      case .double, .float: value = "cast(try_cast(\(text) as bigint) as string)"
      default: value = "nullif(trim(cast(\(text) as string)), '')"
      }
      return wanted.vocabulary == nil ? string(value) : words(otherwise: value)
    case "timestamp":
      if case .date = profile.nativeType { return instantOfNativeDay }
      return "cast(\(text) as timestamp)"
    case "date": return "cast(\(text) as date)"
    case "int":
      if case .double = profile.nativeType { return "try_cast(\(text) as int)" }
      return "try_cast(\(text) as int)"
    case "boolean": return "try_cast(\(text) as boolean)"
    default: return "try_cast(\(text) as \(wanted.type))"
    }
  }

  private var instantOfNativeDay: String { "cast(\(text) as timestamp)" }

  private func string(_ value: String) -> String {
    var value = value
    if wanted.role == .key || wanted.transform == "code",
      profile.wholeDecimals * 2 > profile.filled
    {
      value =
        "case when \(value) rlike '^[0-9]+[.]0+$' then split_part(\(value), '.', 1) else \(value) end"
    }
    switch wanted.transform {
    case "lower": return "lower(\(value))"
    case "upper": return "upper(\(value))"
    case "place":
      return "case when length(\(value)) > 3 then initcap(\(value)) else upper(\(value)) end"
    default: return value
    }
  }

  private func words(otherwise: String) -> String {
    guard !column.values.isEmpty else { return wanted.type == "boolean" ? "null" : otherwise }
    let subject = profile.nativeType == nil ? text : "cast(\(text) as string)"
    var lines = ["case lower(\(subject))"]
    for (value, meaning, confidence) in column.values {
      let note = confidence < Decision.certainty ? " -- guess (\(Decision.text(confidence)))" : ""
      lines.append(
        "      when \(SparkText.literal(value.lowercased())) then \(SparkText.literal(meaning))\(note)"
      )
    }
    if otherwise != "null" { lines.append("      else \(otherwise)") }
    lines.append("    end")
    return lines.joined(separator: "\n")
  }

  private var number: String {
    guard wanted.isShare, profile.aboveOne > 0 || column.numberFormat.removed.contains("%") else {
      return NumberText.expression(text, format: column.numberFormat, type: wanted.type)
    }
    let value = NumberText.expression(text, format: column.numberFormat, type: "decimal(12,4)")
    return "cast(\(value) / 100 as \(wanted.type))"
  }

  private var wholeNumber: String {
    let value = NumberText.cleaned(text, format: column.numberFormat)
    return
      "case when \(value) rlike '^[-+]?[0-9]+([.]0*)?$' then try_cast(split_part(\(value), '.', 1) as int) end"
  }

  private func instant(_ text: String) -> String {
    let formats = column.dateFormats
    guard let first = formats.first else { return epoch }
    if let time, !first.hasTime {
      let pattern = first.pattern + " " + timePattern(time.profile)
      return
        "coalesce(try_to_timestamp(concat_ws(' ', \(text), \(time.text)), \(SparkText.literal(pattern))), \(read(text, first)))"
    }
    guard formats.count > 1 else { return read(text, first) }
    return "coalesce(\(formats.map { read(text, $0) }.joined(separator: ", ")))"
  }

  private func read(_ text: String, _ format: DateFormat) -> String {
    let value =
      format.hasPlainOffset
      ? "regexp_replace(\(text), ' ?([-+][0-9]{2}):?([0-9]{2})$', '$1:$2')" : text
    return "try_to_timestamp(\(value), \(SparkText.literal(format.pattern)))"
  }

  private func timePattern(_ profile: ColumnProfile) -> String {
    let example = profile.values.first?.value ?? ""
    let colons = example.count { $0 == ":" }
    let half = example.lowercased().contains("m") ? (example.contains(" ") ? " a" : "a") : ""
    return (half.isEmpty ? "H" : "h") + ":mm" + (colons > 1 ? ":ss" : "") + half
  }

  private var epoch: String {
    let longest = profile.longest
    let number = "try_cast(\(text) as bigint)"
    return longest >= 12 ? "timestamp_millis(\(number))" : "timestamp_seconds(\(number))"
  }
}
