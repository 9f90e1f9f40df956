internal import YAML

/// Replaces `${…}` in a bundle.
struct ReferenceResolver {
  /// Values of `${var.x}`; they may hold references of their own.
  let variables: [String: ConfigNode]
  /// Everything else that has a value, by its full name.
  let values: [String: String]
  private(set) var reader: BundleReader
  private let unset: Set<String>
  /// Variables that are being replaced, from the outside in.
  private var open: [String] = []

  /// - Parameters:
  ///   - variables: Values by name.
  ///   - unset: Declared variables without a value; that they lack one has been said already.
  ///   - values: Values of the bundle's own references.
  ///   - reader: Takes the problems.
  init(
    variables: [String: ConfigNode],
    unset: Set<String>,
    values: [String: String],
    reader: BundleReader
  ) {
    self.variables = variables
    self.unset = unset
    self.values = values
    self.reader = reader
  }

  /// `node` with every reference replaced.
  mutating func resolve(_ node: ConfigNode) -> ConfigNode {
    switch node.content {
    case .map(let members):
      let resolved = members.map { member in
        ConfigNode.Member(key: member.key, place: member.place, value: resolve(member.value))
      }
      return ConfigNode(.map(resolved), place: node.place)
    case .list(let elements):
      return ConfigNode(.list(elements.map { resolve($0) }), place: node.place)
    case .scalar(let scalar):
      guard let text = scalar.string, text.contains("${") else { return node }
      return resolve(text, at: node.place)
    }
  }

  private mutating func resolve(_ text: String, at place: SourcePlace) -> ConfigNode {
    var result = ""
    var rest = text[...]
    while let start = rest.firstRange(of: "${"),
      let end = rest[start.upperBound...].firstIndex(of: "}")
    {
      let name = String(rest[start.upperBound..<end])
      let value = value(of: name, at: place)
      // A reference alone stands for the whole value, whatever it is.
      if let value, rest.startIndex == text.startIndex, start.lowerBound == text.startIndex,
        rest.index(after: end) == text.endIndex
      {
        return ConfigNode(value.content, place: place)
      }
      if let value, value.string == nil, !value.isNull {
        reader.problem(
          "bundle.reference",
          "`${\(name)}` is \(value.kindName) and cannot be part of a text",
          at: place
        )
      }
      result += rest[..<start.lowerBound] + (value?.string ?? "")
      rest = rest[rest.index(after: end)...]
    }
    return ConfigNode(.scalar(YAMLNode(.scalar(result + rest, .plain))), place: place)
  }

  private mutating func value(of name: String, at place: SourcePlace) -> ConfigNode? {
    guard name.hasPrefix("var.") else { return plainValue(of: name, at: place) }
    let variable = String(name.dropFirst(4))
    guard let value = variables[variable] else {
      if unset.contains(variable) { return nil }
      reader.problem(
        "bundle.unknown-variable",
        "there is no variable `\(variable)`",
        at: place,
        why: variables.isEmpty
          ? "the bundle has no variables"
          : "the bundle has \(variables.keys.sorted().joined(separator: ", "))",
        next: Wording.didYouMean(variable, variables.keys.sorted())
      )
      return nil
    }
    guard !open.contains(variable) else {
      reader.problem(
        "bundle.variable-cycle",
        "variables refer to each other: " + (open + [variable]).joined(separator: " → "),
        at: place
      )
      return nil
    }
    open.append(variable)
    defer { open.removeLast() }
    return resolve(value)
  }

  private mutating func plainValue(of name: String, at place: SourcePlace) -> ConfigNode? {
    let text: String
    if let value = values[name] {
      text = value
    } else if name.hasPrefix("resources.") || name.hasPrefix("workspace.")
      || name.hasPrefix("artifacts.") || name.hasPrefix("bundle.")
    {
      // Known to Databricks only; nothing here depends on it.
      text = name
    } else {
      reader.problem(
        "bundle.reference",
        "`${\(name)}` refers to nothing",
        at: place,
        next: variables[name] != nil
          ? "write `${var.\(name)}`" : Wording.didYouMean(name, values.keys.sorted())
      )
      return nil
    }
    return ConfigNode(.scalar(YAMLNode(.scalar(text, .quoted))), place: place)
  }
}
