/// The silver table of the contract, and the private table in front of it that settles which record of a key counts.
struct SilverSQL {
  let proposal: Proposal
  let contract: Contract
  let plan: TableProposal
  var table: ContractTable { plan.table }

  init(_ plan: TableProposal, proposal: Proposal, contract: Contract) {
    self.plan = plan
    self.proposal = proposal
    self.contract = contract
  }

  /// Technical columns of every silver table with their types and comments.
  static let technical: [(name: String, type: String, comment: String)] = [
    ("created_date", "date", "Day on which the record's key first landed"),
    ("updated_date", "date", "Day on which this record landed"),
    ("is_active", "boolean", "Whether the record is the one that counts for its key"),
    ("source_file", "string", "File that the record came in"),
    ("source_row", "bigint", "Place of the record in its file, from 1"),
    ("ingested_at", "timestamp", "When the record was read"),
    (
      "source_text", "string",
      "The record as it landed, kept where it could not be used or another one counts; else null"
    ),
    ("unreadable", "string", "Columns whose text could not be read; null when there is none"),
  ]

  // MARK: Silver

  /// The statement of the silver table.
  var text: String {
    let outputs = table.outputs
    var columns = outputs.map { column in
      "  \(column.name) \(column.type) comment \(SparkText.literal(comment(on: column)))"
    }
    columns += SilverSQL.technical.map {
      "  \($0.name) \($0.type) comment \(SparkText.literal($0.comment))"
    }
    let isEmpty = plan.contributions.isEmpty
    let rules = isEmpty ? [] : constraints
    var lines = [
      isEmpty
        ? "-- Grain: one row per \(table.row); the files know none, so the table is empty."
        : "-- Grain: one row per \(table.row). resolved_\(table.name) says where the values come from.",
      "create or refresh materialized view silver.\(table.name) (",
      (columns + rules).joined(separator: ",\n"),
      ")",
      "comment \(SparkText.literal(table.comment))",
      "tblproperties ('quality' = 'silver')",
      "as select",
    ]
    if isEmpty {
      let nulls =
        outputs.map { ($0.name, $0.type) } + SilverSQL.technical.map { ($0.name, $0.type) }
      lines.append(nulls.map { "  cast(null as \($1)) as \($0)" }.joined(separator: ",\n"))
      lines.append("where 1 = 0;")
      return lines.joined(separator: "\n") + "\n"
    }
    lines.append(
      (outputs.map(\.name) + SilverSQL.technical.map(\.name)).map { "  \($0) as \($0)" }.joined(
        separator: ",\n"
      )
    )
    lines.append("from resolved_\(table.name)")
    lines.append("where not is_superseded;")
    return lines.joined(separator: "\n") + "\n"
  }

  private func comment(on column: ContractColumn) -> String {
    switch plan.makings[column.name] {
    case .landed: column.comment
    case .rule(let rule, _, _): "\(column.comment); made: \(rule.says)"
    default: "Not in these files. " + column.comment
    }
  }

  private var isUsableRules: [(name: String, condition: String)] {
    var rules: [(String, String)] = []
    for column in table.columns where !column.isInput {
      guard isKnown(column.name) else { continue }
      if column.isRequired || table.key.contains(column.name) {
        let kind =
          column.isTemporal ? "is_a_date" : column.isNumeric ? "is_a_number" : "is_present"
        rules.append(("\(column.name)_\(kind)", "\(column.name) is not null"))
      }
      if let vocabulary = column.vocabulary.flatMap({ contract.vocabularies[$0] }) {
        let list = vocabulary.entries.map { SparkText.literal($0.value) }.joined(separator: ", ")
        rules.append(
          ("\(column.name)_is_known", "\(column.name) is null or \(column.name) in (\(list))")
        )
      }
      if column.role == .date {
        rules.append(
          (
            "\(column.name)_is_in_range",
            "\(column.name) is null or (cast(\(column.name) as date) >= date '1970-01-02' and cast(\(column.name) as date) <= date_add(cast(ingested_at as date), 366))"
          )
        )
      }
      if let least = column.range.least {
        let most = column.range.greatest.map { " and \(column.name) <= \($0)" } ?? ""
        rules.append(
          (
            "\(column.name)_is_in_range",
            "\(column.name) is null or (\(column.name) >= \(least)\(most))"
          )
        )
      }
      if column.role == .currency {
        rules.append(
          ("\(column.name)_is_the_reporting_currency", "\(column.name) = '${reporting_currency}'")
        )
      }
    }
    return rules
  }

