internal import Relational

/// The staging table of a relation: text becomes types, and every guess stands beside the line that it concerns.
struct StagedSQL {
  let relation: Relation
  let source: Source
  let staging: Staging
  let grain: String
  let contract: Contract

  /// The statement.
  var text: String {
    var lines = [
      "-- Grain: one row per record of bronze.\(source.name)\(relation.path.isEmpty ? "" : ", one per element of \(relation.path.map { $0.joined(separator: ".") }.joined(separator: ", "))").",
      duplicatesNote,
      "create or refresh private materialized view staged_\(relation.name) (",
    ]
    let declared = staging.columns.map { column in
      "  \(column.name) \(type(of: column)) comment \(SparkText.literal(contract.column(column.slot)?.comment ?? ""))"
    }
    lines.append(
      (declared + [
        "  unreadable string comment 'Columns whose text could not be read; null when there is none'",
        "  source_file string comment 'File that the record came in'",
        "  source_row bigint comment 'Place of the record in its file, from 1'",
        "  source_position int comment 'Place of the element in its record, from 1'",
        "  ingested_at timestamp comment 'When the record was read'",
        "  source_text string comment 'The record as it landed'",
        "  load_order int comment 'Later versions of a record have a higher one'",
        "  copies bigint comment 'How often the record landed'",
      ]).joined(separator: ",\n")
    )
    lines += [
      ")", "comment \(SparkText.literal("Records of bronze.\(source.name), typed."))", "as",
      "with landed as (",
    ]
    lines.append(landed)
    lines.append("),")
    for depth in relation.path.indices { lines += elements(depth) }
    lines += ["texts as (", "  select"]
    let from = relation.path.isEmpty ? "landed" : "elements_\(relation.path.count)"
    lines.append(
      (texts + [
        "source_file", "source_row", position + " as source_position", "ingested_at", "source_text",
        "load_order", "copies",
      ])
      .map { "    " + $0 }.joined(separator: ",\n")
    )
    lines += ["  from \(from)", "),", "typed as (", "  select"]
    lines.append((staging.columns.map(typed) + ["    texts.*"]).joined(separator: ",\n"))
    lines += ["  from texts", ")", "select"]
    lines.append(
      (staging.columns.map(\.name) + [
        unreadable, "source_file", "source_row", "source_position", "ingested_at", "source_text",
        "load_order", "copies",
      ]).map { "  " + $0 }.joined(separator: ",\n")
    )
    lines.append("from typed;")
    return lines.joined(separator: "\n") + "\n"
  }

  private var duplicatesNote: String {
    switch staging.duplicates {
    case .oncePerFile:
      "-- The same record twice in one file counts once; `copies` says how often it came."
    case .once:
      "-- The source numbers no lines, so the same record counts once, in whatever files it comes; `copies` says how often."
    case .kept: "-- The source numbers no orders, so every record counts, also one like another."
    }
  }

  // MARK: Records

  private var landed: String {
    let names = source.columns.map { SparkText.name($0.name) }
    var outputs = names
    switch staging.duplicates {
    case .oncePerFile:
      outputs += [
        "source_file", "ingested_at", "max(source_row) as source_row", "\(loadOrder) as load_order",
        "count(*) as copies",
      ]
    case .once:
      outputs += [
        "min(source_file) as source_file", "min(ingested_at) as ingested_at",
        "min_by(source_row, source_file) as source_row", "cast(0 as int) as load_order",
        "count(*) as copies",
      ]
    case .kept:
      outputs += [
        "source_file", "ingested_at", "source_row", "\(loadOrder) as load_order",
        "cast(1 as bigint) as copies",
      ]
    }
    outputs.append("\(sourceText) as source_text")
    let grouping = staging.duplicates == .kept ? "" : "\n  group by all"
    return "  select\n" + outputs.map { "    " + $0 }.joined(separator: ",\n")
      + "\n  from bronze.\(SparkText.name(source.name))" + grouping
  }

  private var loadOrder: String {
    guard source.hasVersions else { return "cast(0 as int)" }
    func words(_ list: [String]) -> String { list.joined(separator: "|") }
    let file = "lower(substring_index(source_file, '/', -1))"
    // -- The name of a file says whether it comes later.
    return
      "cast(case when \(file) rlike '(^|[^a-z])(\(words(contract.lexicon.later)))([^a-z]|$)' then 1 "
      + "when \(file) rlike '(^|[^a-z])(\(words(contract.lexicon.earlier)))([^a-z]|$)' then -1 else 0 end as int)"
  }

