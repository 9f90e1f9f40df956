internal import Relational

extension Proposer {
  /// Decides how the columns of the chosen relations are typed.
  func stage(_ draft: inout Draft) async throws {
    for mapping in draft.mappings {
      guard let grain = mapping.grain.flatMap(contract.table) else { continue }
      let relation = draft.findings.relations[mapping.relation]
      var columns: [Staging.Column] = []
      var keepsAll = false
      for table in contract.closure(of: grain) {
        let isFilledHere =
          table.name == grain.name || draft.parents[table.name] == mapping.relation
        if let making = draft.keyMaking(of: table, in: mapping, grain: grain),
          let key = table.ownKey,
          !columns.contains(where: { $0.slot == Slot(table.name, key.name) })
        {
          let slot = Slot(table.name, key.name)
          var column = Staging.Column(
            slot: slot,
            name: draft.stagedName(slot, grain: grain.name),
            column: making.column,
            rule: making.rule
          )
          if let rule = making.rule {
            if rule.needs == ["source_row"] { keepsAll = true }
            if rule.confidence < Decision.certainty {
              column.guesses.append((rule.confidence, "\(key.name): " + rule.says))
            }
            draft.decisions.append(
              Decision(
                kind: .derived,
                subject: "\(relation.name): \(slot.text)",
                statement: "is made: " + rule.says,
                confidence: rule.confidence
              )
            )
          }
          columns.append(column)
        }
        for wanted in table.columns
        where wanted.reference == nil && table.ownKey?.name != wanted.name {
          let slot = Slot(table.name, wanted.name)
          guard isFilledHere, let choice = mapping.choices[slot], wanted.type != "time" else {
            continue
          }
          columns.append(
            Staging.Column(
              slot: slot,
              name: draft.stagedName(slot, grain: grain.name),
              column: choice.column
            )
          )
        }
        // References of the contract to tables that are not filled from here, by their keys.
        for wanted in table.columns where wanted.reference != nil && table.name == grain.name {
          let slot = contract.target(of: Slot(table.name, wanted.name))
          guard !columns.contains(where: { $0.slot == slot }), let choice = mapping.choices[slot]
          else { continue }
          columns.append(Staging.Column(slot: slot, name: wanted.name, column: choice.column))
        }
      }
      for (name, fallback) in draft.fallbacks where fallback.relation == mapping.relation {
        for (column, place) in fallback.columns {
          let slot = Slot(name, column)
          var staged = Staging.Column(
            slot: slot,
            name: draft.stagedName(slot, grain: grain.name),
            column: place
          )
          staged.numberFormat = relation.columns[place].profile.numberFormat
          columns.append(staged)
        }
      }
      if !relation.path.isEmpty,
        let sequence = grain.columns.first(where: { $0.role == .sequence }),
        mapping.choices[Slot(grain.name, sequence.name)] == nil
      {
        columns.append(
          Staging.Column(
            slot: Slot(grain.name, sequence.name),
            name: sequence.name,
            rule: .position
          )
        )
      }
      for index in columns.indices {
        try await decide(&columns[index], mapping, relation, &draft)
      }
      pairTimes(&columns, mapping)
      draft.stagings[mapping.relation] = Staging(
        columns: columns,
        duplicates: keepsAll ? .kept : .oncePerFile
      )
    }
  }

