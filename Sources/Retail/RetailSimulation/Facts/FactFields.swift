/// The fields of one line of facts, taken from left to right.
struct FactFields {
  private let line: Substring
  private var rest: ArraySlice<Substring>

  /// The fields of a line, separated by tabs.
  init(_ line: Substring) {
    self.line = line
    rest = line.split(separator: "\t", omittingEmptySubsequences: false)[...]
  }

  /// Whether every field was taken.
  var isEmpty: Bool { rest.isEmpty }

  /// The next field as it stands.
  mutating func text() -> String { String(field()) }

  /// The next field, a whole number.
  mutating func integer() -> Int { read(field(), "a whole number") { Int($0) } }

  /// The next field, a number.
  mutating func number() -> Double { read(field(), "a number") { Double($0) } }

  /// The next field, `yes` or `no`.
  mutating func flag() -> Bool {
    read(field(), "yes or no") { $0 == "yes" ? true : $0 == "no" ? false : nil }
  }

  /// The next field, a range of whole numbers such as `3..8`, both of them included.
  mutating func integers() -> ClosedRange<Int> {
    read(field(), "a range of whole numbers") { Self.range($0) { Int($0) } }
  }

  /// The next field, a range of numbers such as `0.05..0.15`.
  mutating func numbers() -> ClosedRange<Double> {
    read(field(), "a range of numbers") { Self.range($0) { Double($0) } }
  }

  /// The next field, texts separated by commas; `-` for none.
  mutating func list() -> [String] {
    let field = field()
    return field == "-" ? [] : field.split(separator: ",").map(String.init)
  }

  /// The next field, numbers separated by commas.
  mutating func series() -> [Double] {
    let field = field()
    return field.split(separator: ",").map { read($0, "a number") { Double($0) } }
  }

  /// The next field, texts with weights such as `Oak:60,Pine:50`; `-` for none.
  mutating func choices() -> [WeightedChoice] {
    list().map { entry in
      // An address has a colon of its own, so the weight is behind the last one.
      guard let colon = entry.lastIndex(of: ":") else { malformed(entry[...], "a weight") }
      let weight = read(entry[entry.index(after: colon)...], "a weight") { Double($0) }
      return WeightedChoice(name: String(entry[..<colon]), weight: weight)
    }
  }

  /// The next field, the code of a case.
  mutating func code<Code: RawRepresentable<String>>(of type: Code.Type) -> Code {
    read(field(), "a case of \(type)") { Code(rawValue: String($0)) }
  }

  private mutating func field() -> Substring {
    guard let field = rest.popFirst() else { malformed("", "another field") }
    return field
  }

  private func read<Value>(
    _ field: Substring,
    _ expected: String,
    _ value: (Substring) -> Value?
  ) -> Value {
    guard let value = value(field) else { malformed(field, expected) }
    return value
  }

  private func malformed(_ field: Substring, _ expected: String) -> Never {
    preconditionFailure("`\(field)` is not \(expected) in the facts' line `\(line)`")
  }

  private static func range<Bound: Comparable>(
    _ field: Substring,
    _ bound: (Substring) -> Bound?
  ) -> ClosedRange<Bound>? {
    let bounds = field.split(separator: ".", omittingEmptySubsequences: false)
    // `0.05..0.15` has points of its own; the empty part lies between the two of the range.
    guard let gap = bounds.firstIndex(of: ""),
      let lower = bound(bounds[..<gap].joined(separator: ".")[...]),
      let upper = bound(bounds[(gap + 1)...].joined(separator: ".")[...]), lower <= upper
    else { return nil }
    return lower...upper
  }
}
