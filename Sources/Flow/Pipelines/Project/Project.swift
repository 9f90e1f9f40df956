public import Relational

/// A project folder that was read and understood: its bundle and the bundle's pipelines.
public struct Project: Sendable {
  /// The bundle, for one target.
  public var bundle: Bundle
  /// Every pipeline behind those whose tables it reads.
  public var pipelines: [Pipeline]

  /// Gathers what was read.
  public init(bundle: Bundle, pipelines: [Pipeline]) {
    self.bundle = bundle
    self.pipelines = pipelines
  }

  /// Reads a project for one target.
  ///
  /// - Parameters:
  ///   - files: `databricks.yml`, what it includes, its SQL and `mercer.yml` when there is one.
  ///   - target: Target's name; `nil` means the default target.
  ///   - variables: Values given by the user; they win over the target's.
  ///   - existing: Names of tables that datasets may read though no pipeline declares them.
  ///   - engine: Parses SELECT statements; nothing is created in it.
  /// - Returns: The project, with all that is wrong mended or absent.
  /// - Throws: `Explanations` with every problem of every file.
  public static func load(
    _ files: ProjectFiles,
    target: String? = nil,
    variables: [String: String] = [:],
    existing: Set<String> = [],
    engine: any QueryEngine
  ) async throws -> Project {
    let bundle = try Bundle(files: files, target: target, variables: variables)
    var reader = ProjectReader(files: files, bundle: bundle, engine: engine, existing: existing)
    await reader.read()
    guard reader.problems.isEmpty else { throw Explanations(reader.problems) }
    return Project(bundle: bundle, pipelines: reader.pipelines)
  }
}
