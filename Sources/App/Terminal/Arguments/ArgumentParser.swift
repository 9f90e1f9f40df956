import Relational

extension CommandTable {
  /// Reads the arguments of a call, the program's name left out.
  ///
  /// Options may stand anywhere. `--` ends them. Help that was asked for is given whatever else is wrong.
  ///
  /// - Throws: Every fault at once.
  public func parse(_ arguments: [String]) throws(ArgumentFaults) -> Request {
    var scan = ArgumentScan(table: self)
    scan.read(arguments)
    return try scan.request()
  }

  /// Whether a flag is among the arguments, for errors that come before they are understood.
  public static func hasFlag(_ option: Option, in arguments: [String]) -> Bool {
    arguments.prefix { $0 != "--" }.contains(option.spelling)
  }
}

/// Arguments on the way from words to a request: first told apart, then checked against one command.
private struct ArgumentScan {
  struct Given {
    var option: Option
    var value: String?
    var position: Int
  }

  let table: CommandTable
  private var words: [(text: String, position: Int)] = []
  private var given: [Given] = []
  private var faults: [ArgumentFault] = []
  /// Where words stand that may be the value of an option that does not exist.
  private var doubtful: Set<Int> = []
  private var wantsHelp = false
  private var wantsVersion = false

  init(table: CommandTable) { self.table = table }

  /// Tells words from options.
  mutating func read(_ arguments: [String]) {
    var index = 0
    while index < arguments.count {
      let text = arguments[index]
      index += 1
      if text == "--" {
        for rest in index..<arguments.count { words.append((arguments[rest], rest + 1)) }
        return
      }
      guard Self.looksLikeOption(text) else {
        words.append((text, index))
        continue
      }
      let next = index < arguments.count ? arguments[index] : nil
      if readOption(text, at: index, next: next) { index += 1 }
    }
  }

  /// Whether the text is `--name…` or `-x`; SQL comments, negative numbers and a lone dash are words.
  private static func looksLikeOption(_ text: String) -> Bool {
    guard text.first == "-" else { return false }
    guard let first = text.drop(while: { $0 == "-" }).first else { return text != "-" }
    return first.isLetter
  }

  /// Reads one option and returns whether it used up the argument behind it.
  private mutating func readOption(_ text: String, at position: Int, next: String?) -> Bool {
    let spelling = text.prefix { $0 != "=" }
    let inline = spelling.count < text.count ? String(text.dropFirst(spelling.count + 1)) : nil
    if spelling == "--help" || spelling == "-h" {
      wantsHelp = true
      return false
    }
    if spelling == "--version" {
      wantsVersion = true
      return false
    }
    let name = String(spelling.dropFirst(2))
    guard spelling.hasPrefix("--"), let option = table.owners(ofOption: name).first?.option else {
      fault(
        .unknownOption(String(spelling), nearest: nearestOption(to: String(spelling))),
        position
      )
      if inline == nil { doubtful.insert(position + 1) }
      return false
    }
    guard option.takesValue else {
      if inline != nil { fault(.unexpectedValue(option), position) }
      given.append(Given(option: option, value: nil, position: position))
      return false
    }
    if let inline {
      take(inline, for: option, at: position)
      return false
    }
    guard let next, !Self.looksLikeOption(next), next != "--" else {
      fault(.missingValue(option), position)
      return false
    }
    take(next, for: option, at: position)
    return true
  }

  private mutating func take(_ value: String, for option: Option, at position: Int) {
    if value.isEmpty {
      fault(.missingValue(option), position)
    } else {
      given.append(Given(option: option, value: value, position: position))
    }
  }

  private func nearestOption(to spelling: String) -> String? {
    let names = (table.commonOptions + table.commands.flatMap(\.options)).map(\.spelling)
    let all = Set(names + ["--help", "--version"]).sorted()
    let starts = all.filter { spelling.count > 3 && $0.hasPrefix(spelling) }
    return starts.count == 1 ? starts[0] : Suggestion.nearest(to: spelling, among: all)
  }

  private mutating func fault(_ kind: ArgumentFault.Kind, _ position: Int? = nil) {
    faults.append(ArgumentFault(kind, position: position))
  }

