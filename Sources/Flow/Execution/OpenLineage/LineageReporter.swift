public import Pipelines

/// Tells OpenLineage collectors what an update does: one run for the update, one for each dataset, one for its checks.
///
/// It follows the update's events on a task of its own and reads the lake through its own session, so the update never
/// waits for it.
public struct LineageReporter: Sendable {
  /// One thing that happened.
  private struct Step: Sendable {
    /// `nil` when the update is over.
    var event: UpdateEvent?
    var report: UpdateReport?
    var time = OpenLineageScope.now
  }

  private let steps: AsyncStream<Step>.Continuation
  private let writing: Task<Void, Never>
  private let outbox: EventOutbox

  /// Begins to listen.
  ///
  /// - Parameters:
  ///   - pipeline: What is updated.
  ///   - scope: Under which names jobs and datasets are reported.
  ///   - updater: Carries the update out.
  ///   - outbox: Takes events, each a JSON document on one line.
  public init(
    _ pipeline: Pipeline,
    scope: OpenLineageScope,
    updater: Updater,
    outbox: EventOutbox
  ) {
    let (stream, continuation) = AsyncStream<Step>.makeStream()
    steps = continuation
    self.outbox = outbox
    writing = Task {
      var writer = OpenLineageWriter(pipeline, scope: scope, updater: updater)
      for await step in stream {
        let texts =
          if let event = step.event { await writer.texts(for: event, at: step.time) } else {
            writer.end(step.report, at: step.time)
          }
        for text in texts { await outbox.add(text) }
      }
    }
  }

  /// Takes note of an event of the update.
  public func observe(_ event: UpdateEvent) {
    if case .datasetProgress = event { return }
    steps.yield(Step(event: event))
  }

  /// Ends the report and waits, no longer than `patience`, until the last event has arrived.
  ///
  /// - Parameters:
  ///   - report: How the update came out; `nil` when it could not begin or broke off.
  ///   - patience: How long to wait for the last events.
  /// - Returns: What became of the events.
  public func finish(_ report: UpdateReport?, within patience: Duration) async
    -> EventOutbox.Outcome
  {
    steps.yield(Step(report: report))
    steps.finish()
    await writing.value
    return await outbox.close(within: patience)
  }
}
