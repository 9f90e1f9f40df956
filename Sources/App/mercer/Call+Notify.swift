internal import Execution
internal import Foundation
internal import Lakehouse
internal import Operation
internal import Pipelines
internal import Relational
internal import Terminal

extension Call {
  /// Posts how the last update went.
  func notify() async throws {
    let limit = try invocation.text(.overdue).map {
      try Duration(elapsed: $0, option: Option.overdue.spelling)
    }
    var message = lastUpdate()
    if let limit {
      guard message.isOverdue(after: limit) else {
        return note("nothing to report: every pipeline has completed an update since")
      }
      message.isOverdue = true
    }
    if invocation.isSet(.printsMessage) {
      return try asJSON ? show(message.json) : show(message.text + "\n")
    }
    let named = invocation.text(.webhook)
    guard let url = named ?? SystemText.environment(ScheduledUpdate.webhookVariable), !url.isEmpty
    else {
      throw Explanation(
        "notify.no-webhook",
        "nobody said where to post the message",
        why: message.text,
        next: "set \(ScheduledUpdate.webhookVariable), or name the address with --webhook"
      )
    }
    try await Webhook(url).post(message.json)
    note("posted: " + message.text)
    if asJSON { try show(message.json) }
  }

  /// What is known about the last update; a project that cannot be read is part of the message.
  private func lastUpdate() -> UpdateNotification {
    var message = UpdateNotification(
      bundle: nil,
      target: invocation.text(.target),
      lake: invocation.text(.lake),
      host: Machine.name,
      time: Int64(Date().timeIntervalSince1970 * 1_000_000),
      exitStatus: invocation.text(.exitStatus) ?? SystemText.environment("MONITOR_EXIT_STATUS")
    )
    do {
      let workspace = try Workspace(self, needsProject: true)
      message.bundle = workspace.bundle?.name
      message.target = workspace.bundle?.target.name
      message.lake = workspace.lake.folder
      message.updates = (workspace.bundle?.pipelines ?? []).compactMap {
        UpdateRecord.last(of: $0.name, in: workspace.lake)
      }
      message.pipelineCount = workspace.bundle?.pipelines.count ?? 0
    } catch {
      message.problems = Failure(error).problems
    }
    return message
  }
}
