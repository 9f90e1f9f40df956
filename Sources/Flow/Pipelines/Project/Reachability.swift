/// All that can be reached from `starts` in one step or more; without them.
func reachable<Node: Hashable>(from starts: Set<Node>, next: (Node) -> [Node]) -> Set<Node> {
  var found: Set<Node> = []
  var rest = Array(starts)
  while let node = rest.popLast() {
    for other in next(node) where !starts.contains(other) && found.insert(other).inserted {
      rest.append(other)
    }
  }
  return found
}
