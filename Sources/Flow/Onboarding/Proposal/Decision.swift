public import Relational

/// One thing that was decided about files, and how sure that is.
public struct Decision: Sendable {
  /// What it is about.
  public enum Kind: String, Sendable {
    case table, column, dates, numbers, value, derived, files, currency
  }

  /// Below this a decision is a guess, and says so wherever it shows.
  public static let certainty = 0.8

  /// What it is about.
  public var kind: Kind
  /// The relation, and the column or value where there is one.
  public var subject: String
  /// What was decided, as the end of a sentence that begins with the subject.
  public var statement: String
  /// How sure it is, 0...1.
  public var confidence: Double
  /// What speaks for it.
  public var why: String?
  /// What else it might be.
  public var alternatives: [String] = []
  /// What to ask when it is not sure enough; `nil` when there is nothing to choose from.
  public var question: Question?

  /// Whether it is a guess.
  public var isGuess: Bool { confidence < Decision.certainty }

  /// The decision as one JSON object.
  public var json: JSON {
    .object([
      ("kind", .string(kind.rawValue)), ("subject", .string(subject)),
      ("decision", .string(statement)), ("confidence", Decision.number(confidence)),
      ("guess", .boolean(isGuess)), ("why", JSON(why)),
      ("alternatives", .array(alternatives.map(JSON.string))),
      ("question", question?.json ?? .null),
    ])
  }

  /// A confidence with two digits.
  static func text(_ confidence: Double) -> String {
    let hundredths = Int((confidence * 100).rounded())
    return hundredths >= 100 ? "1.00" : "0." + (hundredths < 10 ? "0" : "") + String(hundredths)
  }

  static func number(_ confidence: Double) -> JSON { .number(text(confidence)) }
}

/// Something that only the owner of the files knows.
public struct Question: Sendable {
  /// The question.
  public var text: String
  /// What can be answered, the best guess first.
  public var options: [(label: String, edit: Answers.Edit)]

  /// Question and options as JSON.
  public var json: JSON {
    ["text": .string(text), "options": .array(options.map { .string($0.label) })]
  }
}
