internal import Execution
internal import Lakehouse
internal import Relational
internal import Terminal

extension LakeSession {
  /// Does something with SQL that a person wrote, and puts what the engine says against it into words.
  ///
  /// - Parameters:
  ///   - text: The SQL as it was written.
  ///   - lake: Where its tables should be.
  ///   - file: The file it stands in; `nil` when it was typed.
  ///   - work: Runs it.
  /// - Returns: What `work` returns.
  /// - Throws: What `work` throws, in words where the engine said it.
  func explaining<Result>(
    _ text: String,
    lake: Lake,
    place file: String? = nil,
    _ work: () async throws -> Result
  ) async throws -> Result {
    do {
      return try await work()
    } catch let error as QueryError {
      if error.kind == .binding, let name = error.missingTable {
        let absence = try lake.absence(of: name)
        // A name without a layer is none of ours, unless it is that of a table but for the layer.
        if name.contains(".") || absence.next != nil { throw placed(absence, in: file) }
      }
      throw Failure(error).problems.first.map { placed($0, in: file) } ?? error
    }
  }

  private func placed(_ problem: Explanation, in file: String?) -> any Error {
    var problem = problem
    if let file { problem.place = problem.place.map { "\(file), \($0)" } ?? file }
    return problem
  }
}

extension QueryError {
  /// The `layer.name` that the engine does not know, as it stands in the statement.
  var missingTable: String? {
    guard message.hasPrefix("Table with name"), let position, position <= sql.count else {
      return nil
    }
    let name = sql.dropFirst(position).prefix {
      $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "\""
    }
    return name.filter { $0 != "\"" }
  }
}