  /// Checks everything against the command that was named.
  mutating func request() throws(ArgumentFaults) -> Request {
    let command = resolve(words.map(\.text))
    if wantsHelp, words.isEmpty || command != nil { return .help(command) }
    if words.first?.text == "help" { return try help() }
    if wantsVersion, words.isEmpty, faults.isEmpty { return .version }
    guard let command else {
      if let (text, position) = words.first {
        fault(.unknownCommand(text, nearest: nearestCommand(to: text)), position)
      } else if faults.isEmpty {
        fault(.missingCommand)
      }
      throw gathered()
    }
    check(optionsOf: command)
    let arguments = Array(words.dropFirst(command.words.count))
    check(arguments, of: command)
    guard faults.isEmpty else { throw gathered() }
    var values: [String: [String]] = [:]
    for item in given { values[item.option.name, default: []].append(item.value ?? "") }
    return .run(
      Invocation(command: command.name, arguments: arguments.map(\.text), given: values)
    )
  }

  private mutating func help() throws(ArgumentFaults) -> Request {
    let asked = words.dropFirst().map(\.text)
    if let command = resolve(Array(asked)) { return .help(command) }
    guard let first = asked.first, first != "help" else { return .help(nil) }
    fault(.unknownCommand(first, nearest: nearestCommand(to: first)), words[1].position)
    throw gathered()
  }

  /// The command with the longest name that the words begin with.
  private func resolve(_ words: [String]) -> Command? {
    table.commands.filter { words.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  private func nearestCommand(to text: String) -> String? {
    Suggestion.nearest(to: text, among: table.commands.map(\.name) + ["help", "--version"])
  }

  private mutating func check(optionsOf command: Command) {
    var seen: Set<String> = []
    for item in given {
      let owners = table.owners(ofOption: item.option.name)
      let owner = owners.first { $0.command == nil || $0.command?.name == command.name }
      guard let option = owner?.option else {
        let names = owners.compactMap { $0.command?.name }
        fault(
          .misplacedOption(item.option, command: command.name, owners: names),
          item.position
        )
        continue
      }
      if let value = item.value, !option.accepts(value) {
        fault(.badValue(option, value), item.position)
      } else if option.isRepeatable {
        let name = String((item.value ?? "").prefix { $0 != "=" })
        if !seen.insert(option.name + "=" + name).inserted {
          fault(.repeatedName(option, name), item.position)
        }
      } else if !seen.insert(option.name).inserted {
        fault(.repeatedOption(option), item.position)
      }
    }
    for option in command.options where option.isRequired {
      let isNamed = given.contains { $0.option.name == option.name }
      let isFaulty = faults.contains { $0.kind == .missingValue(option) }
      if !isNamed, !isFaulty { fault(.missingOption(option, command: command.name)) }
    }
  }

  private mutating func check(_ arguments: [(text: String, position: Int)], of command: Command) {
    for argument in command.arguments.dropFirst(arguments.count) where argument.isRequired {
      fault(.missingArgument(argument, command: command.name))
    }
    guard command.arguments.last?.isRepeated != true else { return }
    // The value of an option that does not exist is no fault of its own.
    var counted = arguments
    while counted.count > command.arguments.count,
      let index = counted.firstIndex(where: { doubtful.contains($0.position) })
    {
      counted.remove(at: index)
    }
    for (text, position) in counted.dropFirst(command.arguments.count) {
      fault(.excessArgument(text, command: command, nearest: subcommand(of: command)), position)
    }
  }

  /// The command below `command` whose second word was probably meant.
  private func subcommand(of command: Command) -> String? {
    guard let word = words.dropFirst().first?.text else { return nil }
    let below = table.commands.filter { $0.name.hasPrefix(command.name + " ") }
    let nearest = Suggestion.nearest(to: word, among: below.compactMap(\.words.last))
    return nearest.map { command.name + " " + $0 }
  }

  private func gathered() -> ArgumentFaults {
    ArgumentFaults(
      faults: faults.sorted { ($0.position ?? Int.max) < ($1.position ?? Int.max) }
    )
  }
}

extension Option {
  /// Whether the text is a value of the option's kind.
  fileprivate func accepts(_ text: String) -> Bool {
    switch value {
    case .flag, .text: true
    case .choice(_, let words): words.contains(text)
    case .number(_, let range): Int(text).map(range.contains) ?? false
    case .byteSize(_, let range): ByteSize.bytes(in: text).map(range.contains) ?? false
    case .assignment: text.contains("=") && text.first != "="
    }
  }
}
