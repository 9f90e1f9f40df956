import Glibc
public import Relational

extension Lake {
  /// Tries what commits need of a folder's file system: to write, to sync, and to give a name that nobody has.
  ///
  /// - Parameter folder: An existing folder; a file is made in it and taken away again.
  /// - Returns: Whether it has hard links; without them commits are renamed, where the system can do that safely.
  /// - Throws: What the system refused.
  public static func probe(_ folder: String) throws(Explanation) -> Bool {
    let draft = folder + "/.mercer-probe-" + String(getpid()) + ".tmp"
    let name = draft + ".link"
    try LocalFile.write([], to: draft)
    defer {
      unsafe unlink(draft)
      unsafe unlink(name)
    }
    if unsafe link(draft, name) == 0 { return true }
    _ = try LocalFile.place(draft, at: name)
    return false
  }
}
