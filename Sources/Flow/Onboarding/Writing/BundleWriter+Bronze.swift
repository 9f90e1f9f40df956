internal import Relational

extension BundleWriter {
  /// The streaming table of a source: every record as it landed.
  func bronze(_ source: Source) -> String {
    let isTyped = source.format == .parquet
    let declared = source.columns.map { column in
      "  \(SparkText.name(column.name)) \(column.type.quotedSparkName) comment \(SparkText.literal(comment(on: column)))"
    }
    let selected = source.columns.map { column in
      let original = source.ignoresHeader ? column.name : column.original
      let name = SparkText.name(column.name)
      let given = SparkText.name(original)
      return given == name ? "  \(name)" : "  \(given) as \(name)"
    }
    let isMapped = proposal.stagings.keys.contains {
      proposal.findings.sources[proposal.findings.relations[$0].source].name == source.name
    }
    var lines = [
      "-- Grain: one row per record of the files, as it landed; nothing is changed and nothing is left out.",
      isMapped ? "" : "-- None of the contract's tables: nothing reads it.",
      "create or refresh streaming table bronze.\(SparkText.name(source.name)) (",
    ].filter { !$0.isEmpty }
    let technical = [
      "  source_file string comment 'File that the record came in'",
      "  source_row bigint comment 'Place of the record in its file, from 1, the header not counted'",
      "  ingested_at timestamp comment 'When the record was read'",
    ]
    let rescued =
      isTyped
      ? []
      : [
        "  _rescued_data string comment 'What the record has beyond the declared columns, as JSON; null when there is nothing'",
        "  constraint schema_is_as_declared expect (_rescued_data is null)",
      ]
    lines.append((declared + technical + rescued).joined(separator: ",\n"))
    lines += [
      ")",
      "comment \(SparkText.literal("Records of \(source.pattern) as they landed" + (isTyped ? "." : ", every value as text.")))",
      "tblproperties ('quality' = 'bronze')",
      "as select",
    ]
    let tail = [
      "  _metadata.file_path as source_file",
      "  -- The lower 33 bits count the records of the file.\n  (monotonically_increasing_id() & 8589934591) + 1 as source_row",
      "  current_timestamp() as ingested_at",
    ]
    lines.append((selected + tail + (isTyped ? [] : ["  _rescued_data"])).joined(separator: ",\n"))
    lines.append("from stream read_files(")
    lines.append(options(of: source).map { "  " + $0 }.joined(separator: ",\n"))
    lines.append(");")
    return lines.joined(separator: "\n") + "\n"
  }

  private func options(of source: Source) -> [String] {
    var options = [
      "'${landing}/\(SparkText.literal(source.pattern).dropFirst())",
      "format => '\(source.format.rawValue)'",
    ]
    if source.format == .parquet { return options }
    if source.format == .csv {
      let dialect = source.dialect
      let hasHeader = dialect.hasHeader && !source.ignoresHeader
      options.append("header => \(hasHeader)")
      let skipped = dialect.skippedRows + (source.ignoresHeader ? 1 : 0)
      if skipped > 0 { options.append("skipRows => \(skipped)") }
      if dialect.delimiter != "," {
        options.append("sep => \(SparkText.literal(dialect.delimiter))")
      }
      if dialect.quote != "\"" { options.append("quote => \(SparkText.literal(dialect.quote))") }
      options.append(
        "escape => \(SparkText.literal(dialect.escape.isEmpty ? "\"" : dialect.escape))"
      )
      if dialect.encoding != "UTF-8" { options.append("encoding => '\(dialect.encoding)'") }
    }
    options.append("multiLine => true")
    let schema = source.columns.map { column in
      SparkText.name(source.ignoresHeader ? column.name : column.original) + " "
        + column.type.quotedSparkName
    }
    options.append("schema => \(SparkText.literal(schema.joined(separator: ", ")))")
    options.append("rescuedDataColumn => '_rescued_data'")
    return options
  }

  private func comment(on column: SourceColumn) -> String {
    let uses = proposal.stagings.sorted { $0.key < $1.key }.flatMap { index, staging in
      let relation = proposal.findings.relations[index]
      return staging.columns.compactMap { staged -> String? in
        guard let place = staged.column, relation.columns[place].depth == 0,
          relation.columns[place].steps.first == column.name
        else { return nil }
        return staged.slot.text
      }
    }
    var seen: Set<String> = []
    let names = uses.filter { seen.insert($0).inserted }
    let said = "Column \(column.original) of the files"
    return names.isEmpty
      ? said + "; used nowhere" : said + "; becomes " + names.joined(separator: ", ")
  }
}

extension DataType {
  /// As `sparkName`, with members of structures in backticks where they need them.
  var quotedSparkName: String {
    switch self {
    case .array(let element, _): "array<\(element.quotedSparkName)>"
    case .structure(let fields):
      "struct<"
        + fields.map { "\(SparkText.name($0.name)): \($0.type.quotedSparkName)" }.joined(
          separator: ", "
        ) + ">"
    default: sparkName
    }
  }
}
