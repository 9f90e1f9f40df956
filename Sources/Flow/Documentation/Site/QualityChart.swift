internal import Relational

/// Rows that failed the expectations of a table, update by update, as a drawing with the figures as a table behind it.
struct QualityChart {
  private struct Bar {
    var at: UTCInstant
    var failed: [CatalogExpectation.Violation: Int64] = [:]
    var passed: Int64 = 0

    var sum: Int64 { failed.values.reduce(0, +) }
  }

  private static let mostUpdates = 40
  private static let (width, height, left, bottom, top) = (640.0, 150.0, 44.0, 24.0, 12.0)

  private let bars: [Bar]
  private let name: String

  init(_ table: CatalogTable) {
    name = table.name
    var bars: [String: Bar] = [:]
    for expectation in table.expectations {
      for outcome in expectation.outcomes {
        var bar = bars[outcome.updateID] ?? Bar(at: outcome.at)
        bar.failed[expectation.violation, default: 0] += outcome.failed
        bar.passed += outcome.passed
        bars[outcome.updateID] = bar
      }
    }
    self.bars = bars.values.sorted { $0.at.microseconds < $1.at.microseconds }
      .suffix(Self.mostUpdates)
  }

  /// The chart; empty before anything was measured twice.
  var html: HTML {
    guard bars.count > 1 else { return .empty }
    let updates = Wording.count(bars.count, "update")
    let newest = bars.last?.sum ?? 0
    let most = bars.map(\.sum).max() ?? 0
    let summary =
      most == 0
      ? "No row failed an expectation in the last \(updates)."
      : "In the last \(updates) at most \(Wording.count(most)) checks failed; "
        + (newest == 0 ? "none in the newest." : "\(Wording.count(newest)) in the newest.")
    return """
      <figure class="chart"><figcaption><h3>Quality over time</h3><p>\(summary)</p></figcaption>
      \(drawing(most))
      \(legend)
      <details><summary>The figures</summary><div class="scroll" tabindex="0" role="region" aria-label="Quality of \(name) over time">\
      <table class="plain"><thead><tr><th scope="col">Update</th><th scope="col" class="number">Checks passed</th>\
      <th scope="col" class="number">Only counted</th><th scope="col" class="number">Dropped the row</th>\
      <th scope="col" class="number">Failed the update</th></tr></thead><tbody>\(figures)</tbody></table></div></details></figure>
      """
  }

  private var figures: [HTML] {
    bars.reversed().map { bar in
      let cells = [CatalogExpectation.Violation.warn, .dropRow, .failUpdate].map {
        violation -> HTML in
        "<td class=\"number\">\(Wording.count(bar.failed[violation] ?? 0))</td>"
      }
      return
        "<tr><th scope=\"row\">\(Wording.time(bar.at))</th><td class=\"number\">\(Wording.count(bar.passed))</td>\(cells)</tr>\n"
    }
  }

  private var legend: HTML {
    let used = CatalogExpectation.Violation.allCases.filter { violation in
      bars.contains { ($0.failed[violation] ?? 0) > 0 }
    }
    guard !used.isEmpty else { return .empty }
    let items = used.map { violation -> HTML in
      "<li class=\"\(violation.rawValue)\"><span class=\"swatch\" aria-hidden=\"true\"></span>\(violation.words)</li>"
    }
    return "<ul class=\"legend\">\(items)</ul>"
  }

  private func drawing(_ most: Int64) -> HTML {
    let scale = Self.niceTop(most)
    let inner = Self.height - Self.bottom - Self.top
    let step = (Self.width - Self.left - 8) / Double(bars.count)
    let thick = min(36, step * 0.62)
    let floor = Self.height - Self.bottom
    let columns = bars.enumerated().map { index, bar -> HTML in
      let x = Self.left + step * (Double(index) + 0.5) - thick / 2
      var y = floor
      var parts: HTML = ""
      for violation in CatalogExpectation.Violation.allCases {
        let count = bar.failed[violation] ?? 0
        guard count > 0 else { continue }
        let tall = max(2, inner * Double(count) / Double(scale))
        y -= tall
        parts +=
          "<rect class=\"\(violation.rawValue)\" x=\"\(x)\" y=\"\(y)\" width=\"\(thick)\" height=\"\(tall)\" rx=\"2\"/>"
      }
      if bar.sum == 0 {
        parts +=
          "<circle class=\"zero\" cx=\"\(x + thick / 2)\" cy=\"\(floor - 4)\" r=\"2.5\"/>"
      }
      return
        "<g><title>\(Wording.instant(bar.at)): \(Wording.count(bar.sum)) failed</title>\(parts)</g>"
    }
    let lines = [0, scale / 2, scale].map { value -> HTML in
      let y = floor - inner * Double(value) / Double(scale)
      return """
        <line x1="\(Self.left)" x2="\(Self.width)" y1="\(y)" y2="\(y)"/><text x="\(Self.left - 8)" y="\(y + 4)" text-anchor="end">\(Wording.count(value))</text>
        """
    }
    let first = bars.first.map { Wording.instant($0.at) } ?? ""
    let last = bars.last.map { Wording.instant($0.at) } ?? ""
    return """
      <svg class="bars" viewBox="0 0 \(Self.width) \(Self.height)" role="img" aria-label="Failed checks of \(name) by update; the figures are in the table below">
      <g class="grid">\(lines)</g>\(columns)
      <text x="\(Self.left)" y="\(Self.height - 6)">\(first)</text><text x="\(Self.width)" y="\(Self.height - 6)" text-anchor="end">\(last)</text></svg>
      """
  }

  /// The least even number of the form 2, 4, 10, 20, 40, 100 … that is not below `most`.
  private static func niceTop(_ most: Int64) -> Int64 {
    var unit: Int64 = 1
    while true {
      for factor in [2, 4, 10] as [Int64] where factor * unit >= most { return factor * unit }
      guard unit < Int64.max / 100 else { return Int64.max }
      unit *= 10
    }
  }

  /// Failed rows over the updates, small enough for a row of a table.
  static func spark(_ outcomes: [CatalogExpectation.Outcome]) -> HTML {
    let shown = outcomes.suffix(24)
    guard let newest = shown.last else { return .empty }
    let most = max(1, shown.map(\.failed).max() ?? 1)
    let bars = shown.enumerated().map { index, outcome -> HTML in
      let tall = outcome.failed == 0 ? 1.5 : max(3, 16 * Double(outcome.failed) / Double(most))
      let tone: HTML = outcome.failed == 0 ? "ok" : "fail"
      return
        "<rect class=\"\(tone)\" x=\"\(index * 5)\" y=\"\(18 - tall)\" width=\"3.5\" height=\"\(tall)\"/>"
    }
    let label =
      "failed in the newest of \(Wording.count(outcomes.count, "update")): \(Wording.count(newest.failed)), at most \(Wording.count(shown.map(\.failed).max() ?? 0))"
    return """
      <svg class="spark" viewBox="0 0 \(shown.count * 5) 18" width="\(shown.count * 5)" height="18" role="img" aria-label="\(label)">\(bars)</svg>
      """
  }
}