  private var constraints: [String] {
    isUsableRules.map { "  constraint \($0.name) expect (\($0.condition)) on violation drop row" }
      + [
        "  constraint one_record_per_\(table.row) expect (is_active) on violation drop row",
        "  constraint every_value_is_readable expect (unreadable is null)",
      ]
  }

  private func isKnown(_ name: String) -> Bool {
    switch plan.makings[name] {
    case .landed, .rule: true
    default: false
    }
  }

  // MARK: Resolved

  private var isGathered: Bool { plan.contributions.contains { !$0.isOwn } }

  private var landed: [ContractColumn] {
    table.columns.filter { if case .landed = plan.makings[$0.name] { true } else { false } }
  }

  /// The column that tells newer records of a key from older ones.
  private var version: String? {
    table.columns.first { $0.role == .version && isKnown($0.name) }?.name
  }

  private var keyList: String { table.key.joined(separator: ", ") }

  /// The statement of the private table with every record and what becomes of it.
  var resolved: String {
    var declared = table.outputs.map {
      "  \($0.name) \($0.type) comment \(SparkText.literal($0.comment))"
    }
    declared += SilverSQL.technical.map {
      "  \($0.name) \($0.type) comment \(SparkText.literal($0.comment))"
    }
    declared += [
      "  is_usable boolean comment 'Whether the record meets the rules of silver.\(table.name) by itself'",
      "  is_superseded boolean comment 'Whether a later usable record of the key has taken its place'",
    ]
    var lines = [
      "-- Grain: one row per record of a \(table.row), whatever becomes of it.",
      "create or refresh private materialized view resolved_\(table.name) (",
      declared.joined(separator: ",\n"),
      ")",
      "comment \(SparkText.literal("Records of silver.\(table.name) before its rules."))",
      "as",
      "with records as (",
      plan.contributions.map(select).joined(separator: "\n  union all\n"),
      "),",
    ]
    var before = "records"
    for level in stride(from: 1, through: plan.levels, by: 1) {
      lines += ["made_\(level) as (", made(level, from: before), "),"]
      before = "made_\(level)"
    }
    let usable = isUsableRules.map { "(\($0.condition))" }
    let newest = version.map { "\($0) desc nulls last, " } ?? ""
    lines += [
      "loads as (",
      "  -- A load is one file of one update.",
      "  select",
      "    *,",
      "    coalesce(\n      \(usable.isEmpty ? "true" : usable.joined(separator: "\n      and ")),\n      false\n    ) as is_usable,",
      "    rank() over (partition by \(keyList) order by ingested_at, load_order, source_file) as load_number",
      "  from \(before)",
      "),",
      "versions as (",
      "  -- A record that cannot be used never displaces one that can; of the others the latest counts.",
      "  select",
      "    *,",
      "    row_number() over (partition by \(keyList) order by is_usable desc, \(newest)load_number desc, source_row desc, source_position desc) as preference,",
      "    max(case when is_usable then load_number end) over (partition by \(keyList)) as last_usable_load,",
      version.map {
        "    max(case when is_usable then \($0) end) over (partition by \(keyList)) as last_version,"
      } ?? "",
      "    min(first_ingested_at) over (partition by \(keyList)) as key_ingested_at",
      "  from loads",
      ")",
      "select",
    ]
    lines.append(outputs.joined(separator: ",\n"))
    lines.append("from versions as v" + joins(for: finals, alias: "v") + ";")
    lines.removeAll(where: \.isEmpty)
    return lines.joined(separator: "\n") + "\n"
  }

  private var finals: [Derivation] {
    table.outputs.compactMap { column in final(column) }
  }

  /// The expression that has the last word over a column, where all it needs is known.
  private func final(_ column: ContractColumn) -> Derivation? {
    guard let rule = column.final, rule.needs.allSatisfy(isKnown),
      column.name != "state" || isKnown(column.name),
      isKnown(column.name)
    else { return nil }
    return rule
  }

  private var outputs: [String] {
    var lines = table.outputs.map { column -> String in
      if let rule = final(column) {
        return "  \(substituted(rule.sql, alias: "v")) as \(column.name)"
      }
      if isKnown(column.name) {
        return "  cast(v.\(column.name) as \(column.type)) as \(column.name)"
      }
      return "  cast(null as \(column.type)) as \(column.name)"
    }
    // Records of no key are no rivals of each other.
    let missing = table.key.map { "v.\($0) is null" }.joined(separator: " or ")
    let later = version.map { " or coalesce(v.\($0) < v.last_version, false)" } ?? ""
    let superseded =
      "v.preference > 1 and (v.load_number < coalesce(v.last_usable_load, 1)\(later))"
    lines += [
      "  cast(v.key_ingested_at as date) as created_date",
      "  cast(v.ingested_at as date) as updated_date",
      "  (v.preference = 1 or \(missing)) as is_active",
      "  v.source_file as source_file",
      "  v.source_row as source_row",
      "  v.ingested_at as ingested_at",
      "  case when not v.is_usable or v.preference > 1 then v.source_text end as source_text",
      "  v.unreadable as unreadable",
      "  v.is_usable as is_usable",
      "  (\(superseded)) and not (\(missing)) as is_superseded",
    ]
    return lines
  }