  private func decide(
    _ column: inout Staging.Column,
    _ mapping: RelationMapping,
    _ relation: Relation,
    _ draft: inout Draft
  ) async throws {
    guard let index = column.column, let wanted = contract.column(column.slot),
      let choice = mapping.choices[column.slot]
    else { return }
    let landed = relation.columns[index]
    let subject = "\(relation.name): \(landed.label)"
    let isKept = choice.confidence >= Decision.certainty
    if !isKept {
      let others = choice.alternatives.map(\.slot.text).joined(separator: ", ")
      column.guesses.append(
        (
          choice.confidence,
          "`\(landed.label)` is \(column.slot.text)"
            + (others.isEmpty ? "" : "; it may be \(others)")
        )
      )
    }
    draft.decisions.append(
      Decision(
        kind: .column,
        subject: subject,
        statement: "is \(column.slot.text)",
        confidence: choice.confidence,
        alternatives: choice.alternatives.map(\.slot.text),
        question: choice.confidence < 0.55
          ? Question(
            text: "What is the column \(landed.label) of \(relation.name)?",
            options: ([column.slot] + choice.alternatives.map(\.slot)).map {
              ($0.text, .column(relation: relation.name, label: landed.label, slot: $0))
            } + [
              (
                "nothing: keep it in bronze",
                .column(relation: relation.name, label: landed.label, slot: nil)
              )
            ]
          ) : nil
      )
    )
    let answer = draft.answers.relation(relation.name)
    column.numberFormat = landed.profile.numberFormat
    if wanted.isNumeric, landed.profile.nativeType == nil {
      decideNumbers(&column, landed, relation, answer?.columns[landed.label], &draft)
    }
    if wanted.isTemporal, landed.profile.nativeType == nil, !landed.profile.dateFormats.isEmpty {
      decideDates(&column, landed, relation, answer?.columns[landed.label], &draft)
    }
    if let name = wanted.vocabulary, let vocabulary = contract.vocabularies[name] {
      decideValues(
        &column,
        landed,
        wanted,
        vocabulary,
        relation,
        answer?.values[column.slot] ?? [:],
        &draft
      )
    }
    if wanted.type == "boolean", landed.profile.nativeType == nil,
      let truth = contract.vocabularies["truth"]
    {
      column.values = landed.profile.values.compactMap { value, _ in
        truth.meaning(of: value).map { (value, $0.value, $0.confidence) }
      }
      // A column about the end of something says the opposite.
      let terms = contract.lexicon.terms(of: landed.label)
      if terms.contains(where: { $0.concepts.contains("discontinued") }) {
        column.values = column.values.map {
          ($0.value, $0.meaning == "true" ? "false" : "true", $0.confidence)
        }
      }
    }
  }

  private func decideNumbers(
    _ column: inout Staging.Column,
    _ landed: RelationColumn,
    _ relation: Relation,
    _ answer: Answers.ColumnAnswer?,
    _ draft: inout Draft
  ) {
    if let mark = answer?.decimalMark {
      column.numberFormat.decimalMark = mark
      column.numberFormat.removed.removeAll { String($0) == mark }
      let other: Character = mark == "," ? "." : ","
      if landed.profile.values.contains(where: { $0.value.contains(other) }),
        !column.numberFormat.removed.contains(other)
      {
        column.numberFormat.removed.append(other)
      }
      return
    }
    guard column.numberFormat.isAmbiguous else { return }
    let marks = draft.findings.relations.flatMap(\.columns).map(\.profile)
      .filter {
        !$0.numberFormat.isAmbiguous && $0.share($0.numbers) > 0.9 && $0.integers < $0.numbers
      }
      .map(\.numberFormat.decimalMark)
    let elsewhere = Set(marks)
    let mark = elsewhere.count == 1 ? elsewhere.first ?? "." : column.numberFormat.decimalMark
    if mark != column.numberFormat.decimalMark {
      column.numberFormat.decimalMark = mark
      column.numberFormat.removed.removeAll { String($0) == mark }
    }
    let confidence = elsewhere.count == 1 ? 0.78 : 0.5
    let other = mark == "," ? "." : ","
    column.guesses.append(
      (confidence, "`\(mark)` is the decimal mark of `\(landed.label)`; it may be `\(other)`")
    )
    draft.decisions.append(
      Decision(
        kind: .numbers,
        subject: "\(relation.name): \(landed.label)",
        statement: "has `\(mark)` as its decimal mark",
        confidence: confidence,
        why: elsewhere.count == 1
          ? "as other columns have" : "every number has three digits behind its mark",
        alternatives: [other],
        question: Question(
          text: "Which is the decimal mark of \(landed.label) in \(relation.name)?",
          options: [mark, other].map {
            (
              $0,
              .decimalMark(
                relation: relation.name,
                label: landed.label,
                slot: column.slot,
                mark: $0
              )
            )
          }
        )
      )
    )
  }

