import Glibc

/// Texts that the operating system keeps.
public enum SystemText {
  /// The value of an environment variable; `nil` when it is not set.
  public static func environment(_ name: String) -> String? {
    // SAFETY: getenv returns a terminated text or nil; nothing of ours changes the environment.
    guard let text = unsafe getenv(name) else { return nil }
    return unsafe String(cString: text)
  }

  /// What an error number means.
  static func ofError(_ number: Int32) -> String {
    // SAFETY: strerror returns a terminated text that is copied at once.
    unsafe String(cString: strerror(number))
  }
}
