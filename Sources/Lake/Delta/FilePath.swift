/// Turns names of files into the URIs that `add` and `remove` actions hold, and back.
///
/// A folder made for the partition value `a b` is called `p=a%20b`; its URI is `p=a%2520b`.
public enum FilePath {
  /// The URI of a path relative to the table's folder.
  public static func uri(ofRelative path: String) -> String {
    var bytes: [UInt8] = []
    for byte in path.utf8 {
      if isPlain(byte) {
        bytes.append(byte)
      } else {
        bytes.append(UInt8(ascii: "%"))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The path that a URI stands for; a `%` that starts no escape stands for itself.
  public static func path(ofURI uri: String) -> String {
    let bytes = Array(uri.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return uri }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = value(bytes[index + 1]), let low = value(bytes[index + 2])
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Where a file of the table in `folder` lies: its own address when the URI is absolute.
  public static func place(ofURI uri: String, in folder: String) -> String {
    let path = path(ofURI: uri)
    if path.hasPrefix("file:///") { return String(path.dropFirst(7)) }
    if path.hasPrefix("file:/") { return String(path.dropFirst(5)) }
    if path.hasPrefix("/") || hasScheme(path) { return path }
    return folder + "/" + path
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func hasScheme(_ path: String) -> Bool {
    guard let colon = path.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = path[..<colon]
    return path[colon...].hasPrefix("://") && !scheme.isEmpty
      && scheme.utf8.allSatisfy { isPlain($0) && $0 != UInt8(ascii: "/") && $0 != 61 }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."), UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
