/// Where OpenLineage events go, as `mercer.yml` says it.
public struct OpenLineageSettings: Sendable, Hashable {
  /// File that events are appended to, one a line; relative paths start at the project.
  public var file: String?
  /// Address of a collector, such as `http://localhost:5000`.
  public var url: String?
  /// Path behind the address.
  public var endpoint: String?
  /// Environment variable that holds the collector's API key.
  public var apiKeyVariable: String?
  /// How long the collector may take for one event, and how long an update waits for the last ones.
  public var timeout: Duration?
  /// Namespace of the jobs.
  public var namespace: String?

  /// Gathers settings; `nil` means not said.
  public init(
    file: String? = nil,
    url: String? = nil,
    endpoint: String? = nil,
    apiKeyVariable: String? = nil,
    timeout: Duration? = nil,
    namespace: String? = nil
  ) {
    self.file = file
    self.url = url
    self.endpoint = endpoint
    self.apiKeyVariable = apiKeyVariable
    self.timeout = timeout
    self.namespace = namespace
  }
}
