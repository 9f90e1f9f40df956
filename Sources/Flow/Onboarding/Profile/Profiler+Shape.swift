internal import Relational

extension Profiler {
  /// Looks at the beginning of a file.
  func shape(of file: SourceFile) async throws -> FileShape {
    guard file.sizeInBytes > 0 else { throw UnreadFile(reason: "the file is empty") }
    switch file.format {
    case nil: throw UnreadFile(reason: "not CSV, JSON or Parquet by its name")
    case .csv: return try await delimitedShape(of: file)
    case .json:
      let found = try await engine.columns(
        of: "select * from read_json([\(path: file.path)], sample_size = 100000)"
      )
      return FileShape(
        file: file,
        format: .json,
        dialect: Dialect(),
        columns: found.map { ($0.name, Profiler.textual($0.type)) }
      )
    case .parquet:
      let found = try await engine.columns(of: "select * from read_parquet([\(path: file.path)])")
      return FileShape(
        file: file,
        format: .parquet,
        dialect: Dialect(),
        columns: found.map { ($0.name, $0.type ?? .string) }
      )
    }
  }

  /// The type with text in place of every single value; maps and lists of single values are text as a whole.
  static func textual(_ type: DataType?) -> DataType {
    switch type {
    case .structure(let fields):
      .structure(fields.map { Field($0.name, textual($0.type)) })
    case .array(let element, _):
      if case .structure = element {
        .array(element: textual(element), containsNull: true)
      } else {
        .string
      }
    default: .string
    }
  }

  private func delimitedShape(of file: SourceFile) async throws -> FileShape {
    var dialect = Dialect()
    var sniffed: Batch?
    var failure: (any Error)?
    // Every byte is a letter in Latin-1, so what is no UTF-8 is that, unless it begins as UTF-16 does. Rows that
    // cannot be read are left out only when nothing else helps.
    let encodings = [("UTF-8", "utf-8"), ("ISO-8859-1", "latin-1")]
    let attempts = encodings.map { ($0.0, $0.1, false) } + [("UTF-8", "utf-8", true)]
    for (name, spelling, ignoresErrors) in attempts {
      do {
        sniffed = try await sniff(file, encoding: spelling, ignoresErrors: ignoresErrors)
        dialect.encoding = name
        break
      } catch let error as QueryError {
        if error.kind == .interrupted { throw error }
        if failure == nil { failure = error }
      }
    }
    guard var sniffed, sniffed.rowCount == 1 else { throw failure ?? UnreadFile(reason: "no rows") }
    read(sniffed, into: &dialect)
    if dialect.encoding == "ISO-8859-1", try await beginsAsUTF16(file) {
      dialect = Dialect()
      dialect.encoding = "UTF-16"
      let wide = try await sniff(file, encoding: "utf-16", ignoresErrors: true)
      read(wide, into: &dialect)
      sniffed = wide
    }
    let isHeader = sniffed.column("header")?[0] == .boolean(true)
    let head = try await engine.rows(
      "select * from \(reader(file, dialect, header: false, columns: nil)) limit 2"
    )
    guard head.rowCount > 0 else { throw UnreadFile(reason: "the file has no rows") }
    let first = head.row(0).map { trimmed($0.text ?? "") }
    dialect.hasHeader = isHeader || looksLikeHeader(first)
    let names =
      dialect.hasHeader
      ? first.enumerated().map { $1.isEmpty ? "_c\($0)" : $1 }
      : first.indices.map { "column_\($0 + 1)" }
    return FileShape(
      file: file,
      format: .csv,
      dialect: dialect,
      columns: names.map { ($0, .string) }
    )
  }

  private func sniff(
    _ file: SourceFile,
    encoding: String,
    ignoresErrors: Bool
  ) async throws -> Batch {
    try await engine.rows(
      """
      select Delimiter as delimiter, Quote as quote, Escape as escape, SkipRows as skipped, HasHeader as header
      from sniff_csv(\(path: file.path), sample_size = 20480, all_varchar = false, encoding = \(literal: encoding), \
      ignore_errors = \(raw: String(ignoresErrors)), null_padding = false)
      """
    )
  }

  private func read(_ sniffed: Batch, into dialect: inout Dialect) {
    func text(_ name: String) -> String {
      let value = sniffed.column(name)?.string(at: 0) ?? ""
      return value == "(empty)" || value == "\0" ? "" : value
    }
    dialect.delimiter = text("delimiter").isEmpty ? "," : text("delimiter")
    dialect.quote = text("quote").isEmpty ? "\"" : text("quote")
    dialect.escape = text("escape").isEmpty ? dialect.quote : text("escape")
    dialect.skippedRows = Int(sniffed.column("skipped")?.int64(at: 0) ?? 0)
  }

  private func beginsAsUTF16(_ file: SourceFile) async throws -> Bool {
    let lines = try await engine.rows(
      """
      select line from read_csv(\(path: file.path), auto_detect = false, header = false, columns = {'line': 'VARCHAR'},
        delim = '\u{1}', quote = '', escape = '', encoding = 'latin-1', strict_mode = false, ignore_errors = true,
        parallel = false) limit 1
      """
    )
    let start = lines.rowCount > 0 ? lines.columns[0].string(at: 0) ?? "" : ""
    return start.hasPrefix("\u{FF}\u{FE}") || start.hasPrefix("\u{FE}\u{FF}")
  }

  /// Names are words, differ, and are mostly known ones.
  private func looksLikeHeader(_ cells: [String]) -> Bool {
    let filled = cells.filter { !$0.isEmpty }
    guard !filled.isEmpty, Set(filled).count == filled.count,
      filled.allSatisfy({ $0.contains(where: \.isLetter) && !$0.contains("@") })
    else { return false }
    let known = filled.count { name in
      let terms = contract.lexicon.terms(of: name)
      return !terms.isEmpty && terms.allSatisfy { !$0.concepts.isEmpty }
    }
    return Double(known) >= Double(filled.count) * 0.5
  }

  private func trimmed(_ text: String) -> String {
    var text = text[...]
    if text.first == "\u{FEFF}" { text.removeFirst() }
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// Reads delimited files as text; `columns` names them.
  func reader(
    _ file: SourceFile,
    _ dialect: Dialect,
    header: Bool,
    columns: [String]?
  ) -> SQL {
    let encoding =
      switch dialect.encoding {
      case "UTF-16": "utf-16"
      case "ISO-8859-1": "latin-1"
      default: "utf-8"
      }
    var options: [SQL] = [
      "delim = \(literal: dialect.delimiter)", "quote = \(literal: dialect.quote)",
      "escape = \(literal: dialect.escape)", "encoding = \(literal: encoding)",
      "skip = \(raw: String(dialect.skippedRows))", "header = \(raw: String(header))",
      "strict_mode = false", "ignore_errors = true", "null_padding = true",
    ]
    if let columns {
      let types = columns.map { "\(literal: $0): 'VARCHAR'" as SQL }.joined(separator: ", ")
      options += ["auto_detect = false", "columns = {\(types)}", "nullstr = ''"]
    } else {
      options += ["all_varchar = true"]
    }
    return "read_csv([\(path: file.path)], \(options.joined(separator: ", ")))"
  }
}
