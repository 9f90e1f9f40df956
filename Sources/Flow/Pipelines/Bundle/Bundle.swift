public import Relational

/// A Databricks Asset Bundle as one target sees it, with `mercer.yml` beside it.
public struct Bundle: Sendable {
  public var name: String
  public var target: BundleTarget
  /// All targets, in the order of the file.
  public var targetNames: [String]
  /// Values that `${var.name}` stands for, in the order of the file.
  public var variables: [BundleVariable]
  /// `resources.pipelines`, in the order of the file.
  public var pipelines: [PipelineResource]
  /// Read and shown; a server enforces them.
  public var permissions: [Permission]
  public var settings: Settings
  /// Keys that nobody reads, and legacy spellings.
  public var warnings: [Explanation]

  /// Reads `databricks.yml`, the files it includes and `mercer.yml`.
  ///
  /// - Parameters:
  ///   - files: The project's files.
  ///   - target: Target's name; `nil` means the one with `default: true`, or the only one.
  ///   - variables: Values given by the user; they win over the target's.
  /// - Throws: Every problem of these files.
  public init(files: ProjectFiles, target: String? = nil, variables: [String: String] = [:])
    throws(Explanations)
  {
    throw Explanations([])
  }

  /// Folders of shared SQL that `sync.paths` of a `databricks.yml` names, relative to its folder.
  ///
  /// Whoever reads the disk needs them before the bundle can be read; a faulty text names none.
  public static func sharedFolders(in databricksYML: String) -> [String] { [] }
}
