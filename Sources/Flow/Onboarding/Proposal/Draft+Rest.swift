extension Draft {
  /// Decides what concerns the whole: the currency, and files that are no part of the contract.
  mutating func decideRest() {
    decideCurrency()
    for (index, source) in findings.sources.enumerated()
    where !stagings.keys.contains(where: { findings.relations[$0].source == index }) {
      decisions.append(
        Decision(
          kind: .table,
          subject: source.name,
          statement: "is none of the contract's tables: it is kept in bronze.\(source.name)",
          confidence: 0.85,
          question: nil
        )
      )
    }
  }

  private mutating func decideCurrency() {
    if let stated = answers.currency {
      currency = stated
      return
    }
    if let (code, count, all) = landedCurrency() {
      currency = code
      decisions.append(
        Decision(
          kind: .currency,
          subject: "reporting_currency",
          statement: "is \(code)",
          confidence: count == all ? 0.97 : 0.75,
          why: count == all
            ? "every order says so" : "most orders say so; the others go to quarantine"
        )
      )
      return
    }
    let signs: [(sign: String, code: String)] = [
      ("R$", "BRL"), ("€", "EUR"), ("£", "GBP"), ("₹", "INR"), ("¥", "JPY"), ("EUR", "EUR"),
      ("CHF", "CHF"), ("$", "USD"),
    ]
    let removed = findings.relations.flatMap(\.columns).map(\.profile.numberFormat.removed)
    let labels = findings.relations.flatMap(\.columns).map { $0.label.uppercased() }
    let bySign = signs.first { sign in
      removed.contains { text in sign.sign.allSatisfy(text.contains) }
        || labels.contains {
          $0.contains(sign.sign) && sign.sign.count != 1 || $0.contains("(\(sign.sign))")
        }
    }
    currency = bySign?.code ?? "USD"
    decisions.append(
      Decision(
        kind: .currency,
        subject: "reporting_currency",
        statement: "is \(currency)",
        confidence: bySign == nil ? 0.5 : 0.85,
        why: bySign.map { "amounts are written with \($0.sign)" }
          ?? "no file says; it labels amounts and changes none"
      )
    )
  }

  private func landedCurrency() -> (code: String, count: Int64, all: Int64)? {
    for (index, staging) in stagings.sorted(by: { $0.key < $1.key }) {
      guard
        let column = staging.columns.first(where: { contract.column($0.slot)?.role == .currency }),
        let place = column.column
      else { continue }
      let values = findings.relations[index].columns[place].profile.values
      var sums: [String: Int64] = [:]
      for (value, count) in values { sums[value.uppercased(), default: 0] += count }
      if let best = sums.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) {
        return (best.key, best.value, sums.values.reduce(0, +))
      }
    }
    return nil
  }
}
