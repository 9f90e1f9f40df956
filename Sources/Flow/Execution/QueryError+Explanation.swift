public import Pipelines
public import Relational

extension QueryError {
  /// What the engine said about a dataset's query, placed in the user's own file.
  public func explanation(of dataset: Dataset) -> Explanation {
    let (place, isQuery) = location(in: dataset)
    switch kind {
    case .interrupted:
      return Explanation(
        "execution.interrupted",
        "the update of \(dataset.name) was interrupted",
        blame: .interrupted
      )
    case .memory:
      return Explanation(
        "execution.out-of-memory",
        "\(dataset.name) needs more memory than it may use",
        place: place,
        why: firstLine,
        next: "raise --memory-limit, or lower --threads",
        blame: .environment
      )
    case .io where message.contains("No space left"):
      return Explanation(
        "execution.disk-full",
        "the disk is full; \(dataset.name) stayed as it was",
        why: firstLine,
        next: "make room, then run again",
        blame: .environment
      )
    case .io, .permission:
      return Explanation(
        "execution.input-output",
        "\(dataset.name) could not be read or written; it stayed as it was",
        place: place,
        why: firstLine,
        next: "mend what the system says, then run again",
        blame: .environment
      )
    case .conversion, .constraint:
      return Explanation(
        "execution.bad-value",
        "a value does not fit the query of \(dataset.name)",
        place: place,
        why: firstLine,
        next: "use try_cast and an expectation, so that the row goes to the quarantine",
        blame: .data
      )
    case .syntax, .binding, .other:
      return Explanation(
        "execution.query-failed",
        "the query of \(dataset.name) failed",
        place: place,
        why: message,
        next: isQuery ? "mend the query, then run again" : nil
      )
    }
  }

  private var firstLine: String { String(message.prefix { $0 != "\n" }) }

  private func location(in dataset: Dataset) -> (place: String, isQuery: Bool) {
    let text = dataset.query.engineText
    guard let position, let start = sql.utf8.firstRange(of: Array(text.utf8)) else {
      return (dataset.place.description, false)
    }
    let offset = position - sql.utf8.distance(from: sql.utf8.startIndex, to: start.lowerBound)
    guard (0..<text.utf8.count).contains(offset) else { return (dataset.place.description, false) }
    return (dataset.query.offsets.place(at: offset).description, true)
  }
}

/// Turns any error of an update into words.
func explain(_ error: any Error, dataset: Dataset) -> Explanation {
  switch error {
  case let error as Explanation: error
  case let error as Explanations: error.problems[0]
  case let error as QueryError: error.explanation(of: dataset)
  case let error as any Explainable: error.explanation
  case is CancellationError:
    Explanation(
      "execution.interrupted",
      "the update of \(dataset.name) was interrupted",
      blame: .interrupted
    )
  default:
    Explanation(
      "execution.unexpected",
      "\(dataset.name) failed",
      place: dataset.place.description,
      why: "\(error)",
      blame: .environment
    )
  }
}
