public import Pipelines

/// Finds the files that a source means; the seam between pipelines and the place where files land.
public protocol SourceReader: Sendable {
  /// The files that lie there now, by path; folders are searched, hidden names skipped.
  ///
  /// - Throws: `Explanation` when the place is missing or may not be read.
  func files(of source: FileSource) throws -> [LandedFile]

  /// The folder that the source's files would lie in, when it is not there itself; `nil` when it is.
  func missingFolder(of source: FileSource) -> String?

  /// The file as it is now; `nil` when it is gone.
  func current(_ file: LandedFile) -> LandedFile?
}
