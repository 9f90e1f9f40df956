/// What can be shown where the output goes.
public struct Screen: Sendable, Equatable {
  /// Whether a person looks at it as it is written.
  public var isTerminal: Bool
  /// Columns to stay within; `nil` when lines may be as long as they like.
  public var columns: Int?
  /// Lines that fit at once.
  public var rows: Int
  /// Whether ANSI colours are wanted.
  public var usesColour: Bool
  /// Whether box-drawing, blocks and braille arrive as such; else plain ASCII is used.
  public var usesUnicode: Bool

  /// Describes a screen; plain ASCII without limits unless told otherwise.
  public init(
    isTerminal: Bool = false,
    columns: Int? = nil,
    rows: Int = 24,
    usesColour: Bool = false,
    usesUnicode: Bool = false
  ) {
    self.isTerminal = isTerminal
    self.columns = columns
    self.rows = rows
    self.usesColour = usesColour
    self.usesUnicode = usesUnicode
  }

  /// Decides from the environment: `NO_COLOR`, `TERM`, `COLUMNS` and the locale.
  public init(
    isTerminal: Bool,
    size: (columns: Int, rows: Int)?,
    environment: (String) -> String?
  ) {
    let term = environment("TERM") ?? ""
    let isDumb = term.isEmpty || term == "dumb"
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first { !$0.isEmpty } ?? ""
    let encoding = locale.uppercased().filter { $0 != "-" }
    let asked = environment("COLUMNS").flatMap { Int($0) }.flatMap { $0 >= 20 ? $0 : nil }
    self.init(
      isTerminal: isTerminal,
      columns: asked ?? (isTerminal ? max(20, size?.columns ?? 80) : nil),
      rows: max(5, size?.rows ?? 24),
      usesColour: isTerminal && !isDumb && (environment("NO_COLOR") ?? "").isEmpty,
      usesUnicode: encoding.hasSuffix("UTF8")
    )
  }

  /// The screen behind standard output or standard error as it is now.
  public init(_ output: Output) {
    self.init(
      isTerminal: TerminalDevice.isTerminal(output.descriptor),
      size: TerminalDevice.size(output.descriptor),
      environment: SystemText.environment
    )
  }

  /// Columns for prose: those of the screen, at most 100, 80 where there is no limit.
  public var proseColumns: Int { min(100, columns ?? 80) }

  /// The character that stands for what was cut off.
  var ellipsis: String { usesUnicode ? "…" : "..." }

  /// The text in a style, or as it is where colours are not wanted.
  public func styled(_ text: String, _ style: Style) -> String {
    usesColour && !text.isEmpty ? "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// How a stretch of text stands out; raw values are ANSI codes.
public enum Style: String, Sendable {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case cyan = "36"
  case boldRed = "1;31"
}