  private func decideDates(
    _ column: inout Staging.Column,
    _ landed: RelationColumn,
    _ relation: Relation,
    _ answer: Answers.ColumnAnswer?,
    _ draft: inout Draft
  ) {
    column.dateFormats = landed.profile.dateFormats
    if let patterns = answer?.patterns, !patterns.isEmpty {
      column.dateFormats = patterns.map { DateFormat(pattern: $0) }
      if let confidence = answer?.patternConfidence, confidence < Decision.certainty {
        column.guesses.append(
          (confidence, "`\(landed.label)` is written \(patterns.joined(separator: " or "))")
        )
      }
      return
    }
    guard column.dateFormats.contains(where: { $0.order == .ambiguous }) else {
      let formats = column.dateFormats.map(\.pattern).joined(separator: " or ")
      let isCertain = column.dateFormats.allSatisfy { $0.order == .certain }
      draft.decisions.append(
        Decision(
          kind: .dates,
          subject: "\(relation.name): \(landed.label)",
          statement: "is written \(formats)",
          confidence: 0.97,
          why: isCertain ? nil : "there are days above 12"
        )
      )
      return
    }
    let evidence = DateOrder(draft.findings, contract: contract)
      .evidence(for: landed, in: relation)
    column.dateFormats = column.dateFormats.map {
      $0.order == .ambiguous ? $0.with(dayFirst: evidence.dayFirst) : $0
    }
    let words = evidence.dayFirst ? "day first" : "month first"
    let patterns = column.dateFormats.map(\.pattern)
    column.guesses.append(
      (evidence.confidence, "the dates of `\(landed.label)` are \(words): \(evidence.why)")
    )
    let options: [(label: String, edit: Answers.Edit)] = [evidence.dayFirst, !evidence.dayFirst].map
    { dayFirst in
      (
        dayFirst ? "day first" : "month first",
        .pattern(
          relation: relation.name,
          label: landed.label,
          slot: column.slot,
          patterns: landed.profile.dateFormats.map { $0.with(dayFirst: dayFirst).pattern }
        )
      )
    }
    draft.decisions.append(
      Decision(
        kind: .dates,
        subject: "\(relation.name): \(landed.label)",
        statement: "is written \(patterns.joined(separator: " or ")), \(words)",
        confidence: evidence.confidence,
        why: evidence.why,
        alternatives: [evidence.dayFirst ? "month first" : "day first"],
        question: Question(
          text: "Are the dates of \(landed.label) in \(relation.name) day first or month first?",
          options: options
        )
      )
    )
  }

  private func decideValues(
    _ column: inout Staging.Column,
    _ landed: RelationColumn,
    _ wanted: ContractColumn,
    _ vocabulary: Vocabulary,
    _ relation: Relation,
    _ answers: [String: (meaning: String, confidence: Double)],
    _ draft: inout Draft
  ) {
    var seen: Set<String> = []
    for (value, count) in landed.profile.values where seen.insert(value.lowercased()).inserted {
      let found: (value: String, confidence: Double)
      if let answer = answers[value] {
        found = (answer.meaning, answer.confidence)
      } else if let meaning = vocabulary.meaning(of: value) {
        found = meaning
      } else if let fallback = wanted.defaultValue {
        found = (fallback, 0.4)
      } else {
        continue
      }
      column.values.append((value, found.value, found.confidence))
      let others = vocabulary.entries.map(\.value)
      draft.decisions.append(
        Decision(
          kind: .value,
          subject: "\(relation.name): \(landed.label) = \(value)",
          statement: "is \(found.value) (\(count) rows)",
          confidence: found.confidence,
          alternatives: others.filter { $0 != found.value },
          question: Question(
            text: "What does \(landed.label) = \(value) mean in \(relation.name)?",
            options: ([found.value] + others.filter { $0 != found.value }).map {
              ($0, .value(relation: relation.name, slot: column.slot, value: value, meaning: $0))
            }
          )
        )
      )
    }
  }

  /// A time of day in a column of its own belongs to the date of the same table that has none.
  private func pairTimes(_ columns: inout [Staging.Column], _ mapping: RelationMapping) {
    for table in contract.tables {
      for wanted in table.columns where wanted.type == "time" {
        guard let choice = mapping.choices[Slot(table.name, wanted.name)],
          let date = table.columns.first(where: { $0.role == .date }),
          let index = columns.firstIndex(where: { $0.slot == Slot(table.name, date.name) }),
          columns[index].dateFormats.allSatisfy({ !$0.hasTime })
        else { continue }
        columns[index].timeColumn = choice.column
      }
    }
  }
}
