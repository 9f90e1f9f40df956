/// How people of a country write numbers.
public struct NumberFormat: Sendable, Hashable {
  /// Between whole digits and fraction.
  public let decimalSeparator: Character
  /// Between groups of three digits; any of these.
  public let groupSeparators: [Character]

  /// The format of a locale such as `de-DE`, `de_DE` or `fr`; `nil` for an unknown one.
  public init?(locale: String) {
    let parts = locale.split(whereSeparator: { $0 == "-" || $0 == "_" }).map { $0.lowercased() }
    let name = parts.joined(separator: "-")
    guard let language = parts.first,
      let found = NumberFormat.formats.first(where: { $0.locales.contains(name) })
        ?? NumberFormat.formats.first(where: { $0.locales.contains(language) })
    else { return nil }
    self = found.format
  }

  private init(_ decimal: Character, _ groups: [Character]) {
    decimalSeparator = decimal
    groupSeparators = groups
  }

  /// Point before the fraction, commas between groups: 1,234.5.
  public static let english = NumberFormat(".", [","])

  /// Languages with their usual format, and the countries that write otherwise.
  public static var locales: [String] { formats.flatMap(\.locales) }

  private static let formats: [(format: NumberFormat, locales: [String])] = [
    (.english, ["en", "ja", "zh", "ko", "th", "he", "hi", "ms", "es-mx", "es-us", "es-pr"]),
    (
      NumberFormat(",", ["."]),
      [
        "de", "es", "it", "nl", "pt", "da", "el", "tr", "id", "hr", "sl", "sr", "ro", "is", "vi",
        "ca",
      ]
    ),
    (NumberFormat(".", ["’", "'"]), ["de-ch", "it-ch", "de-li", "rm"]),
    (NumberFormat(",", ["\u{A0}", "\u{202F}", " ", "."]), ["de-at"]),
    (
      NumberFormat(",", ["\u{A0}", "\u{202F}", " "]),
      [
        "fr", "ru", "uk", "pl", "cs", "sk", "hu", "sv", "fi", "nb", "nn", "no", "bg", "lt", "lv",
        "et", "be", "pt-pt", "fr-ch",
      ]
    ),
    (NumberFormat(".", [",", "'"]), ["en-ch"]), (NumberFormat(",", ["\u{A0}", " "]), ["en-za"]),
  ]
}
