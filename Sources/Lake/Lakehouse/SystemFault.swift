import Glibc
import Relational

/// Says what the operating system refused.
enum SystemFault {
  /// An explanation with the system's own words, blaming the environment.
  static func explanation(of code: Int32, _ summary: String, place: String) -> Explanation {
    let words = unsafe String(cString: strerror(code))
    return Explanation(
      "lakehouse." + (code == ENOSPC || code == EDQUOT ? "disk-full" : "file-system"),
      summary,
      place: place,
      why: words,
      next: advice(for: code),
      blame: .environment
    )
  }

  private static func advice(for code: Int32) -> String? {
    switch code {
    case EACCES, EPERM: "let the user who runs this read and write there"
    case EROFS: "choose a lake on a disk that can be written"
    case ENOSPC, EDQUOT: "free some space, or choose a lake on another disk"
    case EMFILE, ENFILE: "raise the limit of open files (ulimit -n)"
    default: nil
    }
  }
}
