import Relational

/// Which protocol versions and table features this implementation can serve.
enum Support {
  /// Features a table may ask of readers.
  static let readerFeatures: Set<String> = [
    "columnMapping", "deletionVectors", "timestampNtz", "typeWidening", "typeWidening-preview",
    "vacuumProtocolCheck", "v2Checkpoint",
  ]

  /// Features a table may ask of writers; those that put rules on rows count only while no rule is declared.
  static let writerFeatures: Set<String> = [
    "appendOnly", "changeDataFeed", "checkConstraints", "columnMapping", "deletionVectors",
    "domainMetadata", "generatedColumns", "identityColumns", "inCommitTimestamp", "invariants",
    "timestampNtz", "vacuumProtocolCheck", "v2Checkpoint",
  ]

  /// - Throws: `DeltaError.unsupported` naming the version and the features.
  static func check(
    _ access: DeltaError.Access,
    _ table: TableProtocol,
    at location: String
  ) throws(DeltaError) {
    let isRead = access == .read
    let version = isRead ? table.minReaderVersion : table.minWriterVersion
    let newest = isRead ? 3 : 7
    var asked =
      version == newest ? (isRead ? table.readerFeatures : table.writerFeatures) ?? [] : []
    if version > newest { asked = [] }
    let missing = asked.filter { !(isRead ? readerFeatures : writerFeatures).contains($0) }
    guard version <= newest, missing.isEmpty else {
      throw .unsupported(location: location, access: access, version: version, features: missing)
    }
  }

  /// - Throws: `DeltaError.refused` for rules on rows that a writer must check and this one cannot.
  static func checkRules(_ metadata: Metadata, at location: String) throws(DeltaError) {
    for (name, value) in metadata.properties.sorted(by: { $0.key < $1.key }) {
      let isOn = value.lowercased() == "true"
      if name.hasPrefix("delta.constraints.") {
        throw .refused(
          location: location,
          .rule(kind: "check constraint", name: String(name.dropFirst(18)))
        )
      }
      let isRefused =
        switch name {
        case "delta.enableChangeDataFeed", "delta.enableRowTracking", "delta.enableIcebergCompatV1",
          "delta.enableIcebergCompatV2":
          isOn
        case "delta.columnMapping.mode": value.lowercased() != "none"
        default: false
        }
      if isRefused { throw .refused(location: location, .property(name: name, value: value)) }
    }
    guard let json = try? JSON(parsing: metadata.schemaText) else { return }
    if let rule = ruleOnField(json) { throw .refused(location: location, rule) }
  }

  /// - Throws: `DeltaError.refused` for a property that switches on what this writer cannot do.
  static func checkDeclared(
    _ properties: [String: String],
    having former: [String: String],
    at location: String
  ) throws(DeltaError) {
    for (name, value) in properties.sorted(by: { $0.key < $1.key }) where former[name] != value {
      let isRefused =
        switch name {
        case "delta.enableChangeDataFeed", "delta.enableRowTracking",
          "delta.enableDeletionVectors", "delta.enableInCommitTimestamps",
          "delta.enableTypeWidening", "delta.enableIcebergCompatV1",
          "delta.enableIcebergCompatV2", "delta.enableVariantShredding":
          value.lowercased() == "true"
        case "delta.columnMapping.mode": value.lowercased() != "none"
        case "delta.checkpointPolicy": value.lowercased() != "classic"
        case "delta.minReaderVersion", "delta.minWriterVersion": true
        default: name.hasPrefix("delta.feature.") || name.hasPrefix("delta.constraints.")
        }
      if isRefused { throw .refused(location: location, .property(name: name, value: value)) }
    }
  }

  /// The protocol that a new or changed table with this schema needs.
  static func needed(for schema: Schema, having table: TableProtocol?) -> TableProtocol {
    let needsClock = schema.fields.contains { usesWallClock($0.type) }
    guard let table else {
      guard needsClock else { return TableProtocol(minReaderVersion: 1, minWriterVersion: 2) }
      return TableProtocol(
        minReaderVersion: 3,
        minWriterVersion: 7,
        readerFeatures: ["timestampNtz"],
        writerFeatures: ["appendOnly", "invariants", "timestampNtz"]
      )
    }
    guard needsClock, table.writerFeatures?.contains("timestampNtz") != true else { return table }
    return TableProtocol(
      minReaderVersion: 3,
      minWriterVersion: 7,
      readerFeatures: union(table.readerFeatures ?? legacyReaderFeatures(table), ["timestampNtz"]),
      writerFeatures: union(table.writerFeatures ?? legacyWriterFeatures(table), ["timestampNtz"])
    )
  }

  private static func union(_ left: [String], _ right: [String]) -> [String] {
    Array(Set(left).union(right))
  }

  private static func legacyReaderFeatures(_ table: TableProtocol) -> [String] {
    table.minReaderVersion == 2 ? ["columnMapping"] : []
  }

  /// Source: Delta protocol, "Writer Version Requirements".
  private static func legacyWriterFeatures(_ table: TableProtocol) -> [String] {
    let byVersion: [(Int, [String])] = [
      (2, ["appendOnly", "invariants"]), (3, ["checkConstraints"]),
      (4, ["changeDataFeed", "generatedColumns"]), (5, ["columnMapping"]), (6, ["identityColumns"]),
    ]
    return byVersion.filter { $0.0 <= table.minWriterVersion }.flatMap(\.1)
  }

  private static func usesWallClock(_ type: DataType) -> Bool {
    switch type {
    case .timestampNTZ: true
    case .array(let element, _): usesWallClock(element)
    case .map(let key, let value, _): usesWallClock(key) || usesWallClock(value)
    case .structure(let fields): fields.contains { usesWallClock($0.type) }
    default: false
    }
  }

  private static func ruleOnField(_ type: JSON) -> Refusal? {
    for field in type["fields"]?.array ?? [] {
      let name = field["name"]?.string ?? "?"
      for (key, _) in field["metadata"]?.object ?? [] {
        if key == "delta.invariants" { return .rule(kind: "column invariant", name: name) }
        if key == "delta.generationExpression" {
          return .rule(kind: "generated column", name: name)
        }
        if key.hasPrefix("delta.identity.") { return .rule(kind: "identity column", name: name) }
      }
      if let type = field["type"], let rule = ruleOnField(type) { return rule }
    }
    return nil
  }
}
