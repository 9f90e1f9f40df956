/// The way through one JSON value, byte by byte, by the grammar of RFC 8259.
///
/// `NaN` and `Infinity` are taken for numbers, as Spark does.
struct JSONWalk {
  enum Step {
    /// The value has ended before the byte at the position.
    case ended
    /// What follows is not there yet.
    case more
    case broken(String)
  }

  private enum State {
    case value, firstKey, key, colon, objectNext, firstElement, arrayNext, done
    case text, escape, unicode(left: Int, value: UInt32), lowBackslash, lowU
    case number(NumberPart), word(rest: [UInt8])
  }

  private enum NumberPart {
    case minus, zero, whole, point, fraction, exponent, exponentSign, exponentDigits

    var mayEnd: Bool {
      switch self {
      case .zero, .whole, .fraction, .exponentDigits: true
      case .minus, .point, .exponent, .exponentSign: false
      }
    }
  }

  private var state = State.value
  private var containers: [UInt8] = []
  private var isKey = false
  private var highSurrogate = false
  private var numberStart: Int64 = 0
  private var digitCount = 0
  private var hasFraction = false
  private(set) var isObject = false
  private(set) var lineCount = 0
  /// Whether a line has ended where the next begins no document of its own.
  private(set) var isOverLines = false
  private var hasJustEndedLine = false
  private(set) var invalidCount = 0
  /// Quotes around numbers with more digits than the engine keeps.
  private(set) var insertions: [ScannedRecord.Insertion] = []
  private let quotesLongNumbers: Bool
  /// Decimal digits that a double always keeps.
  private static let keptDigits = 15
  private static let deepest = 500

  init(quotesLongNumbers: Bool) {
    self.quotesLongNumbers = quotesLongNumbers
  }

  /// Goes on until the value ends, breaks the grammar, or `end` is reached; with `isLine` a line end ends it, whole or not.
  mutating func advance(
    over bytes: Span<UInt8>,
    from position: inout Int,
    to end: Int,
    base: Int64,
    isLine: Bool,
    _ tally: inout TextTally
  ) -> Step {
    var index = position
    defer { position = index }
    while index < end {
      let byte = bytes[index]
      switch state {
      case .text:
        if byte == 0x22 {
          state = isKey ? .colon : after()
        } else if byte == 0x5C {
          state = .escape
        } else if byte < 0x20 {
          return .broken(
            byte == 0x0A ? "the line ends inside a text" : "a control character in a text"
          )
        } else if byte >= 0x80 {
          let length = TextTally.length(at: index, in: bytes)
          if length == 0 {
            invalidCount += 1
            tally.invalidCount += 1
          } else {
            tally.multibyteCount += 1
          }
          index += max(1, length)
          continue
        }
        index += 1
      case .escape:
        switch byte {
        case 0x75: state = .unicode(left: 4, value: 0)
        case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: state = .text
        default: return .broken("`\\` before a character that it does not escape")
        }
        index += 1
      case .unicode(let left, let value):
        guard let digit = JSONWalk.hexadecimal(byte) else {
          return .broken("`\\u` without four digits")
        }
        index += 1
        let sum = value << 4 | digit
        if left > 1 {
          state = .unicode(left: left - 1, value: sum)
        } else if highSurrogate {
          guard (0xDC00...0xDFFF).contains(sum) else { return .broken("half a surrogate pair") }
          highSurrogate = false
          state = .text
        } else if (0xD800...0xDBFF).contains(sum) {
          highSurrogate = true
          state = .lowBackslash
        } else if (0xDC00...0xDFFF).contains(sum) {
          return .broken("half a surrogate pair")
        } else {
          state = .text
        }
      case .lowBackslash:
        guard byte == 0x5C else { return .broken("half a surrogate pair") }
        state = .lowU
        index += 1
      case .lowU:
        guard byte == 0x75 else { return .broken("half a surrogate pair") }
        state = .unicode(left: 4, value: 0)
        index += 1
      case .number(let part):
        if let next = number(part, byte) {
          state = .number(next)
          index += 1
        } else if part == .minus, byte == 0x49 {
          state = .word(rest: Array("nfinity".utf8))
          index += 1
        } else {
          guard part.mayEnd else { return .broken("a number that does not end") }
          endNumber(at: base + Int64(index))
          state = after()
        }
      case .word(let rest):
        guard byte == rest.first else { return .broken("an unknown word") }
        state = rest.count == 1 ? after() : .word(rest: Array(rest.dropFirst()))
        index += 1
      case .done: return .ended
      default:
        if byte == 0x20 || byte == 0x09 || byte == 0x0D {
          index += 1
        } else if byte == 0x0A {
          if isLine { return .broken("the line ends inside the document") }
          lineCount += 1
          hasJustEndedLine = true
          index += 1
        } else {
          if hasJustEndedLine, byte != 0x7B { isOverLines = true }
          hasJustEndedLine = false
          if let fault = token(byte, at: base + Int64(index)) { return .broken(fault) }
          index += 1
        }
      }
    }
    if case .done = state { return .ended }
    return .more
  }

