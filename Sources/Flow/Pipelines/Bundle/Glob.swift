/// A pattern over paths: `*` and `?` stay within a folder, `**` goes through any number of them.
struct Glob: Sendable {
  private let parts: [String]

  /// - Parameter pattern: Relative to the project's root.
  init(_ pattern: String) {
    parts = ProjectFiles.normalized(pattern).split(separator: "/").map(String.init)
  }

  /// The paths that fit, in the order given.
  func matches(in paths: [String]) -> [String] {
    paths.filter { path in
      Glob.match(parts[...], path.split(separator: "/").map(String.init)[...])
    }
  }

  private static func match(_ pattern: ArraySlice<String>, _ path: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return path.isEmpty }
    if first == "**" {
      let rest = pattern.dropFirst()
      // At the end it stands for files, however deep.
      if rest.isEmpty { return !path.isEmpty }
      return (path.startIndex...path.endIndex).contains { match(rest, path[$0...]) }
    }
    guard let name = path.first, match(part: Array(first)[...], Array(name)[...]) else {
      return false
    }
    return match(pattern.dropFirst(), path.dropFirst())
  }

  private static func match(part: ArraySlice<Character>, _ name: ArraySlice<Character>) -> Bool {
    guard let first = part.first else { return name.isEmpty }
    if first == "*" {
      return (name.startIndex...name.endIndex).contains {
        match(part: part.dropFirst(), name[$0...])
      }
    }
    guard let character = name.first, first == "?" || first == character else { return false }
    return match(part: part.dropFirst(), name.dropFirst())
  }
}
