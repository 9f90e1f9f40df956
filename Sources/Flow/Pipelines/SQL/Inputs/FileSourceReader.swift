internal import Relational

/// Reads the arguments of `read_files`.
struct FileSourceReader {
  let rendered: EngineText
  let tokens: [Token]
  /// Where the call stands in the text.
  let callOffset: Int
  private(set) var faults: [SQLFault] = []
  /// Options by name in lower case, as they are read.
  private var values: [String: Option] = [:]

  /// One named argument.
  struct Option {
    var name: String
    var value: JSON
    var offset: Int
  }

  init(rendered: EngineText, tokens: [Token], callOffset: Int) {
    self.rendered = rendered
    self.tokens = tokens
    self.callOffset = callOffset
  }

  /// The source with everything but its names; `nil` when something is wrong.
  mutating func source(_ arguments: [SyntaxNode], isStream: Bool) -> FileSource? {
    var path: String?
    for argument in arguments {
      let offset = argument.literalOffset.flatMap { rendered.token(at: $0) }
        .map { tokens[$0].range.lowerBound }
      guard let value = argument.literal else {
        fault("an argument of `read_files` must be a literal", at: offset)
        continue
      }
      if let name = argument.text("alias") {
        add(Option(name: name, value: value, offset: offset ?? callOffset))
      } else if path == nil, let text = value.string {
        path = text
      } else {
        fault("options of `read_files` have names", at: offset, next: "write `name => value`")
      }
    }
    guard let path, !path.isEmpty else {
      fault(
        "`read_files` begins with a path",
        at: callOffset,
        next: "write `read_files('path', …)`"
      )
      return nil
    }
    let source = source(path: path, isStream: isStream)
    return faults.isEmpty ? source : nil
  }

  private mutating func add(_ option: Option) {
    let key = option.name.lowercased()
    guard FileSourceReader.known.contains(where: { $0.lowercased() == key }) else {
      let isLater = FileSourceReader.later.contains { $0.lowercased() == key }
      fault(
        isLater
          ? "the option `\(option.name)` comes later"
          : "`read_files` has no option `\(option.name)`",
        at: option.offset,
        next: isLater ? nil : Wording.didYouMean(option.name, FileSourceReader.known)
      )
      return
    }
    guard values.updateValue(option, forKey: key) == nil else {
      fault("the option `\(option.name)` is given twice", at: option.offset)
      return
    }
  }

  mutating func fault(_ summary: String, at offset: Int?, why: String? = nil, next: String? = nil) {
    faults.append(
      SQLFault("sql.read-files", summary, at: offset ?? callOffset, why: why, next: next)
    )
  }

  mutating func take(_ name: String) -> Option? {
    values.removeValue(forKey: name.lowercased())
  }
}
