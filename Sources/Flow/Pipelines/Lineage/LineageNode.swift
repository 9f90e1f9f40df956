/// Where data lies, as lineage speaks of it.
public enum LineageNode: Sendable, Hashable {
  /// Landed files, by the path of the `read_files` that reads them.
  case files(path: String)
  /// A table or view, as `schema.name`.
  case dataset(String)

  /// Path or `schema.name`.
  public var name: String {
    switch self {
    case .files(let path): path
    case .dataset(let name): name
    }
  }

  /// The name as people say it: of a path with wildcards the part before them, such as `landing/orders`.
  public var shortName: String {
    guard case .files(let path) = self else { return name }
    var stem = path.prefix { !"*?[{".contains($0) }
    guard stem.count < path.count else { return path }
    while let last = stem.last, "/._-".contains(last) { stem = stem.dropLast() }
    return stem.isEmpty ? path : String(stem)
  }
}

extension LineageNode: Comparable {
  /// Files come first, then datasets by name.
  public static func < (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.files, .dataset): true
    case (.dataset, .files): false
    default: left.name < right.name
    }
  }
}