  /// What a byte outside of texts, numbers and words means.
  private mutating func token(_ byte: UInt8, at place: Int64) -> String? {
    switch (state, byte) {
    case (.firstKey, 0x7D), (.objectNext, 0x7D), (.firstElement, 0x5D), (.arrayNext, 0x5D):
      containers.removeLast()
      state = after()
    case (.objectNext, 0x2C): state = .key
    case (.arrayNext, 0x2C): state = .value
    case (.colon, 0x3A): state = .value
    case (.firstKey, 0x22), (.key, 0x22):
      isKey = true
      state = .text
    case (.value, _), (.firstElement, _): return begin(byte, at: place)
    case (.colon, _): return "`:` expected behind a name"
    case (.firstKey, _), (.key, _): return "a name in double quotes expected"
    default: return "`,` expected"
    }
    return nil
  }

  private mutating func begin(_ byte: UInt8, at place: Int64) -> String? {
    if containers.isEmpty { isObject = byte == 0x7B }
    switch byte {
    case 0x7B, 0x5B:
      guard containers.count < JSONWalk.deepest else { return "nested too deep" }
      containers.append(byte)
      state = byte == 0x7B ? .firstKey : .firstElement
    case 0x22:
      isKey = false
      state = .text
    case 0x2D, 0x30...0x39:
      numberStart = place
      hasFraction = false
      digitCount = byte == 0x2D ? 0 : 1
      state = .number(byte == 0x2D ? .minus : byte == 0x30 ? .zero : .whole)
    case 0x74: state = .word(rest: Array("rue".utf8))
    case 0x66: state = .word(rest: Array("alse".utf8))
    case 0x6E: state = .word(rest: Array("ull".utf8))
    case 0x4E: state = .word(rest: Array("aN".utf8))
    case 0x49: state = .word(rest: Array("nfinity".utf8))
    default: return "a value expected"
    }
    return nil
  }

  /// What is expected behind a value.
  private func after() -> State {
    switch containers.last {
    case 0x7B: .objectNext
    case 0x5B: .arrayNext
    default: .done
    }
  }

  private mutating func number(_ part: NumberPart, _ byte: UInt8) -> NumberPart? {
    let isDigit = (0x30...0x39).contains(byte)
    switch part {
    case .minus where isDigit:
      digitCount += 1
      return byte == 0x30 ? .zero : .whole
    case .whole where isDigit:
      digitCount += 1
      return .whole
    case .point where isDigit, .fraction where isDigit:
      digitCount += 1
      return .fraction
    case .zero where byte == 0x2E, .whole where byte == 0x2E:
      hasFraction = true
      return .point
    case .zero where byte | 0x20 == 0x65, .whole where byte | 0x20 == 0x65,
      .fraction where byte | 0x20 == 0x65:
      hasFraction = true
      return .exponent
    case .exponent where byte == 0x2B || byte == 0x2D: return .exponentSign
    case .exponent where isDigit, .exponentSign where isDigit, .exponentDigits where isDigit:
      return .exponentDigits
    default: return nil
    }
  }

  private mutating func endNumber(at place: Int64) {
    guard quotesLongNumbers, hasFraction, digitCount > JSONWalk.keptDigits else { return }
    insertions.append(.init(place: numberStart, byte: 0x22))
    insertions.append(.init(place: place, byte: 0x22))
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
