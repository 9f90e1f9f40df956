internal import Terminal

extension Option {
  static let fullRefresh = Option(
    "full-refresh",
    .flag,
    "recompute every selected dataset from what landed"
  )
  static let select = Option(
    "select",
    .text("SEL"),
    "datasets to update, separated by commas; a + before a name adds what it reads, one behind it what reads it",
    fallback: "all"
  )
  static let dryRun = Option("dry-run", .flag, "say what the update would do and write nothing")
}

extension Command {
  /// Commands that work on a project.
  static let forPipelines = [
    Command(
      "validate",
      "check the project and report every problem at once",
      discussion: [
        "Reads databricks.yml, every file of the pipelines and mercer.yml, and checks names, types and "
          + "dependencies of all datasets. Of landed files only the columns are looked at; nothing is written."
      ],
      examples: [
        Example("validate", "check the project in the current folder"),
        Example("validate --target prod --json", "the same for another target, for machines"),
      ]
    ),
    Command(
      "run",
      "perform one update: bring the datasets of the project up to date",
      discussion: [
        "Streaming tables take in the files that are new. Materialized views are recomputed when their "
          + "SQL or something they read has changed. When nothing is new, nothing is committed.",
        "A dataset whose expectations forbid going on stays as it was, and so does everything that reads it.",
      ],
      options: [.fullRefresh, .select, .dryRun],
      examples: [
        Example("run --var landing=./data", "one update from the files in ./data"),
        Example("run --select gold.fact_sales+", "only gold.fact_sales and what reads it"),
        Example("run --dry-run", "what an update would do"),
      ]
    ),
    Command(
      "answer",
      "answer the business questions of the project",
      discussion: [
        "The questions are SQL files in the project's folder answers, and in the folders answers of what it shares by sync.paths, each with a title and a chart. Of two files of one name the project's own counts."
      ],
      arguments: [
        Argument(
          "NAME",
          "the question, by the name of its file; all when left out",
          isRequired: false
        )
      ],
      options: [.rows],
      examples: [
        Example("answer", "every question with its table and its chart"),
        Example("answer 2_top_products --json", "the rows of one answer for machines"),
      ]
    ),
  ]

  /// The command that explains the others.
  static let help = Command(
    "help",
    "show help for a command",
    arguments: [
      Argument("COMMAND", "the command; all when left out", isRequired: false, isRepeated: true)
    ],
    examples: [Example("help quarantine replay", "help for one command")]
  )
}
