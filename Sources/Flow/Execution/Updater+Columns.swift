public import Pipelines
public import Relational

extension Updater {
  /// Columns of a source's files as a query sees them, for checks before anything runs.
  ///
  /// Declared columns are taken as they are when no file has landed yet.
  /// - Throws: `Explanation` when files are there and do not fit, or none are and nothing is declared.
  public func columns(of source: FileSource) async throws -> Schema {
    let files = try reader.files(of: source)
    if files.isEmpty, source.schema == nil { throw source.absence }
    let engine = try await makeEngine()
    let staging = try LandingStaging.temporary()
    return try await FileRelation.make(
      source,
      files: files,
      engine: engine,
      staging: staging,
      isSample: true
    ).schema
  }
}
