import Relational

/// One part of a Quartz cron expression.
struct CronField: Sendable {
  let name: String
  let range: ClosedRange<Int>
  var words: [String] = []

  static let quartz = [
    CronField(name: "seconds", range: 0...59), CronField(name: "minutes", range: 0...59),
    CronField(name: "hours", range: 0...23), CronField(name: "days of the month", range: 1...31),
    CronField(
      name: "months",
      range: 1...12,
      words: [
        "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
      ]
    ),
    CronField(
      name: "days of the week",
      range: 1...7,
      words: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]
    ),
  ]

  /// The values that a text means, ascending; `nil` for all of them.
  func values(_ text: String, place: String?) throws(Explanation) -> [Int]? {
    if text == "*" || text == "?" { return nil }
    var values: Set<Int> = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let found = part.isEmpty ? nil : self.part(part) else {
        throw Explanation(
          "schedule.cron",
          "`\(text)` cannot be converted for the \(name)",
          place: place,
          why: "it takes numbers from \(range.lowerBound) to \(range.upperBound)"
            + (words.isEmpty ? "" : " or names such as \(words[1])")
            + ", lists, ranges and steps; other schedulers have no word for L, W and #",
          next: "write it with numbers, or give the time with --at"
        )
      }
      values.formUnion(found)
    }
    return values.count == range.count ? nil : values.sorted()
  }

  private func part(_ text: Substring) -> [Int]? {
    let halves = text.split(separator: "/", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return nil }
    let step = halves.count == 2 ? CronField.number(halves[1]) : 1
    guard let step, step >= 1 else { return nil }
    if halves[0] == "*" {
      return Array(stride(from: range.lowerBound, through: range.upperBound, by: step))
    }
    let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(value)
    guard ends.count <= 2, let first = ends[0] else { return nil }
    guard ends.count == 2 else {
      let last = halves.count == 2 ? range.upperBound : first
      return Array(stride(from: first, through: last, by: step))
    }
    guard let last = ends[1] else { return nil }
    if first <= last { return Array(stride(from: first, through: last, by: step)) }
    // FRI-MON goes round.
    let around = Array(first...range.upperBound) + Array(range.lowerBound...last)
    return stride(from: 0, to: around.count, by: step).map { around[$0] }
  }

  private func value(_ text: Substring) -> Int? {
    if let index = words.firstIndex(of: text.uppercased()) { return range.lowerBound + index }
    return CronField.number(text).flatMap { range.contains($0) ? $0 : nil }
  }

  static func number(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } && text.count <= 4 ? Int(text) : nil
  }
}
