public import Lakehouse
public import Relational

/// Lets SQL read a lake's tables as `layer.name`, and older versions as `layer.name@v3` or `layer.name@2024-05-01`.
public struct LakeSession: Sendable {
  private let lake: Lake
  private let engine: any QueryEngine

  /// Puts a lake behind a session of the engine.
  public init(lake: Lake, engine: any QueryEngine) {
    self.lake = lake
    self.engine = engine
  }

  /// Makes the tables that `text` names readable, and returns the text for the engine.
  ///
  /// Only tables that stand in the text are opened. Names inside quotes and comments are left alone.
  /// - Throws: `Explanation` for an unknown table with a version, or a table that cannot be read.
  public func prepare(_ text: String) async throws -> SQL {
    var tables = try lake.tables()
    // Hidden layers are not listed, but who knows a name there may read it.
    for piece in SQLPiece.split(text) where piece.isName && piece.text.hasPrefix("_") {
      guard let name = try? TableReference(piece.text).table, !tables.contains(name) else {
        continue
      }
      if lake.table(name).exists { tables.append(name) }
    }
    var opened: Set<String> = []
    var output = ""
    for piece in SQLPiece.split(text) {
      guard piece.isName else {
        output += piece.text
        continue
      }
      guard piece.text.contains("@") else {
        output += piece.text
        if let table = tables.first(where: {
          $0.description.lowercased() == piece.text.lowercased()
        }),
          opened.insert(table.description).inserted
        {
          try await open(TableReference(table), as: table.description)
        }
        continue
      }
      let reference = try TableReference(piece.text)
      guard let table = tables.first(where: { $0.description == reference.table.description })
      else {
        throw unknown(reference.table, tables)
      }
      let view =
        table.layer + "." + table.name + "@" + reference.description.split(separator: "@")[1]
      if opened.insert(view).inserted { try await open(reference, layer: table.layer, view: view) }
      output += SQL.quote(identifier: table.layer) + "." + SQL.quote(identifier: view)
    }
    return SQL(raw: output)
  }

  /// Explains an error of the engine about SQL that a person typed.
  public func explanation(of error: QueryError, text: String) throws -> Explanation {
    let tables = try lake.tables()
    let missing = SQLPiece.split(text).first { piece in
      guard piece.isName, let name = piece.text.split(separator: ".").last, name != piece.text
      else { return false }
      return error.message.contains("Table with name \(name) ")
    }
    if error.kind == .binding, let missing {
      return unknown(try TableName(missing.text), tables)
    }
    let blame: Explanation.Blame =
      switch error.kind {
      case .interrupted: .interrupted
      case .memory, .io, .permission: .environment
      case .conversion, .constraint: .data
      default: .usage
      }
    return Explanation(
      "sql.\(error.kind.rawValue)",
      String(error.message.prefix { $0 != "\n" }),
      place: error.position.map { place(of: $0, in: text) },
      why: error.message.contains("\n")
        ? String(error.message.drop { $0 != "\n" }.drop { $0 == "\n" }) : nil,
      blame: blame
    )
  }

  private func place(of offset: Int, in text: String) -> String {
    let before = text.utf8.prefix(offset)
    let line = before.count { $0 == 10 } + 1
    let column =
      offset
      - (before.lastIndex(of: 10).map { text.utf8.distance(from: text.utf8.startIndex, to: $0) + 1 }
        ?? 0) + 1
    return "line \(line), column \(column)"
  }

  private func open(_ reference: TableReference, as view: String) async throws {
    try await open(reference, layer: reference.table.layer, view: reference.table.name)
  }

  private func open(_ reference: TableReference, layer: String, view: String) async throws {
    let table = lake.table(reference.table)
    let snapshot = try await table.snapshot(at: reference.selector, engine: engine)
    try await engine.run(
      """
      create schema if not exists \(identifier: layer);
      create or replace view \(identifier: layer).\(identifier: view) as \(try table.scan(snapshot))
      """
    )
  }

  private func unknown(_ name: TableName, _ tables: [TableName]) -> Explanation {
    let names = tables.map(\.description)
    return Explanation(
      "sql.unknown-table",
      "there is no table \(name) in the lake",
      place: lake.folder,
      why: names.isEmpty ? "the lake is empty" : "it has " + names.joined(separator: ", "),
      next: Suggestion.nearest(to: name.description, among: names).map { "did you mean \($0)?" }
    )
  }
}

/// A stretch of SQL: a dotted name outside of quotes and comments, or anything else.
struct SQLPiece {
  var text: String
  var isName: Bool

  /// Goes by scalars, as the engine does: a quote that carries a combining mark is another `Character`.
  static func split(_ text: String) -> [SQLPiece] {
    var pieces: [SQLPiece] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let length: Int
      var isName = false
      if rest.starts(with: "--".unicodeScalars) {
        length = rest.prefix { $0 != "\n" }.count
      } else if rest.starts(with: "/*".unicodeScalars) {
        length =
          rest.firstRange(of: "*/".unicodeScalars).map {
            rest.distance(from: rest.startIndex, to: $0.upperBound)
          } ?? rest.count
      } else if first == "'" || first == "\"" {
        let closing =
          rest.dropFirst().firstIndex(of: first).map { rest.index(after: $0) } ?? rest.endIndex
        length = rest.distance(from: rest.startIndex, to: closing)
      } else if isLetter(first) || first == "_" {
        length = nameLength(rest)
        isName = true
      } else if isNumber(first) {
        length = rest.prefix { isLetter($0) || isNumber($0) || $0 == "." || $0 == "_" }.count
      } else {
        length = 1
      }
      pieces.append(SQLPiece(text: String(rest.prefix(length)), isName: isName))
      rest = rest.dropFirst(length)
    }
    return pieces
  }

  /// A name with its dots, and behind `@` a version or an instant.
  private static func nameLength(_ text: Substring.UnicodeScalarView) -> Int {
    let name = text.prefix { isLetter($0) || isNumber($0) || $0 == "_" || $0 == "." }
    let rest = text.dropFirst(name.count)
    guard rest.first == "@", name.contains(".") else { return name.count }
    let selector = rest.dropFirst().prefix {
      isLetter($0) || isNumber($0) || $0 == "-" || $0 == ":" || $0 == "." || $0 == "+"
    }
    return selector.isEmpty ? name.count : name.count + 1 + selector.count
  }

  /// Letters and the marks that they carry.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func isNumber(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType != nil
  }
}
