import DuckDB
import Pipelines
import Relational

/// A project in memory, with an engine that knows the prelude.
struct TestProject {
  var files: ProjectFiles

  static let bundle = """
    bundle:
      name: shop
    resources:
      pipelines:
        shop:
          schema: silver
          catalog: main
          libraries:
            - glob:
                include: pipelines/**
          configuration:
            landing: /data/landing
            currency: USD
    """

  /// One pipeline of schema silver, with one file `pipelines/<number>.sql` for each text.
  init(_ texts: String...) {
    files = ProjectFiles(["databricks.yml": Self.bundle])
    for (index, text) in texts.enumerated() { files["pipelines/\(index).sql"] = text }
  }

  /// Files by path, besides a `databricks.yml` that may be among them.
  init(files: [String: String]) {
    self.files = ProjectFiles(["databricks.yml": Self.bundle].merging(files) { $1 })
  }

  static func engine() async throws -> any QueryEngine {
    let engine = try Database().makeEngine()
    for statement in Prelude.statements { try await engine.run(statement) }
    return engine
  }

  func load(existing: Set<String> = []) async throws -> Project {
    try await Project.load(files, existing: existing, engine: Self.engine())
  }

  /// The only pipeline.
  func pipeline(existing: Set<String> = []) async throws -> Pipeline {
    try await load(existing: existing).pipelines[0]
  }

  /// Everything that is wrong, each as `code place summary`.
  func problems(existing: Set<String> = []) async throws -> [String] {
    do {
      _ = try await load(existing: existing)
      return []
    } catch let error as Explanations {
      return error.problems.map { "\($0.code) \($0.place ?? "-") \($0.summary)" }
    }
  }

  /// Everything that is wrong, the engine asked; sources without a schema have columns a, b and c.
  func check(existing: [String: Schema] = [:]) async throws -> ProjectCheck {
    await Project.check(
      files,
      existing: existing,
      engine: try await Self.engine(),
      fileColumns: { source in
        source.schema ?? Schema([Field("a", .long), Field("b", .string), Field("c", .date)])
      }
    )
  }
}
