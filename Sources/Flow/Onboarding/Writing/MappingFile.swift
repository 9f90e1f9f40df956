/// The mapping as a YAML file that people read and edit, and that `Answers` reads.
struct MappingFile {
  let proposal: Proposal
  let contract: Contract
  let landing: String

  init(_ proposal: Proposal, contract: Contract, landing: String) {
    self.proposal = proposal
    self.contract = contract
    self.landing = landing
  }

  /// The file.
  var text: String {
    var lines = [
      "# What the columns of the files are, and how sure that is (0 to 1; below \(Decision.text(Decision.certainty)) is a guess).",
      "# To answer: change `is`, `dates` or `decimal_mark` and take the confidence away, then run",
      "#   mercer init DIR --from FILES --mapping THIS_FILE",
      "# `is: nothing` leaves a column in bronze; `table: nothing` a whole file.",
      "version: 1",
      "landing: \(YAMLText.scalar(landing))",
      "reporting_currency: \(proposal.currency)",
      "relations:",
    ]
    for mapping in proposal.mappings { lines += relation(mapping) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func relation(_ mapping: RelationMapping) -> [String] {
    let relation = proposal.findings.relations[mapping.relation]
    let source = proposal.findings.sources[relation.source]
    let staging = proposal.stagings[mapping.relation]
    var lines = [
      "  \(YAMLText.scalar(relation.name)):",
      "    files: \(YAMLText.scalar(source.pattern))",
      "    table: \(mapping.grain ?? "nothing")",
      "    confidence: \(Decision.text(mapping.confidence))",
      "    columns:",
    ]
    for (index, column) in relation.columns.enumerated() {
      let choice = mapping.choices.first { $0.value.column == index }
      let staged = staging?.columns.first { $0.column == index }
      guard mapping.grain != nil, let choice,
        staged != nil || contract.column(choice.key)?.type == "time"
      else {
        lines.append("      \(YAMLText.scalar(column.label)): {is: nothing}")
        continue
      }
      var parts = [
        "is: \(choice.key.text)", "confidence: \(Decision.text(choice.value.confidence))",
      ]
      if let staged, contract.column(choice.key)?.isTemporal == true, !staged.dateFormats.isEmpty {
        parts.append(
          "dates: [\(staged.dateFormats.map { YAMLText.quoted($0.pattern) }.joined(separator: ", "))]"
        )
        let doubts = staged.guesses.filter { $0.text.contains("first") }.map(\.confidence)
        if let doubt = doubts.min() { parts.append("dates_confidence: \(Decision.text(doubt))") }
      }
      if let staged, contract.column(choice.key)?.isNumeric == true,
        staged.numberFormat.decimalMark == ","
      {
        parts.append("decimal_mark: ','")
      }
      lines.append("      \(YAMLText.scalar(column.label)): {\(parts.joined(separator: ", "))}")
    }
    let valued = (staging?.columns ?? []).filter {
      !$0.values.isEmpty && contract.column($0.slot)?.vocabulary != nil
    }
    if !valued.isEmpty { lines.append("    values:") }
    for column in valued {
      lines.append("      \(column.slot.text):")
      for (value, meaning, confidence) in column.values {
        lines.append(
          "        \(YAMLText.quoted(value)): {is: \(meaning), confidence: \(Decision.text(confidence))}"
        )
      }
    }
    return lines
  }
}

/// Spellings of YAML.
enum YAMLText {
  /// A text, in quotes where it could be taken for something else.
  static func scalar(_ text: String) -> String {
    let isPlain =
      text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_-./ ".contains($0)) }
      && text.first.map { $0.isLetter || $0 == "/" } == true && text.last != " "
      && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    return isPlain ? text : quoted(text)
  }

  /// A text in single quotes; texts over several lines in double ones.
  static func quoted(_ text: String) -> String {
    guard text.contains(where: { $0.isNewline || $0 == "\t" }) else {
      return "'" + text.replacing("'", with: "''") + "'"
    }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing(
      "\n",
      with: "\\n"
    )
    .replacing("\r", with: "\\r").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }
}
