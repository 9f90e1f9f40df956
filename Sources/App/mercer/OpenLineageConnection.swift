internal import Execution
internal import Foundation
internal import HTTPClient
internal import Pipelines
internal import Relational

/// Where OpenLineage events go: a file or a collector, by `mercer.yml` and by OpenLineage's environment variables.
struct OpenLineageConnection: Sendable {
  let scope: OpenLineageScope
  /// How long one event may take, and how long an update waits for the last ones.
  let timeout: Duration
  private let deliver: @Sendable (String) async throws -> Void

  /// Reads the settings; the environment wins.
  ///
  /// It is `nil` when nobody wants events.
  ///
  /// - Throws: `Explanation` for an address that is none.
  init?(_ bundle: Pipelines.Bundle, in folder: ProjectFolder, environment: [String: String]) throws
  {
    func variable(_ name: String) -> String? {
      environment["OPENLINEAGE_" + name].flatMap { $0.isEmpty ? nil : $0 }
    }
    let settings = bundle.settings.openLineage
    if ["true", "1", "yes"].contains(variable("DISABLED")?.lowercased()) { return nil }
    let url = variable("URL") ?? settings?.url
    timeout = settings?.timeout ?? .seconds(5)
    scope = OpenLineageScope(
      namespace: variable("NAMESPACE") ?? settings?.namespace
        ?? "\(bundle.name).\(bundle.target.name)",
      projectFolder: folder.path
    )
    if let file = settings?.file, variable("URL") == nil {
      let events = EventFile(path: ProjectFolder.absolute(file, from: folder.path))
      deliver = { try events.append($0) }
    } else if let url {
      let key = variable("API_KEY") ?? settings?.apiKeyVariable.flatMap { environment[$0] }
      let endpoint = variable("ENDPOINT") ?? settings?.endpoint ?? "api/v1/lineage"
      deliver = try Self.posting(to: url, endpoint: endpoint, key: key, timeout: timeout)
    } else {
      return nil
    }
  }

  /// Listens to one update of a pipeline.
  func reporter(_ pipeline: Pipeline, _ updater: Updater) -> LineageReporter {
    LineageReporter(
      pipeline,
      scope: scope,
      updater: updater,
      outbox: EventOutbox(deliver: deliver)
    )
  }

  private static func posting(to url: String, endpoint: String, key: String?, timeout: Duration)
    throws -> @Sendable (String) async throws -> Void
  {
    guard url.hasPrefix("http://") || url.hasPrefix("https://") else {
      throw Explanation(
        "openlineage.url",
        "the collector's address is no http or https URL",
        next: "write `url: http://host:port` in mercer.yml, or mend OPENLINEAGE_URL"
      )
    }
    func trimmed(_ text: String) -> Substring {
      var text = text[...]
      while text.hasSuffix("/") { text.removeLast() }
      while text.hasPrefix("/") { text.removeFirst() }
      return text
    }
    let address = "\(trimmed(url))/\(trimmed(endpoint))"
    var headers = [HTTPRequest.Header("Content-Type", "application/json")]
    if let key { headers.append(HTTPRequest.Header("Authorization", "Bearer \(key)")) }
    return { [headers] text in
      let response = try await HTTPRequest(
        .post,
        address,
        headers: headers,
        body: Array(text.utf8),
        timeout: timeout,
        connectTimeout: timeout
      ).send()
      guard response.isSuccess else {
        throw Explanation(
          "openlineage.refused",
          "the collector answered with status \(response.status)",
          blame: .environment
        )
      }
    }
  }
}

extension EventOutbox.Outcome {
  /// What people should know; `nil` when everything arrived.
  var note: String? {
    guard lost > 0 else { return nil }
    let why = reason ?? "the collector took too long"
    return "OpenLineage: \(lost) of \(lost + delivered) events did not arrive: \(why)"
  }

  /// The outcome as one JSON object.
  var json: JSON {
    ["delivered": JSON(delivered), "lost": JSON(lost), "reason": JSON(reason)]
  }
}
