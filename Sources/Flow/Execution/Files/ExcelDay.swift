internal import Relational

/// Turns the numbers that workbooks keep for days and instants back into them.
enum ExcelDay {
  /// A day or an instant from the text of its number or of itself; `nil` for other types.
  ///
  /// Workbooks count days from 1899-12-30, the time of day as a fraction; milliseconds are kept.
  static func typed(_ raw: SQL, _ type: DataType) -> SQL? {
    let number: SQL = "regexp_full_match(\(raw), '[0-9]{1,7}([.][0-9]+)?')"
    let milliseconds: SQL =
      "to_milliseconds(round(try_cast(\(raw) as double) * 86400000)::bigint)"
    switch type {
    case .date:
      return """
        case when \(number) then (date '1899-12-30' + \(milliseconds))::date else try_cast(\(raw) as date) end
        """
    case .timestamp:
      return """
        case when \(number) then timestamptz '1899-12-30 00:00:00+00' + \(milliseconds) \
        else try_cast(\(raw) as timestamptz) end
        """
    case .timestampNTZ:
      return """
        case when \(number) then timestamp '1899-12-30' + \(milliseconds) else try_cast(\(raw) as timestamp) end
        """
    default: return nil
    }
  }
}
