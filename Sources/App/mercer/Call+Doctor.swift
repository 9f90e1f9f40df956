internal import DuckDB
internal import Execution
internal import Foundation
internal import Lakehouse
internal import Operation
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Checks the installation, the project and the lake.
  func doctor() async throws {
    var checks = [HealthCheck("program", .ok, "mercer \(Mercer.version) at \(Machine.program)")]
    let database: Database
    do {
      database = try Database(options: .init(memoryLimitInBytes: 256 << 20, threads: 1))
      checks.append(Self.library)
    } catch {
      checks.append(HealthCheck("DuckDB", .fail, error.message, remedy: "unpack mercer again"))
      return try conclude(checks)
    }
    let engine = try database.makeEngine()
    checks += await Self.extensions(engine)
    let (project, more) = await projectChecks(engine)
    checks += more
    let lake = lake(of: project)
    let spill = project.flatMap { project in
      project.bundle.settings.spillFolder.map {
        ProjectFolder.absolute($0, from: project.folder.path)
      }
    }
    var folders = lake.map { [(use: "lake", path: $0.folder)] } ?? []
    if let spill { folders.append((use: "spill folder", path: spill)) }
    checks += MachineChecks(memoryInBytes: Machine.memoryInBytes, folders: folders).checks
    if let spill { checks.append(Self.writable("spill folder", spill)) }
    if let lake {
      let pipelines = project?.bundle.pipelines.map(\.name) ?? []
      checks += await LakeChecks(lake, pipelines: pipelines, engine: engine).checks()
    }
    for (name, variable) in [
      ("webhook", ScheduledUpdate.webhookVariable), ("OpenLineage collector", "OPENLINEAGE_URL"),
    ] {
      guard let url = SystemText.environment(variable), !url.isEmpty else { continue }
      checks.append(await EndpointCheck(name, url: url).check())
    }
    try conclude(checks)
  }

  private func conclude(_ checks: [HealthCheck]) throws {
    let hasFailed = checks.contains { $0.status == .fail }
    if asJSON {
      try show([
        "healthy": .boolean(!hasFailed), "checks": .array(checks.map(\.json)),
      ])
    } else {
      for check in checks where !isQuiet || check.status != .ok {
        try show(check.rendered(on: screen))
      }
      let warnings = checks.count { $0.status == .warn }
      let failures = checks.count { $0.status == .fail }
      note(
        "\(People.count(checks.count, "check")): \(People.count(failures, "failure")), "
          + People.count(warnings, "warning")
      )
    }
    if hasFailed { throw Concluded(status: Explanation.Blame.environmentStatus) }
  }

  // MARK: DuckDB

  private static var library: HealthCheck {
    let version = Database.libraryVersion
    let found = "\(version) at \(Database.libraryPath)"
    let parts = version.drop { $0 == "v" }.split(separator: ".").compactMap { Int($0) }
    if parts.count >= 2, parts[0] > 1 || parts[0] == 1 && parts[1] >= 5 {
      return HealthCheck("DuckDB", .ok, found)
    }
    return HealthCheck(
      "DuckDB",
      .fail,
      found,
      remedy: "use 1.5 or newer: unset DUCKDB_HOME and LD_LIBRARY_PATH, or unpack mercer again"
    )
  }

  /// The extensions beside the library, compared with their sums.
  private static func extensions(_ engine: DuckDBEngine) async -> [HealthCheck] {
    let folder = Database.extensionFolder
    let sums = (try? String(contentsOfFile: folder + "/SHA256SUMS", encoding: .utf8)) ?? ""
    let entries = sums.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
      .filter { $0.count == 2 }
    if entries.isEmpty {
      return [
        HealthCheck(
          "DuckDB extensions",
          .warn,
          "there are none at \(folder); tables with deletion vectors cannot be read",
          remedy: "unpack mercer again, or run make setup"
        )
      ]
    }
    var checks: [HealthCheck] = []
    for entry in entries {
      let path = folder + "/" + entry[1]
      let name = "extension " + entry[1].split(separator: ".")[0]
      let found = try? await engine.rows("select sha256(content) from read_blob(\(path: path))")
      let isRight = found?.rowCount == 1 && found?.columns[0].string(at: 0) == entry[0]
      checks.append(
        isRight
          ? HealthCheck(name, .ok, "is as it was released")
          : HealthCheck(
            name,
            .fail,
            "\(path) is missing or not the file that was released",
            remedy: "unpack mercer again, or remove .deps and run make setup"
          )
      )
    }
    return checks
  }

  // MARK: The project

  private typealias ProjectFacts = (folder: ProjectFolder, bundle: Pipelines.Bundle)

  private func projectChecks(_ engine: DuckDBEngine) async -> (ProjectFacts?, [HealthCheck]) {
    let shipped = ProjectFolder.placesOfBundles.first {
      FileManager.default.fileExists(atPath: $0 + "/three-csv/databricks.yml")
    }
    let bundles =
      shipped.map { HealthCheck("shipped bundles", .ok, "lie at \($0)") }
      ?? HealthCheck(
        "shipped bundles",
        .warn,
        "were not found near the program",
        remedy: "unpack mercer again; a project of your own needs none of them"
      )
    do {
      let folder = try ProjectFolder(named: invocation.text(.project))
      let files = try folder.files()
      let variables = Workspace.variables(
        invocation,
        current: FileManager.default.currentDirectoryPath
      )
      let target = invocation.text(.target)
      let bundle = try Pipelines.Bundle(files: files, target: target, variables: variables)
      let facts = (folder: folder, bundle: bundle)
      do {
        let project = try await Project.load(
          files,
          target: target,
          variables: variables,
          existing: Set((try? lake(of: facts)?.tables().map(\.description)) ?? []),
          engine: engine
        )
        let count = project.pipelines.reduce(0) { $0 + $1.datasets.count }
        let found = "\(bundle.name) at \(folder.path), \(People.count(count, "dataset"))"
        return (facts, [bundles, HealthCheck("project", .ok, found)])
      } catch {
        return (facts, [bundles] + Self.problems(error))
      }
    } catch {
      let isAbsent = (error as? Explanation)?.code == "project.not-found"
      if isAbsent, invocation.text(.project) == nil {
        return (nil, [bundles, HealthCheck("project", .ok, "there is none here")])
      }
      return (nil, [bundles] + Self.problems(error))
    }
  }

  private static func problems(_ error: any Error) -> [HealthCheck] {
    Failure(error).problems.map { problem in
      var check = HealthCheck("project", .fail, problem)
      check.remedy = check.remedy ?? "`mercer validate` shows every problem of the project"
      return check
    }
  }

  private func lake(of project: ProjectFacts?) -> Lake? {
    let current = FileManager.default.currentDirectoryPath
    if let named = invocation.text(.lake) {
      return Lake(folder: ProjectFolder.absolute(named, from: current))
    }
    return project.map { $0.folder.lake(of: $0.bundle) }
  }

  private static func writable(_ use: String, _ path: String) -> HealthCheck {
    let folder = MachineChecks.existing(path)
    if FileManager.default.isWritableFile(atPath: folder) {
      return HealthCheck(use, .ok, "\(folder) can be written")
    }
    return HealthCheck(
      use,
      .fail,
      "\(folder) cannot be written",
      remedy: "let the user who runs this write there, or name another folder in mercer.yml"
    )
  }
}

extension HealthCheck {
  fileprivate func rendered(on screen: Screen) -> String {
    let style: Style =
      switch status {
      case .ok: .green
      case .warn: .yellow
      case .fail: .boldRed
      }
    let mark = screen.styled(
      status.rawValue.padding(toLength: 4, withPad: " ", startingAt: 0),
      style
    )
    var text = "\(mark)  \(name): \(DisplayWidth.printable(found))\n"
    if let remedy { text += "      next  \(DisplayWidth.printable(remedy))\n" }
    return text
  }
}

extension Explanation.Blame {
  fileprivate static var environmentStatus: Int32 { Int32(environment.rawValue) }
}
