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
      return """
        case when \(number)::varchar = \(raw) then \(number) \
        when regexp_full_match(\(raw), ' *[+-]?[0-9]+ *') then \(number) end
        """
    default:
      return "try_cast(\(raw) as \(raw: type.engineName))"
    }
  }

  private static func list(_ formats: [String]) -> SQL {
    "[\(formats.map { "\(literal: $0)" as SQL }.joined(separator: ", "))]"
  }
}
