import Relational

/// A commit as the log holds it: one JSON object a line.
enum CommitText {
  static func bytes(of actions: [Action]) -> [UInt8] {
    var bytes: [UInt8] = []
    for action in actions {
      bytes.append(contentsOf: action.json.text.utf8)
      bytes.append(10)
    }
    return bytes
  }

  /// - Throws: `DeltaError.corrupt` naming the line.
  static func actions(
    of bytes: [UInt8],
    file: String,
    location: String
  ) throws(DeltaError) -> [Action] {
    var actions: [Action] = []
    for (index, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 > 32 }) {
      let problem: String
      do {
        if let action = try Action(JSON(parsing: line)) { actions.append(action) }
        continue
      } catch let fault as ActionFault {
        problem = fault.problem
      } catch {
        problem = "the line is no JSON: \(error)"
      }
      throw .corrupt(location: location, file: file, line: index + 1, problem: problem)
    }
    guard !actions.isEmpty else {
      throw .corrupt(location: location, file: file, line: nil, problem: "the file has no actions")
    }
    return actions
  }
}
