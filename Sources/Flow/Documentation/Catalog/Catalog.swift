public import Relational

/// Everything that is known about the tables of a project and its lake, at one moment.
public struct Catalog: Sendable {
  /// Name of the bundle, or of the lake's folder when there is no project.
  public var name: String
  /// Target of the bundle; `nil` without a project.
  public var target: String?
  /// When it was gathered.
  public var gatheredAt: UTCInstant
  /// Every table and view, by layer and name.
  public var tables: [CatalogTable]
  /// Updates, newest first.
  public var updates: [CatalogUpdate]

  /// Gathers what is known.
  public init(
    name: String,
    target: String? = nil,
    gatheredAt: UTCInstant,
    tables: [CatalogTable],
    updates: [CatalogUpdate] = []
  ) {
    self.name = name
    self.target = target
    self.gatheredAt = gatheredAt
    self.tables = tables
    self.updates = updates
  }

  /// The table of that name, without regard to case.
  public func table(_ name: String) -> CatalogTable? {
    let wanted = name.lowercased()
    return tables.first { $0.name.lowercased() == wanted }
  }

  /// Names of the layers in the order in which data flows through them; those without lineage come last.
  public var layers: [String] {
    let present = Set(tables.map(\.layer))
    let flow = TableGraph(self).lanes.flatMap { $0.layers }.filter { present.contains($0) }
    return flow + present.subtracting(flow).sorted()
  }

  /// Tables of a layer, by name; what lies beside another table comes right behind it.
  public func tables(of layer: String) -> [CatalogTable] {
    tables.filter { $0.layer == layer }.sorted { $0.sortKey < $1.sortKey }
  }

  /// How the newest measurement of every expectation came out.
  public var quality: Quality { Quality(tables.flatMap(\.expectations)) }

  /// When the newest table changed; `nil` when there is none.
  public var newestChange: UTCInstant? {
    tables.compactMap { $0.storage?.changedAt }.max { $0.microseconds < $1.microseconds }
  }
}

/// One execution of a pipeline.
public struct CatalogUpdate: Sendable {
  /// Identity in the event log.
  public var id: String
  /// Name of the pipeline.
  public var pipeline: String
  /// `COMPLETED`, `FAILED`, `CANCELED` or, while it runs or after it was killed, `RUNNING`.
  public var state: String
  /// When it ended, or began while it has not.
  public var at: UTCInstant
  /// Wall time in milliseconds; `nil` when it has not ended.
  public var milliseconds: Int64?
  /// Rows it wrote.
  public var rowsWritten: Int64
  /// Rows it put into quarantine.
  public var rowsDropped: Int64

  /// Describes an update.
  public init(
    id: String,
    pipeline: String,
    state: String,
    at: UTCInstant,
    milliseconds: Int64?,
    rowsWritten: Int64,
    rowsDropped: Int64
  ) {
    self.id = id
    self.pipeline = pipeline
    self.state = state
    self.at = at
    self.milliseconds = milliseconds
    self.rowsWritten = rowsWritten
    self.rowsDropped = rowsDropped
  }
}

/// How many expectations were measured and how they came out.
public struct Quality: Sendable, Hashable {
  /// Expectations that some update has measured.
  public var measured = 0
  /// Those among them that some row failed the last time.
  public var failing = 0
  /// Checks of one row against one expectation that were passed the last time.
  public var passed: Int64 = 0
  /// The same that were failed.
  public var failed: Int64 = 0

  init(_ expectations: [CatalogExpectation]) {
    for outcome in expectations.compactMap(\.outcomes.last) {
      measured += 1
      failing += outcome.failed > 0 ? 1 : 0
      passed += outcome.passed
      failed += outcome.failed
    }
  }

  /// Passed checks in 10,000 checks, rounded down so that 10,000 means all; `nil` when nothing was checked.
  public var passedPerTenThousand: Int64? {
    let all = passed + failed
    return all == 0 ? nil : Int64(Int128(passed) * 10_000 / Int128(all))
  }
}
