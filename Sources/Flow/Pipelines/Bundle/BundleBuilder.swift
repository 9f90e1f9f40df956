internal import Relational
internal import YAML

/// Puts a bundle together for one target.
struct BundleBuilder {
  private var reader: BundleReader
  private var root: ConfigNode

  init(reader: BundleReader, root: ConfigNode) {
    self.reader = reader
    self.root = root
  }

  /// What forbids going on, and then also the warnings: a misspelt key is often the cause.
  var problems: [Explanation] {
    reader.problems.isEmpty ? [] : reader.problems + reader.warnings
  }

  /// The bundle; `nil` when so much is wrong that there is none.
  mutating func bundle(target wanted: String?, variables given: [String: String]) -> Bundle? {
    checkKeys()
    guard let target = target(wanted) else { return nil }
    let settings = SettingsReader.settings(&reader, target: target.name)
    apply(target.name)
    let variables = variables(target.name, given)
    var values = [
      "bundle.name": root["bundle"]?["name"]?.string ?? "", "bundle.target": target.name,
      "bundle.environment": target.name,
      // Where the files of the bundle are: here, in its own folder.
      "workspace.file_path": ".",
    ]
    for (key, place) in [("host", "workspace.host"), ("root_path", "workspace.root_path")] {
      values[place] = root["workspace"]?[key]?.string
    }
    let declared = Set(root["variables"]?.members.map(\.key) ?? [])
    var resolver = ReferenceResolver(
      variables: variables.nodes,
      unset: declared.subtracting(variables.nodes.keys),
      values: values,
      reader: reader
    )
    let resolved = variables.list.map { variable in
      let value = variables.nodes[variable.name].map { resolver.resolve($0) }
      return BundleVariable(
        name: variable.name,
        description: variable.description,
        value: value?.string ?? ""
      )
    }
    root["resources"] = root["resources"].map { resolver.resolve($0) }
    root["permissions"] = root["permissions"].map { resolver.resolve($0) }
    reader = resolver.reader
    var pipelines = PipelineResourceReader(reader: reader)
    let resources = pipelines.resources(root, isDevelopment: target.mode == .development)
    reader = pipelines.reader
    let jobs = JobResource.all(root, &reader)
    let permissions = reader.permissions(root)
    return Bundle(
      name: root["bundle"]?["name"]?.string ?? "",
      target: target,
      targetNames: root["targets"]?.members.map(\.key) ?? [],
      variables: resolved,
      pipelines: resources,
      jobs: jobs,
      permissions: permissions,
      settings: settings,
      warnings: reader.warnings
    )
  }

  private mutating func checkKeys() {
    reader.checkKeys(root, BundleKeys.root, "the bundle's file")
    reader.checkKeys(root["bundle"], BundleKeys.bundle, "`bundle`")
    reader.checkKeys(root["sync"], BundleKeys.sync, "`sync`")
    reader.checkKeys(root["resources"], BundleKeys.resources, "`resources`")
    for variable in root["variables"]?.members ?? [] {
      reader.checkKeys(variable.value, BundleKeys.variable, "the variable `\(variable.key)`")
    }
    for target in root["targets"]?.members ?? [] {
      reader.checkKeys(target.value, BundleKeys.target, "the target `\(target.key)`")
      reader.checkKeys(
        target.value["resources"],
        BundleKeys.resources,
        "`resources` of the target `\(target.key)`"
      )
    }
    guard let bundle = root["bundle"], bundle["name"]?.string?.isEmpty == false else {
      reader.problem(
        "bundle.no-name",
        "the bundle has no name",
        at: root["bundle"]?.place ?? root.place,
        next: "write `name:` below `bundle:`"
      )
      return
    }
  }

