/// Patterns that find the files of a source and later ones like them, and no others.
public enum FilePattern {
  /// The simplest pattern that finds exactly `files` among `all`.
  static func pattern(for files: [SourceFile], among all: [SourceFile]) -> String {
    let wanted = Set(files.map(\.name))
    let endings = Set(files.map { ending(of: $0) })
    if files.count == 1, let file = files.first {
      return single(file)
    }
    // Same folder, same letters, other digits: orders_2024-01-05.csv.
    let shapes = Set(files.map { starred($0.name) })
    if shapes.count == 1, let shape = shapes.first, matches(shape, all) == wanted { return shape }
    if endings.count == 1, let ending = endings.first {
      let folders = Set(files.map(\.folder))
      if folders.count == 1, let folder = folders.first {
        let prefix = folder.isEmpty ? "" : escaped(folder) + "/"
        let start = commonPrefix(files.map(\.lastPart)).prefix { $0 != "." }
        let shape = prefix + escaped(String(start)) + "*" + ending
        if start.count >= 3 || !folder.isEmpty, matches(shape, all) == wanted { return shape }
        let whole = prefix + "*" + ending
        if matches(whole, all) == wanted { return whole }
      }
    }
    return "{" + files.map { escaped($0.name) }.joined(separator: ",") + "}"
  }

  /// The file, the same compressed, and a folder of its name.
  private static func single(_ file: SourceFile) -> String {
    let name = escaped(file.name)
    let plain = ending(of: file)
    guard !name.contains("?"), ["csv", "json"].contains(file.nameExtension),
      plain == ".\(file.nameExtension)" || plain == ".\(file.nameExtension).gz"
    else { return name }
    let stem = String(file.name.dropLast(plain.count))
    let kind = file.nameExtension
    return "\(stem){.\(kind),.\(kind).gz,/*.\(kind),/*.\(kind).gz}"
  }

  private static func ending(of file: SourceFile) -> String {
    String(file.lastPart.dropFirst(file.stem.count))
  }

  private static func starred(_ name: String) -> String {
    var text = ""
    for letter in name {
      if letter.isNumber {
        if text.last != "*" { text.append("*") }
      } else {
        text += escaped(String(letter))
      }
    }
    // Digits that are parted by signs are one stretch.
    for sign in ["*-*", "*_*", "*.*"] {
      while let range = text.firstRange(of: sign) {
        text = text[..<range.lowerBound] + "*" + text[range.upperBound...]
      }
    }
    return text
  }

  private static func commonPrefix(_ names: [String]) -> String {
    guard var prefix = names.first else { return "" }
    for name in names { while !name.hasPrefix(prefix) { prefix.removeLast() } }
    return prefix
  }

  /// Signs of patterns stand for themselves as `?`.
  private static func escaped(_ name: String) -> String {
    String(name.map { "*?[]{},\\$".contains($0) ? "?" : $0 })
  }

  /// Whether a path below some folder matches a pattern of `*`, which does not cross `/`, and `?`.
  public static func matches(_ name: String, pattern: String) -> Bool {
    matches(Array(name)[...], Array(pattern)[...])
  }

  private static func matches(_ pattern: String, _ all: [SourceFile]) -> Set<String> {
    Set(all.map(\.name).filter { matches(Array($0)[...], Array(pattern)[...]) })
  }

  private static func matches(_ name: ArraySlice<Character>, _ pattern: ArraySlice<Character>)
    -> Bool
  {
    guard let first = pattern.first else { return name.isEmpty }
    switch first {
    case "*":
      var rest = name
      while true {
        if matches(rest, pattern.dropFirst()) { return true }
        guard let letter = rest.first, letter != "/" else { return false }
        rest.removeFirst()
      }
    case "?": return !name.isEmpty && matches(name.dropFirst(), pattern.dropFirst())
    default: return name.first == first && matches(name.dropFirst(), pattern.dropFirst())
    }
  }
}
