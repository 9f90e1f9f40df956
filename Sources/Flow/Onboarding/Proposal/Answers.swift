internal import Relational
internal import YAML

/// What somebody has said about the mapping: in a file, or when asked.
public struct Answers: Sendable {
  /// What was said about one column.
  public struct ColumnAnswer: Sendable {
    /// What it is; `nil` for nothing.
    public var slot: Slot?
    /// 1 when it is certain.
    public var confidence: Double
    /// Date patterns to read it by; empty when nobody said.
    public var patterns: [String] = []
    /// How sure the patterns are.
    public var patternConfidence = 1.0
    /// Decimal mark of its numbers.
    public var decimalMark: String?
  }

  /// What was said about one relation.
  public struct RelationAnswer: Sendable {
    /// The table that its rows are; `nil` when nobody said.
    public var grain: (name: String, confidence: Double)?
    /// Whether it is to be left out.
    public var isNothing = false
    /// Columns by label.
    public var columns: [String: ColumnAnswer] = [:]
    /// What values mean, by slot and value.
    public var values: [Slot: [String: (meaning: String, confidence: Double)]] = [:]
  }

  /// One thing that somebody may say.
  public enum Edit: Sendable {
    case grain(relation: String, table: String?)
    case column(relation: String, label: String, slot: Slot?)
    case pattern(relation: String, label: String, slot: Slot, patterns: [String])
    case decimalMark(relation: String, label: String, slot: Slot, mark: String)
    case value(relation: String, slot: Slot, value: String, meaning: String)
  }

  private var relations: [String: RelationAnswer] = [:]
  /// Currency of the amounts; `nil` when nobody said.
  public var currency: String?

  /// Nothing said.
  public init() {}

  /// What was said about a relation.
  func relation(_ name: String) -> RelationAnswer? { relations[name] }

  /// Whether anything was said.
  public var isEmpty: Bool { relations.isEmpty && currency == nil }

  /// Takes one more answer.
  public mutating func apply(_ edit: Edit) {
    switch edit {
    case .grain(let relation, let table):
      relations[relation, default: .init()].isNothing = table == nil
      relations[relation]?.grain = table.map { ($0, 1) }
    case .column(let relation, let label, let slot):
      relations[relation, default: .init()].columns[label] = ColumnAnswer(slot: slot, confidence: 1)
    case .pattern(let relation, let label, let slot, let patterns):
      var column = relations[relation]?.columns[label] ?? ColumnAnswer(slot: slot, confidence: 1)
      column.patterns = patterns
      relations[relation, default: .init()].columns[label] = column
    case .decimalMark(let relation, let label, let slot, let mark):
      var column = relations[relation]?.columns[label] ?? ColumnAnswer(slot: slot, confidence: 1)
      column.decimalMark = mark
      relations[relation, default: .init()].columns[label] = column
    case .value(let relation, let slot, let value, let meaning):
      relations[relation, default: .init()].values[slot, default: [:]][value] = (meaning, 1)
    }
  }

  /// Reads a mapping file; what has a confidence below 1 stays a guess.
  ///
  /// - Throws: `Explanation` with the place in the file.
  public init(mapping text: String, file: String) throws {
    let node: YAMLNode
    do {
      node = try YAMLNode(parsing: text)
    } catch {
      throw Explanation("init.mapping", "the mapping cannot be read", place: file, why: "\(error)")
    }
    currency = node["reporting_currency"]?.string
    for member in node["relations"]?.members ?? [] {
      var answer = RelationAnswer()
      if let table = member.value["table"]?.string {
        if table == "nothing" {
          answer.isNothing = true
        } else {
          answer.grain = (table, Self.confidence(member.value))
        }
      }
      for column in member.value["columns"]?.members ?? [] {
        let said = column.value["is"]?.string ?? column.value.string
        guard let said else { continue }
        let slot = Slot(said)
        guard slot != nil || said == "nothing" else {
          throw Explanation(
            "init.mapping",
            "`\(said)` is no column of the contract",
            place: "\(file):\(column.line)",
            next: "write table.column, such as orders.order_id, or nothing"
          )
        }
        var entry = ColumnAnswer(slot: slot, confidence: Self.confidence(column.value))
        entry.patterns = column.value.strings("dates")
        entry.patternConfidence =
          column.value["dates_confidence"]?.string.flatMap { Double($0) } ?? 1
        entry.decimalMark = column.value["decimal_mark"]?.string
        answer.columns[column.key] = entry
      }
      for slot in member.value["values"]?.members ?? [] {
        guard let target = Slot(slot.key) else { continue }
        for value in slot.value.members ?? [] {
          guard let meaning = value.value["is"]?.string ?? value.value.string else { continue }
          answer.values[target, default: [:]][value.key] = (meaning, Self.confidence(value.value))
        }
      }
      relations[member.key] = answer
    }
  }

  private static func confidence(_ node: YAMLNode) -> Double {
    node["confidence"]?.string.flatMap { Double($0) } ?? 1
  }
}