  private mutating func target(_ wanted: String?) -> BundleTarget? {
    let targets = root["targets"]?.members ?? []
    let names = targets.map(\.key)
    let chosen: ConfigNode.Member?
    if let wanted {
      chosen = targets.first { $0.key == wanted }
      if chosen == nil, !(targets.isEmpty && wanted == "default") {
        reader.problem(
          "bundle.unknown-target",
          "there is no target `\(wanted)`",
          at: root["targets"]?.place ?? root.place,
          why: names.isEmpty
            ? "the bundle has no targets" : "its targets are \(names.joined(separator: ", "))",
          next: Wording.didYouMean(wanted, names)
        )
        return nil
      }
    } else {
      let defaults = targets.filter { $0.value["default"]?.bool == true }
      if defaults.count > 1 {
        reader.problem(
          "bundle.default-target",
          "several targets are the default: " + defaults.map(\.key).joined(separator: ", "),
          at: defaults[1].place
        )
      }
      chosen = defaults.first ?? (targets.count == 1 ? targets[0] : nil)
      if chosen == nil, !targets.isEmpty {
        reader.problem(
          "bundle.no-target",
          "no target is the default",
          at: root["targets"]?.place ?? root.place,
          why: "there are \(names.joined(separator: ", "))",
          next: "choose one with --target, or write `default: true` at one of them"
        )
        return nil
      }
    }
    guard let chosen else { return BundleTarget(name: "default") }
    return BundleTarget(name: chosen.key, mode: mode(chosen.value))
  }

  private mutating func mode(_ target: ConfigNode) -> BundleTarget.Mode? {
    guard let text = reader.text(target, "mode") else { return nil }
    if let mode = BundleTarget.Mode(rawValue: text) { return mode }
    reader.problem(
      "bundle.mode",
      "there is no mode `\(text)`",
      at: target["mode"]?.place,
      next: Wording.didYouMean(text, ["development", "production"])
        ?? "write `development` or `production`"
    )
    return nil
  }

  /// Lays the target's parts over the bundle's.
  private mutating func apply(_ target: String) {
    guard let overrides = root["targets"]?[target] else { return }
    for key in ["bundle", "permissions", "resources", "workspace", "presets"] {
      guard let value = overrides[key] else { continue }
      root[key] = root[key]?.merged(with: value) ?? value
    }
  }

  private mutating func variables(
    _ target: String,
    _ given: [String: String]
  ) -> (list: [BundleVariable], nodes: [String: ConfigNode]) {
    var nodes: [String: ConfigNode] = [:]
    var list: [BundleVariable] = []
    let declared = root["variables"]?.members ?? []
    let overrides = root["targets"]?[target]?["variables"]?.members ?? []
    for override in overrides where !declared.contains(where: { $0.key == override.key }) {
      reader.problem(
        "bundle.unknown-variable",
        "the target `\(target)` sets `\(override.key)`, which is no variable of the bundle",
        at: override.place,
        next: Wording.didYouMean(override.key, declared.map(\.key))
          ?? "declare it below `variables:`"
      )
    }
    for name in given.keys.sorted() where !declared.contains(where: { $0.key == name }) {
      problemOfGiven(name, declared.map(\.key))
    }
    for member in declared {
      let override = overrides.first { $0.key == member.key }?.value
      refuseLookup(member, override)
      var value = member.value["default"]
      if let override { value = override.members.isEmpty ? override : override["default"] ?? value }
      if let text = given[member.key] {
        value = ConfigNode(.scalar(.init(.scalar(text, .quoted))), place: member.place)
      }
      guard let value else {
        reader.problem(
          "bundle.variable-not-set",
          "the variable `\(member.key)` has no value",
          at: member.place,
          next: "give it with --var \(member.key)=…, or write a `default:`"
        )
        continue
      }
      nodes[member.key] = value
      list.append(
        BundleVariable(
          name: member.key,
          description: member.value["description"]?.string ?? "",
          value: ""
        )
      )
    }
    return (list, nodes)
  }

  private mutating func problemOfGiven(_ name: String, _ declared: [String]) {
    reader.problem(
      "bundle.unknown-variable",
      "--var sets `\(name)`, which is no variable of the bundle",
      at: nil,
      why: declared.isEmpty
        ? "the bundle has no variables" : "the bundle has \(declared.joined(separator: ", "))",
      next: Wording.didYouMean(name, declared)
    )
  }

  private mutating func refuseLookup(_ member: ConfigNode.Member, _ override: ConfigNode?) {
    guard let lookup = override?["lookup"] ?? member.value["lookup"] else { return }
    reader.problem(
      "bundle.lookup",
      "the variable `\(member.key)` is looked up in a Databricks workspace, which Mercer cannot reach",
      at: lookup.place,
      next: "give it a `default:`, and look it up in the targets that run on Databricks only"
    )
  }
}
