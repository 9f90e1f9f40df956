internal import Pipelines
internal import Relational

/// Turns the text of a delimited field into a typed value; what does not fit becomes NULL.
enum CSVValue {
  /// Expression of type `type` over the text `raw`.
  static func typed(_ raw: SQL, _ type: DataType, _ options: FileOptions) -> SQL {
    switch type {
    case .string where options.ignoresLeadingWhiteSpace && options.ignoresTrailingWhiteSpace:
      return "trim(\(raw))"
    case .string: return raw
    case .date where !options.dateFormats.isEmpty:
      return "try_strptime(trim(\(raw)), \(list(options.dateFormats)))::date"
    case .timestamp where !options.timestampFormats.isEmpty:
      return "try_strptime(trim(\(raw)), \(list(options.timestampFormats)))::timestamptz"
    case .timestampNTZ where !options.timestampFormats.isEmpty:
      return "try_strptime(trim(\(raw)), \(list(options.timestampFormats)))"
    case .byte, .short, .integer, .long:
      // DuckDB would take '1.5' for 2 and '1e3' for 1000; Spark calls neither a whole number. What reads back
      // the same is one, and the slower pattern looks only at the rest.
      let number: SQL = "try_cast(\(raw) as \(raw: type.engineName))"
      let grouped: SQL =
        options.numberFormat.map { CSVValue.grouped(raw, type, $0, fraction: "") } ?? "null"
      return """
        case when \(number)::varchar = \(raw) then \(number) \
        when regexp_full_match(\(raw), ' *[+-]?[0-9]+ *') then \(number) else \(grouped) end
        """
    case .decimal:
      // Spark reads 1,234.5 without being told a locale.
      return number(raw, type, options.numberFormat ?? .english)
    case .float where options.numberFormat != nil, .double where options.numberFormat != nil:
      return number(raw, type, options.numberFormat ?? .english)
    default:
      return "try_cast(\(raw) as \(raw: type.engineName))"
    }
  }

  /// A number as a locale writes it; groups must be whole, so that 12,50 is not taken for 1250.
  private static func number(_ raw: SQL, _ type: DataType, _ format: NumberFormat) -> SQL {
    let fraction = "([\(format.decimalSeparator)][0-9]*)?([eE][+-]?[0-9]+)?"
    let grouped = CSVValue.grouped(raw, type, format, fraction: fraction)
    if format.decimalSeparator == "." {
      return "coalesce(try_cast(\(raw) as \(raw: type.engineName)), \(grouped))"
    }
    let plain = " *[+-]?[0-9]*\(fraction) *"
    let point: SQL = "\(literal: String(format.decimalSeparator))"
    return """
      case when regexp_full_match(\(raw), \(literal: plain)) \
      then try_cast(replace(\(raw), \(point), '.') as \(raw: type.engineName)) else \(grouped) end
      """
  }

  private static func grouped(
    _ raw: SQL,
    _ type: DataType,
    _ format: NumberFormat,
    fraction: String
  ) -> SQL {
    let group = "[\(String(format.groupSeparators))]"
    let pattern = " *[+-]?[0-9]{1,3}(\(group)[0-9]{2,3})*\(group)[0-9]{3}\(fraction) *"
    // The separator of the fraction becomes a point, those of groups nothing.
    let from = String(format.decimalSeparator) + String(format.groupSeparators)
    return """
      case when regexp_full_match(\(raw), \(literal: pattern)) \
      then try_cast(translate(\(raw), \(literal: from), '.') as \(raw: type.engineName)) end
      """
  }

  private static func list(_ formats: [String]) -> SQL {
    "[\(formats.map { "\(literal: $0)" as SQL }.joined(separator: ", "))]"
  }
}
