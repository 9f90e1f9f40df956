internal import Relational

extension Site {
  /// The rules of a table, how they came out, and how that went over time.
  func expectationsSection(_ table: CatalogTable) -> HTML? {
    guard !table.expectations.isEmpty else { return nil }
    let rows = table.expectations.map { expectation -> HTML in
      let last = expectation.outcomes.last
      let failed = last?.failed ?? 0
      let state = last == nil ? "idle" : failed == 0 ? "good" : "warn"
      let word = last == nil ? "not measured" : failed == 0 ? "met" : "has failures"
      return """
        <tr><th scope="row"><span class="state \(state)"><span class="visually-hidden">\(word):</span> <code>\(expectation.name)</code></span>\
        <code class="condition">\(Self.oneLine(expectation.condition))</code></th><td>\(expectation.violation.words)</td>\
        <td class="number">\(last.map { Wording.count($0.passed) } ?? "–")</td>\
        <td class="number\(failed > 0 ? " warn-text" : "")">\(last.map { Wording.count($0.failed) } ?? "–")</td>\
        <td class="number">\(last == nil ? "–" : Wording.count(expectation.dropped))</td>\
        <td>\(QualityChart.spark(expectation.outcomes))</td></tr>\n
        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="Expectations of \(table.name)"><table class="plain rules">
      <thead><tr><th scope="col">Expectation</th><th scope="col">A failing row</th>\
      <th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th><th scope="col" class="number">Dropped</th>\
      <th scope="col">Failed, by update</th></tr></thead><tbody>\(rows)</tbody></table></div>
      \(QualityChart(table).html)
      """
  }

  /// Every rule of every table: what the words mean, and which rules have failures.
  var expectationsPage: HTML {
    let tables = catalog.tables.filter { !$0.expectations.isEmpty }
    let quality = catalog.quality
    let share = quality.passedPerTenThousand.map { Wording.percent(perTenThousand: $0) } ?? "–"
    let all = tables.flatMap { table in table.expectations.map { (table, $0) } }
    let lead: HTML =
      all.isEmpty
      ? "No table has expectations yet: conditions that every row should meet."
      : """
      \(Wording.count(all.count, "expectation")) on \(Wording.count(tables.count, "table")), conditions that every row should meet. \
      \(quality.measured) were measured; \(share) of the checks were passed, \(quality.failing) \
      \(quality.failing == 1 ? "expectation has" : "expectations have") failures.
      """
    let failing = all.filter { ($0.1.outcomes.last?.failed ?? 0) > 0 }
    let sections = layers.compactMap { layer -> HTML? in
      let own = all.filter { $0.0.layer == layer }
      guard !own.isEmpty else { return nil }
      return """
        <section aria-labelledby="rules-\(layer)"><h2 id="rules-\(layer)">\(layer)</h2>\(rules(own, "Expectations of \(layer)"))</section>

        """
    }
    let problems: HTML =
      failing.isEmpty
      ? ""
      : """
      <section aria-labelledby="failing"><h2 id="failing">With failures</h2>\(rules(failing, "Expectations with failures"))</section>
      """
    return frame(
      "Expectations",
      .expectations,
      """
      <h1>Expectations</h1>
      <p class="lead">\(lead)</p>
      \(glossary)
      \(problems)
      \(sections)
      """
    )
  }

  private var glossary: HTML {
    """
    <dl class="glossary">
    <div><dt>only counts</dt><dd>A failing row is written all the same, and counted. In SQL: <code>EXPECT (…)</code></dd></div>
    <div><dt>drops the row</dt><dd>A failing row goes to the table's quarantine, with the names of the rules it failed. In SQL: <code>ON VIOLATION DROP ROW</code></dd></div>
    <div><dt>fails the update</dt><dd>The table stays as it was, and so does everything that reads it. In SQL: <code>ON VIOLATION FAIL UPDATE</code></dd></div>
    </dl>
    """
  }

  private func rules(_ rules: [(CatalogTable, CatalogExpectation)], _ label: String) -> HTML {
    let rows = rules.map { table, expectation -> HTML in
      let last = expectation.outcomes.last
      let failed = last?.failed ?? 0
      return """
        <tr><td>\(link(table.name, ""))</td><th scope="row"><code>\(expectation.name)</code>\
        <code class="condition">\(Self.oneLine(expectation.condition))</code></th><td>\(expectation.violation.words)</td>\
        <td class="number">\(last.map { Wording.count($0.passed) } ?? "–")</td>\
        <td class="number\(failed > 0 ? " warn-text" : "")">\(last.map { Wording.count($0.failed) } ?? "–")</td>\
        <td>\(QualityChart.spark(expectation.outcomes))</td></tr>\n
        """
    }
    return """
      <div class="scroll" tabindex="0" role="region" aria-label="\(label)"><table class="plain rules">
      <thead><tr><th scope="col">Table</th><th scope="col">Expectation</th>\
      <th scope="col">A failing row</th><th scope="col" class="number">Passed</th><th scope="col" class="number">Failed</th>\
      <th scope="col">Failed, by update</th></tr></thead><tbody>\(rows)</tbody></table></div>
      """
  }
}
