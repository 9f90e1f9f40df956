/// How the characters of a text file are kept as bytes.
public struct TextEncoding: Sendable, Hashable {
  /// The name that IANA or Java has for it, such as `UTF-8` or `windows-1252`.
  public let name: String
  /// Name for glibc's iconv; order of bytes fixed where the encoding leaves it open.
  public let systemName: String

  /// Finds an encoding by any of its usual names, whatever their case; `nil` for an unknown one.
  public init?(_ name: String) {
    let wanted = TextEncoding.simplified(name)
    guard
      let found = TextEncoding.known.first(where: { entry in
        ([entry.name, entry.systemName] + entry.others).contains {
          TextEncoding.simplified($0) == wanted
        }
      })
    else { return nil }
    self.name = found.name
    systemName = found.systemName
  }

  private init(known name: String, _ systemName: String) {
    self.name = name
    self.systemName = systemName
  }

  /// UTF-8.
  public static let utf8 = TextEncoding(known: "UTF-8", "UTF-8")
  /// UTF-16, low bytes first.
  public static let utf16LittleEndian = TextEncoding(known: "UTF-16LE", "UTF-16LE")
  /// UTF-16, high bytes first.
  public static let utf16BigEndian = TextEncoding(known: "UTF-16BE", "UTF-16BE")
  /// UTF-32, low bytes first.
  public static let utf32LittleEndian = TextEncoding(known: "UTF-32LE", "UTF-32LE")
  /// UTF-32, high bytes first.
  public static let utf32BigEndian = TextEncoding(known: "UTF-32BE", "UTF-32BE")
  /// Western Europe as Windows has it, a superset of ISO-8859-1's letters.
  public static let windows1252 = TextEncoding(known: "windows-1252", "CP1252")

  /// Names of all encodings, the most common first.
  public static var names: [String] { known.map(\.name) }

  /// Letters and digits alone tell names apart.
  private static func simplified(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  private struct Known {
    var name: String
    var systemName: String
    var others: [String] = []

    init(_ name: String, _ systemName: String? = nil, _ others: String...) {
      self.name = name
      self.systemName = systemName ?? name
      self.others = others
    }
  }

  private static let known: [Known] =
    [
      Known("UTF-8", nil, "unicode-1-1-utf-8"),
      // Without a mark, the order of most files there are: Windows writes it.
      Known("UTF-16", "UTF-16LE", "unicode", "ucs-2"), Known("UTF-16LE"), Known("UTF-16BE"),
      Known("windows-1252", "CP1252", "ansi"), Known("ISO-8859-1", nil, "latin-1", "l1"),
      Known("ISO-8859-15", nil, "latin-9"), Known("US-ASCII", "ASCII"),
      Known("macintosh", "MACINTOSH", "x-MacRoman", "MacRoman"),
      Known("IBM437", "CP437", "437"), Known("IBM850", "CP850", "850"), Known("IBM852", "CP852"),
      Known("IBM858", "CP858", "IBM00858"), Known("UTF-32", "UTF-32LE"), Known("UTF-32LE"),
      Known("UTF-32BE"),
    ] + [1250, 1251, 1253, 1254, 1255, 1256, 1257, 1258].map { Known("windows-\($0)", "CP\($0)") }
    + [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 16].map { Known("ISO-8859-\($0)") }
    + [
      Known("KOI8-R"), Known("KOI8-U"), Known("Shift_JIS", "SHIFT_JIS"),
      Known("windows-31j", "CP932", "MS932"), Known("EUC-JP"), Known("ISO-2022-JP"), Known("GBK"),
      Known("GB18030"), Known("GB2312"), Known("Big5", "BIG5"), Known("EUC-KR"),
      Known("x-windows-949", "CP949", "MS949", "UHC"), Known("TIS-620"),
      Known("IBM037", "IBM037", "Cp037"), Known("IBM1047", "IBM1047", "Cp1047"),
    ]
}
