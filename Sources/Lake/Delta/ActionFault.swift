import Relational

/// What is wrong with the text of an action.
public struct ActionFault: Error, Sendable, Equatable {
  /// One clause without a full stop, such as "add has no `path`".
  public var problem: String

  /// States the problem.
  public init(_ problem: String) {
    self.problem = problem
  }
}

/// Reads the members of one action and says which one is missing or wrong.
struct ActionReader {
  let name: String
  let body: JSON

  func string(_ key: String) throws(ActionFault) -> String {
    guard let value = body[key]?.string else { throw fault(key, "text") }
    return value
  }

  func int64(_ key: String) throws(ActionFault) -> Int64 {
    guard let value = body[key]?.wholeNumber else { throw fault(key, "whole number") }
    return value
  }

  func bool(_ key: String, default fallback: Bool? = nil) throws(ActionFault) -> Bool {
    if let value = body[key]?.bool { return value }
    guard body[key] == nil, let fallback else { throw fault(key, "truth value") }
    return fallback
  }

  /// Members of a map from text to text, `nil` standing for null; sorted by key.
  func map(_ key: String) throws(ActionFault) -> [String: String?] {
    guard let value = body[key] else { return [:] }
    guard let members = value.object else { throw fault(key, "map") }
    var result: [String: String?] = [:]
    for (name, member) in members { result.updateValue(member.string, forKey: name) }
    return result
  }

  private func fault(_ key: String, _ kind: String) -> ActionFault {
    let found = body[key] == nil ? "has no" : "has another kind of value in"
    return ActionFault("\(name) \(found) `\(key)`, a \(kind)")
  }
}

extension JSON {
  var isNull: Bool { if case .null = self { true } else { false } }

  /// Whole number, also when it is written with a fraction of zero or as text.
  var wholeNumber: Int64? {
    if let int64 { return int64 }
    if let double, double == double.rounded(), abs(double) < 9e18 { return Int64(double) }
    return string.flatMap { Int64($0) }
  }

  /// An object of text values in the order of their keys.
  static func map(_ values: [String: String?]) -> JSON {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, JSON($0.value)) })
  }
}
