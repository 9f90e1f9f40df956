package import Terminal

extension CommandTable {
  /// Every command of `mercer`.
  package static let mercer = CommandTable(
    program: "mercer",
    summary: "a retail lakehouse in one program: from raw files to trusted answers",
    commands: [Command.initialise] + Command.forPipelines + Command.forTables + Command.forLineage
      + Command.forQuality + Command.forOperation + [Command.docs, Command.help],
    commonOptions: Option.common,
    exitStatuses: [
      ExitStatus(0, "done"),
      ExitStatus(1, "the data failed: a check, or an expectation that fails the update"),
      ExitStatus(2, "wrong use or configuration: the command, a file of the project, a setting"),
      ExitStatus(3, "the environment failed: disk, permission, memory, network"),
      ExitStatus(130, "interrupted"),
    ]
  )
}

extension Option {
  static let project = Option(
    "project",
    .text("DIR"),
    "folder of the project, which holds databricks.yml",
    fallback: "the current folder if it is one, else the bundle that comes with mercer"
  )
  static let target = Option(
    "target",
    .text("NAME"),
    "target of the bundle",
    fallback: "the one marked as default"
  )
  static let lake = Option(
    "lake",
    .text("DIR"),
    "folder of the tables",
    fallback: "`lake:` in mercer.yml, else .mercer/lake/TARGET in the project"
  )
  static let variable = Option(
    "var",
    .assignment("name=value"),
    "value of a variable of the bundle; a relative path with a slash counts from the current folder if it exists there"
  )
  static let threads = Option(
    "threads",
    .number("N", 1...1_024),
    "threads of the engine",
    fallback: "one for each core"
  )
  static let memoryLimit = Option(
    "memory-limit",
    .byteSize("4GiB", (128 << 20)...(64 << 40)),
    "memory of the engine; what does not fit goes to disk",
    fallback: "half of the machine's memory"
  )
  static let json = Option("json", .flag, "results and errors as JSON on standard output")
  static let quiet = Option("quiet", .flag, "no progress and no log on standard error")

  static let common = [
    project, target, lake, variable, threads, memoryLimit, json, quiet,
  ]
}

extension Command.Argument {
  static let table = Self("TABLE", "the table, as layer.name")
  static let optionalTable = Self("TABLE", "the table, as layer.name", isRequired: false)
}
