/// Something a query reads.
public enum Input: Sendable, Hashable {
  /// A dataset `schema.name`, whole or only what is new in it.
  case dataset(name: String, isStream: Bool)
  case files(FileSource)

  /// Whether only new rows are asked for.
  public var isStream: Bool {
    switch self {
    case .dataset(_, let isStream): isStream
    case .files(let source): source.isStream
    }
  }

  /// The name, not quoted, under which the query's engine text reads it.
  ///
  /// `silver.orders` for a whole dataset (two quoted parts), `stream_silver_orders` for its new rows, and
  /// `read_files_1` for files.
  public var relationName: String {
    switch self {
    case .dataset(let name, false): name
    case .dataset(let name, true): "stream_" + name.replacing(".", with: "_")
    case .files(let source): source.relationName
    }
  }
}
