internal import Delta
internal import DuckDB
internal import Execution
internal import Lakehouse
internal import Relational
internal import Synchronization
internal import Terminal

extension Call {
  /// Runs SQL from the command line, from standard input, or from a person at a terminal.
  func sql() async throws {
    let workspace = try Workspace(self, needsProject: false)
    let engine = try workspace.database.makeEngine()
    let session = LakeSession(lake: workspace.lake, engine: engine)
    if let text = invocation.argument(0), text != "-" {
      var scanner = StatementScanner()
      var statements = scanner.feed(text.utf8)
      if let rest = scanner.finish() { statements.append(rest) }
      guard !statements.isEmpty else {
        throw Explanation("cli.no-sql", "there is no statement in the text", place: "argument SQL")
      }
      for statement in statements {
        try await run(
          statement,
          session,
          engine,
          lake: workspace.lake,
          format: format,
          showsProgress: true
        )
      }
      return
    }
    var shell = Shell(format: format) { request in
      switch request {
      case .statement(let text, let format):
        try await run(
          text,
          session,
          engine,
          lake: workspace.lake,
          format: format,
          showsProgress: Shell.isInteractive
        )
      case .tables(let format): try await list(workspace, engine, format: format)
      case .describe(let name, let format):
        try await describe(name, workspace, engine, format: format)
      }
    }
    guard Shell.isInteractive else { return try await shell.script() }
    let completer = try await completer(workspace.lake, engine)
    await shell.converse(
      program: "mercer",
      greeting:
        "mercer \(Mercer.version) on \(workspace.lake.folder); .help for help, Ctrl-D to leave",
      historyPath: Shell.historyPath(program: "mercer"),
      completer: { completer }
    )
  }

  /// Runs one statement and shows its rows as they come.
  private func run(
    _ text: String,
    _ session: LakeSession,
    _ engine: DuckDBEngine,
    lake: Lake,
    format: OutputFormat,
    showsProgress: Bool
  ) async throws {
    let formatter = Mutex(BatchFormatter(format, screen: screen, rowLimit: rowLimit))
    let progress = ProgressPrinter(isQuiet: isQuiet || !showsProgress || !Screen(.error).isTerminal)
    try await session.explaining(text, lake: lake) {
      let sql = try await session.prepare(text)
      let poll: @Sendable () -> ProgressModel.Event? = {
        engine.progress.map { .advanced("query", rows: nil, share: $0) }
      }
      try await progress.follow(poll: poll) {
        progress.event(.planned([.init("query")]))
        progress.event(.began("query"))
        try await engine.stream(sql) { batch in
          let bytes = formatter.withLock { $0.append(batch) }
          guard !bytes.isEmpty else { return }
          // Rows and the line of progress would write over each other.
          progress.event(.finished)
          try Output.standard.write(bytes)
        }
      }
    }
    try Output.standard.write(formatter.withLock { $0.finish() })
  }

  private func completer(_ lake: Lake, _ engine: DuckDBEngine) async throws -> SQLCompleter {
    var tables: [SQLCompleter.Table] = []
    for name in try lake.tables() {
      // A table that cannot be read can still be named.
      let schema = try? await lake.table(name).snapshot(engine: engine).schema
      tables.append(.init(name.description, columns: schema?.names ?? []))
    }
    return SQLCompleter(tables: tables)
  }
}
