internal import Relational
internal import YAML

/// Reads the YAML of a bundle and gathers what is wrong with it.
struct BundleReader {
  let files: ProjectFiles
  private(set) var problems: [Explanation] = []
  private(set) var warnings: [Explanation] = []

  static let fileName = "databricks.yml"

  init(files: ProjectFiles) {
    self.files = files
  }

  mutating func problem(
    _ code: String,
    _ summary: String,
    at place: SourcePlace?,
    why: String? = nil,
    next: String? = nil
  ) {
    problems.append(
      Explanation(code, summary, place: place?.description, why: why, next: next)
    )
  }

  /// `databricks.yml` with all that it includes; `nil` when it cannot be read.
  mutating func root(includingFiles: Bool = true) -> ConfigNode? {
    let names = [BundleReader.fileName, "databricks.yaml", "bundle.yml", "bundle.yaml"]
    guard let name = names.first(where: { files[$0] != nil }) else {
      problem(
        "bundle.missing",
        "the project has no \(BundleReader.fileName)",
        at: nil,
        next: "name the folder of a bundle with --project"
      )
      return nil
    }
    guard var root = document(name) else { return nil }
    guard includingFiles else { return root }
    for pattern in root["include"]?.elements ?? [] {
      guard let text = pattern.string else { continue }
      let found = Glob(text).matches(in: files.paths).filter { $0 != name }
      if found.isEmpty {
        problem(
          "bundle.include",
          "`\(text)` includes no file",
          at: pattern.place,
          next: "correct the pattern or leave it out"
        )
      }
      for path in found {
        guard let included = document(path) else { continue }
        checkRepeatedResources(root, included)
        root = root.merged(with: included)
      }
    }
    return root
  }

  private mutating func document(_ path: String) -> ConfigNode? {
    let text = files[path] ?? ""
    do throws(YAMLError) {
      let node = ConfigNode(try YAMLNode(parsing: text), file: path)
      if case .map = node.content { return node }
      if !node.isNull || path == BundleReader.fileName {
        problem("bundle.syntax", "`\(path)` is not a mapping of keys to values", at: node.place)
      }
    } catch {
      let place = SourcePlace(file: path, line: error.line, column: error.column)
      problem(
        "bundle.syntax",
        "this is not YAML: \(error.message)",
        at: place,
        next: error.remedy(in: text)
      )
    }
    return nil
  }

  private mutating func checkRepeatedResources(_ root: ConfigNode, _ included: ConfigNode) {
    for type in included["resources"]?.members ?? [] {
      for member in type.value.members {
        guard let first = root["resources"]?[type.key]?[member.key] else { continue }
        problem(
          "bundle.duplicate-resource",
          "`resources.\(type.key).\(member.key)` is declared twice",
          at: member.place,
          why: "first at \(first.place)"
        )
      }
    }
  }

  /// Warns of keys of a mapping that nobody reads; refuses something else than a mapping.
  mutating func checkKeys(_ node: ConfigNode?, _ known: [String], _ what: String) {
    guard let node, !node.isNull else { return }
    guard case .map(let members) = node.content else {
      problem("bundle.type", "\(what) is \(node.kindName), not a mapping", at: node.place)
      return
    }
    for member in members where !known.contains(member.key) {
      warnings.append(
        Explanation(
          "bundle.unknown-key",
          "\(what) has no key `\(member.key)`",
          place: member.place.description,
          why: "Databricks ignores it too",
          next: Wording.didYouMean(member.key, known)
        )
      )
    }
  }

  /// The text of a member; refuses lists and mappings.
  mutating func text(_ node: ConfigNode, _ key: String) -> String? {
    guard let value = node[key], !value.isNull else { return nil }
    guard let text = value.string else {
      problem("bundle.type", "`\(key)` is \(value.kindName), not a text", at: value.place)
      return nil
    }
    return text
  }

  /// The truth value of a member.
  mutating func truth(_ node: ConfigNode, _ key: String) -> Bool? {
    guard let value = node[key], !value.isNull else { return nil }
    guard let truth = value.bool else {
      problem("bundle.type", "`\(key)` is \(value.kindName), not true or false", at: value.place)
      return nil
    }
    return truth
  }

  /// A member that maps texts to texts.
  mutating func texts(_ node: ConfigNode, _ key: String) -> [String: String] {
    guard let value = node[key], !value.isNull else { return [:] }
    var result: [String: String] = [:]
    for member in value.members {
      if let text = member.value.string {
        result[member.key] = text
      } else if !member.value.isNull {
        problem(
          "bundle.type",
          "`\(key).\(member.key)` is \(member.value.kindName), not a text",
          at: member.value.place
        )
      }
    }
    if case .map = value.content { return result }
    problem("bundle.type", "`\(key)` is \(value.kindName), not a mapping", at: value.place)
    return result
  }

  mutating func permissions(_ node: ConfigNode) -> [Permission] {
    (node["permissions"]?.elements ?? []).compactMap { entry in
      checkKeys(entry, BundleKeys.permission, "a permission")
      let principals: [(String, (String) -> Permission.Principal)] = [
        ("user_name", { .user($0) }), ("group_name", { .group($0) }),
        ("service_principal_name", { .servicePrincipal($0) }),
      ]
      let principal = principals.compactMap { key, make in text(entry, key).map(make) }.first
      guard let level = text(entry, "level"), let principal else {
        problem(
          "bundle.permission",
          "a permission says neither who nor what",
          at: entry.place,
          next: "write `level:` and one of user_name, group_name, service_principal_name"
        )
        return nil
      }
      return Permission(level: level, principal: principal)
    }
  }
}
