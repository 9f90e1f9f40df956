internal import Relational

extension SparkTranslator {
  /// Functions on days and instants.
  mutating func applyDate(_ call: SparkCall) {
    switch call.function {
    case "year", "month", "day", "quarter", "hour", "minute", "second", "dayofyear":
      rewrite(call, "cast(\(call.function)($1) as integer)")
    case "dayofmonth": rewrite(call, "cast(day($1) as integer)")
    case "weekofyear": rewrite(call, "cast(week($1) as integer)")
    case "dayofweek": rewrite(call, "cast(1 + dayofweek($1) as integer)")
    case "weekday": rewrite(call, "cast(isodow($1) - 1 as integer)")
    case "dayname", "monthname": rewrite(call, "left(\(call.function)($1), 3)")
    case "trunc": truncate(call, unit: 1)
    case "date_trunc": truncate(call, unit: 0)
    case "date_format": format(call, "strftime(cast($1 as timestamp), $2)")
    case "from_unixtime":
      if call.arguments.count == 1 {
        rewrite(call, "strftime(cast(to_timestamp($1) as timestamp), '%Y-%m-%d %H:%M:%S')")
      } else {
        format(call, "strftime(cast(to_timestamp($1) as timestamp), $2)")
      }
    case "to_date": parse(call, "cast(spark.moment($1) as date)", "spark.parse_day($1, $2)")
    case "try_to_date":
      parse(call, "try_cast(spark.try_moment($1) as date)", "spark.try_parse_day($1, $2)")
    case "to_timestamp":
      parse(call, "cast(spark.moment($1) as timestamptz)", "spark.parse_instant($1, $2)")
    case "try_to_timestamp":
      parse(
        call,
        "try_cast(spark.try_moment($1) as timestamptz)",
        "spark.try_parse_instant($1, $2)"
      )
    case "unix_timestamp", "to_unix_timestamp":
      parse(call, "spark.seconds($1)", "spark.seconds(spark.parse_instant($1, $2))")
    default: preconditionFailure("no code for \(call.function)")
    }
  }

  private static let dateUnits: [String: String] = [
    "year": "year", "yyyy": "year", "yy": "year", "quarter": "quarter", "month": "month",
    "mon": "month", "mm": "month", "week": "week",
  ]
  private static let timeUnits = ["day", "hour", "minute", "second", "millisecond", "microsecond"]

  /// `trunc(day, 'MM')` gives a day, `date_trunc('MM', x)` an instant.
  private mutating func truncate(_ call: SparkCall, unit index: Int) {
    let range = call.arguments[index]
    var units = SparkTranslator.dateUnits
    if index == 0 {
      for unit in SparkTranslator.timeUnits { units[unit] = unit }
      units["dd"] = "day"
    }
    guard let written = literalText(range)?.lowercased(), let unit = units[written] else {
      refuse(
        "`\(call.function)` to a unit that is not known",
        at: range.lowerBound,
        next: literalText(range).flatMap { Wording.didYouMean($0, units.keys.sorted()) }
          ?? "write one of " + Wording.list(units.keys.sorted())
      )
      return
    }
    if index == 0 {
      edits.replace(range, with: "'\(unit)'")
      rewrite(call, "date_trunc($1, cast($2 as timestamptz))")
    } else {
      edits.replace(call.name, with: "cast(date_trunc('\(unit)', cast")
      edits.replace(call.arguments[0].upperBound..<call.closer, with: " as date)) as date")
    }
  }

  private mutating func format(_ call: SparkCall, _ template: String) {
    guard let pattern = datePattern(call, forReading: false) else { return }
    edits.replace(call.arguments[1], with: SQL.quote(literal: pattern.format))
    rewrite(call, template)
  }

  /// One argument takes Spark's default form, two name it.
  private mutating func parse(_ call: SparkCall, _ plain: String, _ withPattern: String) {
    guard call.arguments.count == 2 else { return rewrite(call, plain) }
    guard let pattern = datePattern(call, forReading: true) else { return }
    let texts = [pattern.parseFormat, pattern.shape].map { SQL.quote(literal: $0) }
    edits.replace(call.arguments[1], with: texts.joined(separator: ", "))
    rewrite(call, withPattern)
  }

  private mutating func datePattern(_ call: SparkCall, forReading: Bool) -> DatePattern? {
    let range = call.arguments[1]
    guard let text = literalText(range) else {
      refuse(
        "a date pattern that is computed",
        at: range.lowerBound,
        next: "write the pattern as a text, such as 'yyyy-MM-dd'"
      )
      return nil
    }
    do throws(DatePattern.Unsupported) {
      return try DatePattern(text, forReading: forReading)
    } catch {
      refuse(
        "`\(error.part)` in the date pattern '\(text)'",
        at: range.lowerBound,
        next: "use yyyy yy MM M MMM dd d HH H hh mm ss SSS a, and texts in quotes"
      )
      return nil
    }
  }
}
