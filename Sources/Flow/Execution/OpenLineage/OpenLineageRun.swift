internal import Relational

/// One run of one job, as OpenLineage events speak of it.
struct OpenLineageRun {
  /// What an event says about the run.
  enum State: String {
    case start = "START"
    case complete = "COMPLETE"
    case fail = "FAIL"
    case abort = "ABORT"
  }

  var namespace: String
  var job: String
  /// A UUID.
  var id: String
  var runFacets: [OpenLineageFacet?] = []
  var jobFacets: [OpenLineageFacet?] = []

  /// One event on one line.
  ///
  /// - Parameters:
  ///   - state: What happened.
  ///   - time: ISO 8601, UTC.
  ///   - facets: What is said about the run beside its own facets.
  ///   - inputs: Datasets that are read.
  ///   - outputs: Datasets that are written.
  /// - Returns: The event as one line of JSON.
  func event(
    _ state: State,
    at time: String,
    _ facets: [OpenLineageFacet?] = [],
    inputs: [JSON] = [],
    outputs: [JSON] = []
  ) -> String {
    let url = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent"
    return JSON.object([
      ("eventType", .string(state.rawValue)), ("eventTime", .string(time)),
      (
        "run",
        ["runId": .string(id), "facets": OpenLineageFacet.object(runFacets + facets)]
      ),
      (
        "job",
        [
          "namespace": .string(namespace), "name": .string(job),
          "facets": OpenLineageFacet.object(jobFacets),
        ]
      ),
      ("inputs", .array(inputs)), ("outputs", .array(outputs)),
      ("producer", .string(OpenLineageFacet.producer)), ("schemaURL", .string(url)),
    ]).text
  }
}
