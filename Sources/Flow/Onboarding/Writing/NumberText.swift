/// Expressions that read numbers off texts, in words that Spark and the engine share.
enum NumberText {
  /// The number that a text says.
  ///
  /// - Parameters:
  ///   - text: An expression of type text.
  ///   - format: How the numbers are written.
  ///   - type: Decimal type of the result.
  /// - Returns: Null for what is no number.
  static func expression(
    _ text: String,
    format: ColumnProfile.NumberFormat,
    type: String
  ) -> String {
    "try_cast(\(cleaned(text, format: format)) as \(type))"
  }

  /// The text with a point, and with nothing else but digits and a minus in front.
  static func cleaned(_ text: String, format: ColumnProfile.NumberFormat) -> String {
    var value = text
    if !format.removed.isEmpty {
      value = "translate(\(value), \(SparkText.literal(format.removed)), '')"
    }
    if format.decimalMark == "," { value = "replace(\(value), ',', '.')" }
    if format.hasOddMinus {
      value =
        "case when trim(\(value)) like '(%)' or trim(\(value)) like '%-' then concat('-', translate(\(value), '()-', '')) else \(value) end"
    }
    return format.removed.isEmpty && !format.hasOddMinus && format.decimalMark == "."
      ? "trim(\(value))" : value
  }
}