  private var sourceText: String {
    let texts = source.columns.filter { !$0.type.isNested }.map { column -> String in
      let name = SparkText.name(column.name)
      return switch column.type {
      case .string: "coalesce(\(name), '')"
      case .double, .float: "coalesce(cast(try_cast(\(name) as decimal(38,6)) as string), '')"
      default: "coalesce(cast(\(name) as string), '')"
      }
    }
    return texts.isEmpty
      ? "cast(null as string)" : "concat_ws(',', \(texts.joined(separator: ", ")))"
  }

  private func elements(_ depth: Int) -> [String] {
    let before = depth == 0 ? "landed" : "elements_\(depth)"
    let path = (depth == 0 ? [] : ["element_\(depth)"]) + relation.path[depth]
    let list = "b." + path.map(SparkText.name).joined(separator: ".")
    return [
      "places_\(depth + 1) as (",
      "  select",
      "    b.*,",
      "    place_\(depth + 1)",
      "  from \(before) as b",
      "  lateral view explode(case when size(\(list)) > 0 then sequence(1, size(\(list))) end) t as place_\(depth + 1)",
      "),",
      "elements_\(depth + 1) as (",
      "  select",
      "    b.*,",
      "    get(\(list), place_\(depth + 1) - 1) as element_\(depth + 1)",
      "  from places_\(depth + 1) as b",
      "),",
    ]
  }

  private var position: String {
    relation.path.isEmpty ? "cast(1 as int)" : "cast(place_\(relation.path.count) as int)"
  }

  // MARK: Texts

  /// Relation columns that are used.
  private var used: [Int] {
    var seen: Set<Int> = []
    return staging.columns.flatMap { [$0.column, $0.timeColumn] }.compactMap { $0 }.filter {
      seen.insert($0).inserted
    }
  }

  private func textName(_ index: Int) -> String {
    let names = relation.columns.map { NameText.identifier($0.steps.joined(separator: "_")) }
    let isTaken = names.indices.contains { $0 < index && names[$0] == names[index] }
    return names[index] + (isTaken ? "_\(index)" : "") + "_text"
  }

  private func path(_ index: Int) -> String {
    let column = relation.columns[index]
    let steps = column.depth == 0 ? column.steps : ["element_\(column.depth)"] + column.steps
    return steps.map(SparkText.name).joined(separator: ".")
  }

  private var texts: [String] {
    used.map { index in
      let profile = relation.columns[index].profile
      guard profile.nativeType == nil else { return "\(path(index)) as \(textName(index))" }
      let isText = relation.columns[index].type == .string
      let given = isText ? path(index) : "cast(\(path(index)) as string)"
      let clean = isText ? "nullif(trim(\(given)), '')" : given
      guard !profile.nullWords.isEmpty else { return "\(clean) as \(textName(index))" }
      let words = Set(profile.nullWords.map { $0.lowercased() }).sorted().map(SparkText.literal)
        .joined(separator: ", ")
      return
        "case when lower(trim(\(given))) in (\(words)) then null else \(clean) end as \(textName(index))"
    }
  }

  // MARK: Types

  private func type(of column: Staging.Column) -> String {
    contract.column(column.slot)?.type ?? "string"
  }

  private func typed(_ column: Staging.Column) -> String {
    let notes = column.guesses.map {
      "    -- guess (\(Decision.text($0.confidence))): \(SparkText.oneLine($0.text))\n"
    }.joined()
    return notes + "    \(expression(column)) as \(column.name)"
  }

  private func expression(_ column: Staging.Column) -> String {
    if let rule = column.rule { return made(rule, column) }
    guard let index = column.column, let wanted = contract.column(column.slot) else {
      return "null"
    }
    let profile = relation.columns[index].profile
    let name = textName(index)
    return TypedText(
      text: name,
      profile: profile,
      wanted: wanted,
      column: column,
      time: column.timeColumn.map { (textName($0), relation.columns[$0].profile) }
    ).expression
  }

  /// A key that is made from other columns of the row.
  private func made(_ rule: Derivation, _ column: Staging.Column) -> String {
    var sql = rule.sql
    for other in staging.columns where other.slot.table == column.slot.table && other.rule == nil {
      sql = sql.replacing("{\(other.slot.column)}", with: expression(other))
    }
    for name in Technical.names { sql = sql.replacing("{\(name)}", with: name) }
    return sql
  }

  private var unreadable: String {
    let parts = staging.columns.compactMap { column -> String? in
      guard let index = column.column, let wanted = contract.column(column.slot),
        wanted.type != "string"
      else { return nil }
      return
        "case when \(textName(index)) is not null and \(column.name) is null then \(SparkText.literal(relation.columns[index].label)) end"
    }
    guard !parts.isEmpty else { return "cast(null as string) as unreadable" }
    return "nullif(concat_ws(', ', " + parts.joined(separator: ", ") + "), '') as unreadable"
  }
}
