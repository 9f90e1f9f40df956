public import Relational

/// A Databricks Asset Bundle as one target sees it, with `mercer.yml` beside it.
public struct Bundle: Sendable {
  /// `bundle.name`.
  public var name: String
  /// The target that the bundle was read for.
  public var target: BundleTarget
  /// All targets, in the order of the file.
  public var targetNames: [String]
  /// Values that `${var.name}` stands for, in the order of the file.
  public var variables: [BundleVariable]
  /// `resources.pipelines`, in the order of the file.
  public var pipelines: [PipelineResource]
  /// `resources.jobs` that have a schedule, in the order of the file.
  public var jobs: [JobResource]
  /// Read and shown; a server enforces them.
  public var permissions: [Permission]
  /// What `mercer.yml` says.
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
  public init(
    files: ProjectFiles,
    target: String? = nil,
    variables: [String: String] = [:]
  ) throws(Explanations) {
    var reader = BundleReader(files: files)
    guard let root = reader.root() else { throw Explanations(reader.problems) }
    var builder = BundleBuilder(reader: reader, root: root)
    let bundle = builder.bundle(target: target, variables: variables)
    guard let bundle, builder.problems.isEmpty else { throw Explanations(builder.problems) }
    self = bundle
  }

  init(
    name: String,
    target: BundleTarget,
    targetNames: [String],
    variables: [BundleVariable],
    pipelines: [PipelineResource],
    jobs: [JobResource],
    permissions: [Permission],
    settings: Settings,
    warnings: [Explanation]
  ) {
    self.name = name
    self.target = target
    self.targetNames = targetNames
    self.variables = variables
    self.pipelines = pipelines
    self.jobs = jobs
    self.permissions = permissions
    self.settings = settings
    self.warnings = warnings
  }

  /// Folders of shared SQL that `sync.paths` of a `databricks.yml` names, relative to its folder.
  ///
  /// Whoever reads the disk needs them before the bundle can be read; a faulty text names none.
  public static func sharedFolders(in databricksYML: String) -> [String] {
    var reader = BundleReader(files: ProjectFiles([BundleReader.fileName: databricksYML]))
    guard let root = reader.root(includingFiles: false) else { return [] }
    let paths = (root["sync"]?["paths"]?.elements ?? []).compactMap(\.string)
    return paths.map(ProjectFiles.normalized).filter { $0.hasPrefix("..") }
  }
}
