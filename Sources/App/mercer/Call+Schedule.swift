internal import Foundation
internal import Lakehouse
internal import Operation
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Writes or prints the files of a scheduler.
  func schedule() async throws {
    let name = invocation.argument(0) ?? ""
    guard let scheduler = Scheduler(rawValue: name) else {
      let names = Scheduler.allCases.map(\.rawValue)
      throw Explanation(
        "schedule.scheduler",
        "there is no scheduler `\(name)`",
        why: "there are \(names.joined(separator: ", "))",
        next: Suggestion.nearest(to: name, among: names).map { "did you mean \($0)?" }
      )
    }
    let workspace = try Workspace(self, needsProject: true)
    guard let project = workspace.folder, let bundle = workspace.bundle else {
      fatalError("schedule without a project")
    }
    let update = try scheduledUpdate(scheduler, workspace, project, bundle)
    let folder = invocation.text(.outputFolder).map {
      ProjectFolder.absolute($0, from: FileManager.default.currentDirectoryPath)
    }
    let files = scheduler.files(for: update, localTimeZone: Machine.timeZone, in: folder)
    if let folder {
      try write(files, to: folder)
    } else if update.webhook != nil {
      throw Explanation(
        "schedule.secret",
        "the address of the webhook would be printed",
        why: "whoever reads the output could post there",
        next: "write the files into a folder with --output DIR"
      )
    } else {
      try print(files, scheduler)
    }
    note("\(update.bundle): \(update.schedule.words)")
    for line in scheduler.instructions(for: update) { note("  " + line) }
  }

  private func scheduledUpdate(
    _ scheduler: Scheduler,
    _ workspace: Workspace,
    _ folder: ProjectFolder,
    _ bundle: Pipelines.Bundle
  ) throws -> ScheduledUpdate {
    let isContained = scheduler == .kubernetes
    let image = ContainedPaths(folder: folder)
    var options = ["--project", isContained ? image.project : folder.path]
    if invocation.text(.target) != nil { options += ["--target", bundle.target.name] }
    if isContained {
      options += ["--lake", image.lake]
    } else if invocation.text(.lake) != nil {
      options += ["--lake", workspace.lake.folder]
    }
    let current = FileManager.default.currentDirectoryPath
    for (name, value) in Workspace.variables(invocation, current: current).sorted(by: {
      $0.key < $1.key
    }) {
      let isPath = value.hasPrefix("/") && FileManager.default.fileExists(atPath: value)
      options += ["--var", "\(name)=\(isContained && isPath ? image.folder(name) : value)"]
    }
    for option in [Option.threads, .memoryLimit] {
      if let text = invocation.text(option) { options += [option.spelling, text] }
    }
    let spill = bundle.settings.spillFolder.map { ProjectFolder.absolute($0, from: folder.path) }
    return ScheduledUpdate(
      bundle: bundle.name,
      program: isContained ? "mercer" : Machine.program,
      options: options,
      project: folder.path,
      lake: workspace.lake.folder,
      writableFolders: spill.map { [$0] } ?? [],
      schedule: try cron(bundle),
      user: invocation.text(.user) ?? NSUserName(),
      image: invocation.text(.image) ?? "mercer:\(Mercer.version)",
      webhook: invocation.text(.webhook)
    )
  }

  /// The time that was asked for, else that of the bundle's job, else two at night.
  private func cron(_ bundle: Pipelines.Bundle) throws -> CronExpression {
    if let text = invocation.text(.at) { return try CronExpression(dailyAt: text) }
    guard let job = bundle.jobs.first else { return try CronExpression(dailyAt: "02:00") }
    guard bundle.jobs.count == 1 else {
      throw Explanation(
        "schedule.several-jobs",
        "the bundle has several jobs with a schedule: "
          + bundle.jobs.map(\.key).joined(separator: ", "),
        place: bundle.jobs[1].place.description,
        next: "say which time is meant with --at"
      )
    }
    return try CronExpression(
      quartz: job.quartzCronExpression,
      timeZone: job.timeZone,
      place: job.place.description
    )
  }

  private func print(_ files: [GeneratedFile], _ scheduler: Scheduler) throws {
    if asJSON {
      return try show([
        "scheduler": .string(scheduler.rawValue),
        "files": .array(
          files.map { ["name": .string($0.name), "text": .string($0.text)] }
        ),
      ])
    }
    guard files.count > 1 else { return try show(files.map(\.text).joined()) }
    try show(files.map { "# ---- \($0.name)\n\($0.text)" }.joined(separator: "\n"))
  }

  private func write(_ files: [GeneratedFile], to folder: String) throws {
    for file in files {
      let path = folder + "/" + file.name
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        // A secret is never readable to others, not even while it is being written.
        try? FileManager.default.removeItem(atPath: path)
        let mode = file.isSecret ? 0o600 : file.isProgram ? 0o755 : 0o644
        guard
          FileManager.default.createFile(
            atPath: path,
            contents: Data(file.text.utf8),
            attributes: [.posixPermissions: mode]
          )
        else { throw CocoaError(.fileWriteUnknown) }
      } catch {
        throw Explanation(
          "schedule.not-written",
          "the file cannot be written",
          place: path,
          why: error.localizedDescription,
          next: "choose another folder with --output",
          blame: .environment
        )
      }
    }
    if asJSON {
      return try show(["files": .array(files.map { .string(folder + "/" + $0.name) })])
    }
    try show(files.map { "\(folder)/\($0.name)\n" }.joined())
  }
}

/// Where things lie in a container.
private struct ContainedPaths {
  let folder: ProjectFolder

  let lake = "/data/lake"

  /// A bundle that comes with the program is in its image.
  var project: String {
    let shipped = ProjectFolder.placesOfBundles.first { folder.path.hasPrefix($0 + "/") }
    return shipped.map { "/opt/mercer/share/mercer/bundles" + folder.path.dropFirst($0.count) }
      ?? "/data/project"
  }

  func folder(_ variable: String) -> String { "/data/" + variable }
}