  /// The records of one contribution under the names of the contract.
  private func select(_ contribution: TableProposal.Contribution) -> String {
    let relation = proposal.findings.relations[contribution.relation]
    let staging = proposal.stagings[contribution.relation]
    let columns = landed.map { column -> (contract: ContractColumn, staged: String?) in
      let slot = contract.target(of: Slot(table.name, column.name))
      return (column, staging?.columns.first { $0.slot == slot }?.name)
    }
    guard !contribution.isOwn, let key = table.ownKey else {
      let outputs = columns.map { column, staged in
        // Who names no currency means the usual one.
        if column.role == .currency, let staged {
          return "    coalesce(\(staged), '${reporting_currency}') as \(column.name)"
        }
        return staged.map { $0 == column.name ? "    \($0)" : "    \($0) as \(column.name)" }
          ?? "    cast(null as \(column.type)) as \(column.name)"
      }
      let tail = [
        "unreadable", "source_file", "source_row", "source_position", "ingested_at",
        "ingested_at as first_ingested_at",
        "source_text", "load_order", "copies",
      ].map { "    " + $0 }
      return "  select\n" + (outputs + tail).joined(separator: ",\n")
        + "\n  from staged_\(relation.name)"
    }
    let staged = columns.first { $0.contract.name == key.name }?.staged ?? key.name
    let outputs = columns.map { column, name -> String in
      guard let name else { return "    cast(null as \(column.type)) as \(column.name)" }
      if column.name == key.name { return "    \(name) as \(column.name)" }
      if column.role == .currency {
        return
          "    coalesce(max_by(\(name), case when \(name) is not null then place end), '${reporting_currency}') as \(column.name)"
      }
      return "    max_by(\(name), case when \(name) is not null then place end) as \(column.name)"
    }
    let tail = [
      "cast(null as string) as unreadable", "max_by(source_file, place) as source_file",
      "max_by(source_row, place) as source_row",
      "max_by(source_position, place) as source_position",
      "max_by(ingested_at, place) as ingested_at", "min(ingested_at) as first_ingested_at",
      "max_by(source_text, place) as source_text", "cast(0 as int) as load_order",
      "count(*) as copies",
    ].map { "    " + $0 }
    return """
        -- The files have no rows of their own for this: rows of staged_\(relation.name) with the same key are gathered, and
        -- of each column the last value that is there counts.
        select
      \((outputs + tail).joined(separator: ",\n"))
        from (
          select
            *,
            row_number() over (
              partition by \(staged) order by ingested_at, load_order, source_file, source_row, source_position
            ) as place
          from staged_\(relation.name)
          where \(staged) is not null
        ) as placed
        group by \(staged)
      """
  }

  /// The columns that rules of one level make.
  private func made(_ level: Int, from before: String) -> String {
    var rules: [Derivation] = []
    var outputs: [String] = []
    for column in table.columns {
      guard case .rule(let rule, level, let confidence) = plan.makings[column.name] else {
        continue
      }
      rules.append(rule)
      let isGuess = confidence < Decision.certainty
      outputs.append(
        "    -- \(isGuess ? "guess (\(Decision.text(confidence)))" : "made"): \(SparkText.oneLine(rule.says))\n"
          + "    \(substituted(rule.sql, alias: "r")) as \(column.name)"
      )
    }
    return "  select\n    r.*,\n" + outputs.joined(separator: ",\n") + "\n  from \(before) as r"
      + joins(for: rules, alias: "r")
  }

  private func joins(for rules: [Derivation], alias: String) -> String {
    var seen: Set<String> = []
    return rules.compactMap(\.join).filter { seen.insert($0).inserted }.compactMap { name in
      table.joins.first { $0.name == name }
    }.map { "\n" + substituted($0.sql, alias: alias) }.joined()
  }

  private func substituted(_ sql: String, alias: String) -> String {
    var text = sql
    for column in table.columns {
      let value = isKnown(column.name) ? "\(alias).\(column.name)" : "cast(null as \(column.type))"
      text = text.replacing("{\(column.name)}", with: value)
    }
    for name in Technical.names { text = text.replacing("{\(name)}", with: "\(alias).\(name)") }
    return text
  }
}
