/// The text files of a project, read by whoever knows the disk.
///
/// Paths are relative to the folder of `databricks.yml`, with `/` between the parts; a path that starts with
/// `../` lies in a folder that `sync.paths` names.
public struct ProjectFiles: Sendable {
  /// Text by path.
  public private(set) var texts: [String: String]

  /// Gathers files; `./` and inner `..` in paths are resolved, and byte order marks are left out.
  public init(_ texts: [String: String] = [:]) {
    self.texts = [:]
    for (path, text) in texts { self[path] = text }
  }

  /// All paths, sorted.
  public var paths: [String] { texts.keys.sorted() }

  /// The text at `path`; `nil` when there is no such file.
  public subscript(path: String) -> String? {
    get { texts[ProjectFiles.normalized(path)] }
    set { texts[ProjectFiles.normalized(path)] = newValue.map(ProjectFiles.withoutMark) }
  }

  /// `path` without `.` and without `..` that can be resolved; leading `..` stay.
  public static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }

  /// Editors on Windows begin a text with a byte order mark, which nobody sees and no parser expects.
  private static func withoutMark(_ text: String) -> String {
    text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
  }
}
