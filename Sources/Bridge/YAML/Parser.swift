internal import CYAML

/// Turns libyaml's events into nodes.
struct Parser {
  /// Most nodes of one document, aliases expanded.
  static let nodeLimit = 100_000
  /// Most levels of nesting; keeps recursion on the stack.
  static let depthLimit = 200

  private var events: ArraySlice<Event>
  private var anchors: [String: YAMLNode] = [:]
  private var nodeCount = 0

  init(_ text: String) throws(YAMLError) {
    events = try Event.all(of: text)[...]
  }

  /// The only document.
  mutating func document() throws(YAMLError) -> YAMLNode {
    guard let first = events.popFirst() else { return YAMLNode(.scalar("", .plain)) }
    let root = try node(first, depth: 0)
    if let extra = events.first {
      throw YAMLError("a second document begins here", line: extra.line, column: extra.column)
    }
    return root
  }

  private mutating func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    guard depth < Parser.depthLimit else { throw event.error("nested too deep") }
    let node: YAMLNode
    switch event.kind {
    case .scalar(let text, let style):
      node = YAMLNode(.scalar(text, style), line: event.line, column: event.column)
    case .sequenceStart:
      var elements: [YAMLNode] = []
      while let next = events.popFirst(), next.kind != .end {
        elements.append(try self.node(next, depth: depth + 1))
      }
      node = YAMLNode(.sequence(elements), line: event.line, column: event.column)
    case .mappingStart:
      node = YAMLNode(
        .mapping(try members(depth: depth)),
        line: event.line,
        column: event.column
      )
    case .alias(let name):
      guard let target = anchors[name] else { throw event.error("no anchor `&\(name)` above") }
      try count(target.nodeCount, at: event)
      return target
    case .end: throw event.error("unexpected end")
    }
    try count(1, at: event)
    if let anchor = event.anchor { anchors[anchor] = node }
    return node
  }

  private mutating func members(depth: Int) throws(YAMLError) -> [YAMLNode.Member] {
    var members: [YAMLNode.Member] = []
    var merged: [YAMLNode.Member] = []
    while let event = events.popFirst(), event.kind != .end {
      guard case .scalar(let key, let style) = event.kind else {
        throw event.error("a key must be plain text")
      }
      guard let next = events.popFirst() else { throw event.error("a key without a value") }
      let value = try node(next, depth: depth + 1)
      if key == "<<", style == .plain {
        merged += try mergedMembers(value, at: event)
        continue
      }
      if let earlier = members.first(where: { $0.key == key }) {
        throw event.error("`\(key)` occurs twice, first in line \(earlier.line)")
      }
      members.append(.init(key: key, line: event.line, column: event.column, value: value))
    }
    for member in merged where !members.contains(where: { $0.key == member.key }) {
      members.append(member)
    }
    return members
  }

  private func mergedMembers(_ value: YAMLNode, at event: Event) throws(YAMLError)
    -> [YAMLNode.Member]
  {
    if let members = value.members { return members }
    var result: [YAMLNode.Member] = []
    for element in value.elements ?? [value] {
      guard let members = element.members else { throw event.error("`<<` merges mappings only") }
      result += members
    }
    return result
  }

  private mutating func count(_ added: Int, at event: Event) throws(YAMLError) {
    nodeCount += added
    guard nodeCount <= Parser.nodeLimit else {
      throw event.error("more than \(Parser.nodeLimit) values; aliases may be blowing it up")
    }
  }
}

extension YAMLNode {
  /// This node and all below it.
  fileprivate var nodeCount: Int {
    switch content {
    case .scalar: 1
    case .sequence(let elements): elements.reduce(1) { $0 + $1.nodeCount }
    case .mapping(let members): members.reduce(1) { $0 + $1.value.nodeCount }
    }
  }
}
