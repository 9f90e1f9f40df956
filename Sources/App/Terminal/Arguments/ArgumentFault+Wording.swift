public import Relational

extension ArgumentFaults {
  /// The faults in words, as calls of `program`.
  public func explanations(program: String) -> Explanations {
    Explanations(faults.map { $0.explanation(program: program) })
  }
}

extension ArgumentFault {
  /// The fault in words, as a call of `program`.
  public func explanation(program: String) -> Explanation {
    let (code, summary, why, next) = wording(program)
    return Explanation(
      "cli." + code,
      summary,
      place: position.map { "argument \($0)" },
      why: why,
      next: next
    )
  }

  private typealias Wording = (code: String, summary: String, why: String?, next: String?)

  private func wording(_ program: String) -> Wording {
    switch kind {
    case .unknownCommand(let name, let nearest):
      (
        "unknown-command", "there is no command `\(name)`", nil,
        nearest.map { "did you mean `\(program) \($0)`?" }
          ?? "`\(program) help` lists the commands"
      )
    case .missingCommand:
      ("missing-command", "no command was given", nil, "`\(program) help` lists the commands")
    case .unknownOption(let name, let nearest):
      (
        "unknown-option", "there is no option \(name)", nil,
        nearest.map { "did you mean \($0)?" }
          ?? "`\(program) help` lists the options; text that starts with a dash goes behind `--`"
      )
    case .misplacedOption(let option, let command, let owners):
      (
        "misplaced-option", "`\(program) \(command)` has no option \(option.spelling)",
        "\(option.spelling) belongs to "
          + owners.map { "`\(program) \($0)`" }.joined(separator: ", "),
        "`\(program) help \(command)` lists its options"
      )
    case .missingValue(let option):
      ("missing-value", "\(option.spelling) has no value", option.expectation, option.example)
    case .unexpectedValue(let option):
      (
        "unexpected-value", "\(option.spelling) takes no value", nil,
        "write \(option.spelling) alone"
      )
    case .badValue(let option, let text):
      (
        "bad-value", "\(option.spelling) cannot be `\(text)`", option.expectation,
        option.mending(text) ?? option.example
      )
    case .repeatedOption(let option):
      (
        "repeated-option", "\(option.spelling) was given twice", "it counts once",
        "keep one of them"
      )
    case .repeatedName(let option, let name):
      (
        "repeated-name", "\(option.spelling) sets `\(name)` twice", "each name counts once",
        "keep one of them"
      )
    case .missingArgument(let argument, let command):
      (
        "missing-argument", "`\(program) \(command)` needs \(argument.name)",
        "\(argument.name) is \(argument.summary)", "`\(program) help \(command)` shows an example"
      )
    case .missingOption(let option, let command):
      (
        "missing-option", "`\(program) \(command)` needs \(option.synopsis)", option.summary,
        "`\(program) help \(command)` shows an example"
      )
    case .excessArgument(let text, let command, let nearest):
      (
        "excess-argument", "`\(program) \(command.name)` does not know what to do with `\(text)`",
        command.capacity,
        nearest.map { "did you mean `\(program) \($0)`?" }
          ?? "text with spaces goes in quotation marks"
      )
    }
  }
}

extension Command {
  /// How many arguments it takes, in words.
  fileprivate var capacity: String {
    arguments.isEmpty
      ? "it takes no arguments" : "it takes " + arguments.map(\.synopsis).joined(separator: " ")
  }
}

extension Option {
  /// What a value has to look like.
  fileprivate var expectation: String? {
    switch value {
    case .flag: nil
    case .text(let name): "expected: \(spelling) \(name)"
    case .choice(_, let words): "it is one of " + words.joined(separator: ", ")
    case .number(_, let range):
      "it is a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .byteSize(_, let range):
      "it is a number and KiB, MiB, GiB, KB, MB or GB, from \(ByteSize.text(range.lowerBound)) to "
        + ByteSize.text(range.upperBound)
    case .assignment: "it is name=value"
    }
  }

  /// A call that would work.
  fileprivate var example: String? {
    switch value {
    case .flag, .text: nil
    case .choice(_, let words): words.first.map { "for example \(spelling) \($0)" }
    case .number(_, let range): "for example \(spelling) \(range.lowerBound)"
    case .byteSize(let placeholder, _): "for example \(spelling) \(placeholder)"
    case .assignment: "for example \(spelling) landing=./data"
    }
  }

  /// What somebody probably meant by a value that will not do.
  fileprivate func mending(_ text: String) -> String? {
    switch value {
    case .choice(_, let words):
      return Suggestion.nearest(to: text, among: words).map { "did you mean \($0)?" }
    case .byteSize:
      let unit = text.last.map { String($0).uppercased() } ?? ""
      guard ["K", "M", "G", "T"].contains(unit), Double(text.dropLast()) != nil else { return nil }
      return "did you mean \(text.dropLast())\(unit)iB?"
    default: return nil
    }
  }
}
