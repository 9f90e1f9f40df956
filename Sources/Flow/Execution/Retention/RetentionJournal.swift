internal import Delta
internal import Foundation
internal import Lakehouse
internal import Pipelines
internal import Relational

/// The rule that is being applied, written before anything is archived and removed when all is done.
struct RetentionJournal: Sendable {
  /// Grows from run to run; rows of the archive and commits of the sources carry it.
  let number: Int64
  let rule: RetentionPolicy.Rule
  /// Folder of the archive that the run writes.
  let archive: String
  /// ISO form.
  let asOf: String
  /// The versions of subject and companions that are archived, by name.
  let versions: [String: Int64]

  /// Stands for the runs of retention in the transactions of a table.
  static let appID = "mercer:retention"

  /// Begins a run of a rule on the tables as they are.
  init(_ rule: RetentionPolicy.Rule, of retention: Retention) async throws {
    self.rule = rule
    archive = retention.archive.folder
    asOf = retention.asOf.description
    var number = Int64(Date().timeIntervalSince1970 * 1_000)
    var versions: [String: Int64] = [:]
    for keyed in [rule.subject] + rule.companions + rule.sources {
      let snapshot = try await retention.table(keyed).snapshot(engine: retention.engine)
      versions[keyed.table] = snapshot.version
      // A clock that was set back must not give a number that a table has seen.
      number = max(number, (snapshot.transactions[Self.appID]?.version ?? 0) + 1)
    }
    self.number = number
    self.versions = versions
  }

  /// The run that was cut short; `nil` when there is none.
  static func load(_ lake: Lake) throws -> RetentionJournal? {
    guard let bytes = FileManager.default.contents(atPath: path(lake)) else { return nil }
    guard let json = try? JSON(parsing: bytes), let journal = RetentionJournal(json) else {
      throw Explanation(
        "retention.journal",
        "the note of a retention that was cut short cannot be read",
        place: path(lake),
        why: "without it rows could be archived twice",
        next: "see docs/operation.md, \"When retention was cut short\"",
        blame: .environment
      )
    }
    return journal
  }

  func save(_ lake: Lake) throws {
    try DurableFile.write(json.prettyText + "\n", to: Self.path(lake))
  }

  func remove(_ lake: Lake) throws {
    try FileManager.default.removeItem(atPath: Self.path(lake))
    DurableFile.syncFolder(lake.folder + "/_mercer")
  }

  /// What commits of the run say about it.
  var details: JSON {
    [
      "retention": [
        "rule": .string(rule.name), "older_than": .string(rule.olderThan.description),
        "as_of": .string(asOf), "archive": .string(archive), "run": JSON(number),
      ]
    ]
  }

  private static func path(_ lake: Lake) -> String { lake.folder + "/_mercer/retention.json" }

  private var json: JSON {
    .object([
      ("run", JSON(number)), ("archive", .string(archive)), ("as_of", .string(asOf)),
      ("versions", .object(versions.sorted { $0.key < $1.key }.map { ($0, JSON($1)) })),
      ("rule", rule.json),
    ])
  }

  private init?(_ json: JSON) {
    guard let number = json["run"]?.int64, let archive = json["archive"]?.string,
      let asOf = json["as_of"]?.string, let versions = json["versions"]?.object,
      let rule = json["rule"].flatMap(RetentionPolicy.Rule.init)
    else { return nil }
    self.number = number
    self.archive = archive
    self.asOf = asOf
    self.rule = rule
    self.versions = Dictionary(
      versions.compactMap { name, value in value.int64.map { (name, $0) } },
      uniquingKeysWith: { $1 }
    )
  }
}

extension RetentionPolicy.Rule {
  fileprivate var json: JSON {
    .object([
      ("name", .string(name)), ("subject", subject.json), ("age", .string(age)),
      ("months", JSON(olderThan.months)), ("days", JSON(olderThan.days)),
      ("period", .string(period.rawValue)), ("companions", .array(companions.map(\.json))),
      ("references", .array(references.map(\.json))), ("sources", .array(sources.map(\.json))),
    ])
  }

  fileprivate init?(_ json: JSON) {
    guard let name = json["name"]?.string,
      let subject = json["subject"].flatMap(RetentionPolicy.KeyedTable.init),
      let age = json["age"]?.string, let months = json["months"]?.int, let days = json["days"]?.int,
      let period = json["period"]?.string.flatMap(RetentionPolicy.Period.init)
    else { return nil }
    let lists = ["companions", "references", "sources"].map { key in
      (json[key]?.array ?? []).compactMap(RetentionPolicy.KeyedTable.init)
    }
    self.init(
      name: name,
      subject: subject,
      age: age,
      olderThan: .init(months: months, days: days),
      period: period,
      companions: lists[0],
      references: lists[1],
      sources: lists[2],
      place: subject.place
    )
  }
}

extension RetentionPolicy.KeyedTable {
  fileprivate var json: JSON {
    [
      "table": .string(table), "key": .string(key), "file": .string(place.file),
      "line": JSON(place.line), "column": JSON(place.column),
    ]
  }

  fileprivate init?(_ json: JSON) {
    guard let table = json["table"]?.string, let key = json["key"]?.string else { return nil }
    let place = SourcePlace(
      file: json["file"]?.string ?? "mercer.yml",
      line: json["line"]?.int ?? 1,
      column: json["column"]?.int ?? 1
    )
    self.init(table: table, key: key, place: place)
  }
}
