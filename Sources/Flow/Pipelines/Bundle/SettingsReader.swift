internal import Relational
internal import YAML

/// Reads `mercer.yml`, where a misspelt key is an error.
enum SettingsReader {
  static let fileName = "mercer.yml"
  private static let keys = [
    "lake", "memory_limit", "threads", "spill_folder", "retention", "personal_columns",
    "open_columns", "openlineage",
  ]

  /// The settings, those of the target laid over the common ones.
  static func settings(_ reader: inout BundleReader, target: String) -> Settings {
    guard let text = reader.files[fileName] else { return Settings() }
    let root: ConfigNode
    do throws(YAMLError) {
      root = ConfigNode(try YAMLNode(parsing: text), file: fileName)
    } catch {
      let place = SourcePlace(file: fileName, line: error.line, column: error.column)
      reader.problem(
        "bundle.syntax",
        "this is not YAML: \(error.message)",
        at: place,
        next: error.remedy(in: text)
      )
      return Settings()
    }
    check(root, keys + ["targets"], &reader)
    for member in root["targets"]?.members ?? [] { check(member.value, keys, &reader) }
    let node = root["targets"]?[target].map { root.merged(with: $0) } ?? root
    var settings = Settings(
      lake: reader.text(node, "lake"),
      spillFolder: reader.text(node, "spill_folder")
    )
    settings.personalColumns = patterns(node, "personal_columns", &reader)
    settings.openColumns = patterns(node, "open_columns", &reader)
    if let threads = reader.text(node, "threads") {
      settings.threads = Int(threads)
      if settings.threads.map({ $0 < 1 }) ?? true {
        reader.problem("bundle.setting", "`threads` is a number from 1", at: node["threads"]?.place)
      }
    }
    if let limit = reader.text(node, "memory_limit") {
      settings.memoryLimitInBytes = Settings.bytes(limit)
      if settings.memoryLimitInBytes == nil {
        reader.problem(
          "bundle.setting",
          "`memory_limit` is no amount of memory",
          at: node["memory_limit"]?.place,
          next: "write it as `4GiB` or `500MB`"
        )
      }
    }
    if let retention = node["retention"], !retention.isNull {
      var policy = RetentionReader(reader: reader)
      settings.retention = policy.policy(retention)
      reader = policy.reader
    }
    if let events = node["openlineage"], !events.isNull {
      settings.openLineage = openLineage(events, &reader)
    }
    return settings
  }

  /// A list of patterns for columns.
  private static func patterns(
    _ node: ConfigNode,
    _ key: String,
    _ reader: inout BundleReader
  ) -> [String] {
    guard let list = node[key], !list.isNull else { return [] }
    let patterns = list.elements.compactMap(\.string)
    if patterns.isEmpty || patterns.count < list.elements.count {
      reader.problem(
        "bundle.setting",
        "`\(key)` is a list of columns",
        at: list.place,
        next: "write it as [\"silver.customers.nickname\", \"*.tax_number\"]"
      )
    }
    return patterns
  }

  private static func openLineage(_ node: ConfigNode, _ reader: inout BundleReader)
    -> OpenLineageSettings
  {
    check(
      node,
      ["file", "url", "endpoint", "api_key_variable", "timeout", "namespace"],
      &reader,
      of: "`openlineage`"
    )
    var settings = OpenLineageSettings(
      file: reader.text(node, "file"),
      url: reader.text(node, "url"),
      endpoint: reader.text(node, "endpoint"),
      apiKeyVariable: reader.text(node, "api_key_variable"),
      namespace: reader.text(node, "namespace")
    )
    if settings.file != nil, settings.url != nil {
      reader.problem(
        "bundle.setting",
        "events go to a `file` or to a `url`, not to both",
        at: node["url"]?.place
      )
    }
    if let timeout = reader.text(node, "timeout") {
      settings.timeout = Double(timeout).flatMap { (0.1...600).contains($0) ? .seconds($0) : nil }
      if settings.timeout == nil {
        reader.problem(
          "bundle.setting",
          "`timeout` is a number of seconds from 0.1 to 600",
          at: node["timeout"]?.place
        )
      }
    }
    return settings
  }

  private static func check(
    _ node: ConfigNode,
    _ known: [String],
    _ reader: inout BundleReader,
    of owner: String = "mercer.yml"
  ) {
    if !node.isNull, node.members.isEmpty {
      reader.problem("bundle.syntax", "this is not a mapping of settings", at: node.place)
    }
    for member in node.members where !known.contains(member.key) {
      reader.problem(
        "bundle.setting",
        "\(owner) has no setting `\(member.key)`",
        at: member.place,
        why: "it has \(Wording.list(known))",
        next: Wording.didYouMean(member.key, known)
      )
    }
  }
}

extension Settings {
  /// Bytes that a text such as `4GiB` or `500 MB` stands for; `nil` when it is no amount.
  public static func bytes(_ text: String) -> Int64? {
    let units: [(String, Double)] = [
      ("kib", 1024), ("mib", 1_048_576), ("gib", 1_073_741_824), ("tib", 1_099_511_627_776),
      ("kb", 1e3), ("mb", 1e6), ("gb", 1e9), ("tb", 1e12), ("b", 1),
    ]
    let text = text.lowercased().filter { !$0.isWhitespace }
    let unit = units.first { text.hasSuffix($0.0) }
    let number = Double(text.dropLast(unit?.0.count ?? 0))
    guard let number, number > 0, number * (unit?.1 ?? 1) < 1e18 else { return nil }
    return Int64(number * (unit?.1 ?? 1))
  }
}
