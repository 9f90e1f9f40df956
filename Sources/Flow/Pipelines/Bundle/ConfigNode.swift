internal import YAML

/// A value of a configuration that may come from several files.
struct ConfigNode: Sendable {
  indirect enum Content: Sendable {
    /// A scalar as YAML has it.
    case scalar(YAMLNode)
    case list([ConfigNode])
    case map([Member])
  }

  struct Member: Sendable {
    var key: String
    /// Where the key stands.
    var place: SourcePlace
    var value: ConfigNode
  }

  var content: Content
  var place: SourcePlace

  init(_ content: Content, place: SourcePlace) {
    self.content = content
    self.place = place
  }

  /// Takes a document over.
  init(_ node: YAMLNode, file: String) {
    place = SourcePlace(file: file, line: node.line, column: node.column)
    if let members = node.members {
      content = .map(
        members.map { member in
          Member(
            key: member.key,
            place: SourcePlace(file: file, line: member.line, column: member.column),
            value: ConfigNode(member.value, file: file)
          )
        }
      )
    } else if let elements = node.elements {
      content = .list(elements.map { ConfigNode($0, file: file) })
    } else {
      content = .scalar(node)
    }
  }

  var members: [Member] { if case .map(let members) = content { members } else { [] } }
  var elements: [ConfigNode] { if case .list(let elements) = content { elements } else { [] } }
  /// Text of a scalar, whatever it stands for.
  var string: String? { if case .scalar(let node) = content { node.string } else { nil } }

  var isNull: Bool { if case .scalar(let node) = content { node.isNull } else { false } }

  /// Truth value, also of a text that says `true` or `false`.
  var bool: Bool? {
    switch string?.lowercased() {
    case "true": true
    case "false": false
    default: nil
    }
  }

  subscript(key: String) -> ConfigNode? {
    get { members.first { $0.key == key }?.value }
    set {
      guard let newValue else { return }
      var members = self.members
      if let index = members.firstIndex(where: { $0.key == key }) {
        members[index].value = newValue
      } else {
        members.append(Member(key: key, place: newValue.place, value: newValue))
      }
      content = .map(members)
    }
  }

  /// This with `other` laid over it, as Databricks merges: maps by key, lists one behind the other, `other`'s
  /// scalars win.
  func merged(with other: ConfigNode) -> ConfigNode {
    switch (content, other.content) {
    case (.map, .map(let members)):
      var result = self
      for member in members {
        result[member.key] = result[member.key]?.merged(with: member.value) ?? member.value
      }
      return result
    case (.list(let left), .list(let right)):
      return ConfigNode(.list(left + right), place: place)
    case (_, .scalar(let node)) where node.isNull: return self
    default: return other
    }
  }

  /// What it is, for messages.
  var kindName: String {
    switch content {
    case .scalar(let node): node.kindName
    case .list: "a list"
    case .map: "a mapping"
    }
  }
}
