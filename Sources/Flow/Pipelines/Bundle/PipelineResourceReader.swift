internal import Relational

/// Reads `resources.pipelines`.
struct PipelineResourceReader {
  private(set) var reader: BundleReader

  init(reader: BundleReader) {
    self.reader = reader
  }

  /// All pipelines of a bundle whose references are resolved.
  mutating func resources(_ root: ConfigNode, isDevelopment: Bool) -> [PipelineResource] {
    (root["resources"]?["pipelines"]?.members ?? []).map { member in
      resource(member, isDevelopment: isDevelopment)
    }
  }

  private mutating func resource(
    _ member: ConfigNode.Member,
    isDevelopment: Bool
  ) -> PipelineResource {
    let node = member.value
    reader.checkKeys(node, BundleKeys.pipeline, "the pipeline `\(member.key)`")
    reader.checkKeys(node["event_log"], BundleKeys.eventLog, "`event_log`")
    for key in ["ingestion_definition", "gateway_definition"] {
      guard let value = node[key] else { continue }
      reader.problem("bundle.not-yet", "`\(key)` is not something Mercer runs", at: value.place)
    }
    return PipelineResource(
      key: member.key,
      name: reader.text(node, "name") ?? member.key,
      catalog: reader.text(node, "catalog"),
      schema: reader.text(node, "schema") ?? reader.text(node, "target") ?? "default",
      files: files(node, member),
      configuration: reader.texts(node, "configuration"),
      permissions: reader.permissions(node),
      tags: reader.texts(node, "tags"),
      isContinuous: reader.truth(node, "continuous") ?? false,
      isDevelopment: reader.truth(node, "development") ?? isDevelopment,
      eventLog: eventLog(node),
      place: member.place
    )
  }

  private mutating func eventLog(_ node: ConfigNode) -> String? {
    guard let log = node["event_log"], let name = reader.text(log, "name") else { return nil }
    let schema = reader.text(log, "schema") ?? reader.text(node, "schema") ?? "default"
    return "\(schema).\(name)".lowercased()
  }

  private mutating func files(_ node: ConfigNode, _ member: ConfigNode.Member) -> [String] {
    let libraries = node["libraries"]?.elements ?? []
    if libraries.isEmpty {
      reader.problem(
        "bundle.no-files",
        "the pipeline `\(member.key)` has no `libraries`",
        at: member.place,
        next: "write `libraries: [{glob: {include: pipelines/**}}]`"
      )
    }
    var found: Set<String> = []
    for library in libraries {
      reader.checkKeys(library, BundleKeys.library, "an entry of `libraries`")
      if let glob = library["glob"] {
        found.formUnion(matches(glob))
      } else if let file = library["file"] {
        if let path = file["path"], let text = path.string {
          found.formUnion(self.file(text, path))
        }
      } else if let other = library.members.first {
        reader.problem(
          "bundle.library",
          "Mercer runs SQL files, not `\(other.key)`",
          at: other.place,
          next: "write `glob: {include: …}` or `file: {path: …}`"
        )
      }
    }
    return found.sorted()
  }

  private mutating func matches(_ glob: ConfigNode) -> [String] {
    guard let include = glob["include"], let pattern = include.string else {
      reader.problem("bundle.library", "`glob` has no `include`", at: glob.place)
      return []
    }
    let found = Glob(path(pattern, from: include.place)).matches(in: reader.files.paths)
    let sql = found.filter { $0.lowercased().hasSuffix(".sql") }
    if sql.isEmpty {
      reader.problem(
        "bundle.no-files",
        "no SQL file fits `\(pattern)`",
        at: include.place,
        why: pattern.hasPrefix("..")
          ? "folders outside of the bundle must be among `sync.paths`" : nil,
        next: "correct the pattern; a folder and all below it is `folder/**`"
      )
    }
    return sql
  }

  private mutating func file(_ text: String, _ node: ConfigNode) -> [String] {
    let path = path(text, from: node.place)
    guard path.lowercased().hasSuffix(".sql") else {
      reader.problem(
        "bundle.library",
        "Mercer runs SQL files, not `\(text)`",
        at: node.place,
        next: "write the datasets in a `.sql` file"
      )
      return []
    }
    guard reader.files[path] != nil else {
      reader.problem(
        "bundle.no-files",
        "there is no file `\(text)`",
        at: node.place,
        next: Wording.didYouMean(path, reader.files.paths)
      )
      return []
    }
    return [path]
  }

  /// Paths are relative to the file that they stand in.
  private func path(_ text: String, from place: SourcePlace) -> String {
    let folder = place.file.split(separator: "/").dropLast().joined(separator: "/")
    return ProjectFiles.normalized(folder.isEmpty ? text : folder + "/" + text)
  }
}
