internal import Terminal

extension Option {
  static let format = Option(
    "format",
    .choice("FORMAT", OutputFormat.allCases.map(\.rawValue)),
    "how rows are written",
    fallback: "table"
  )
  static let rows = Option(
    "rows",
    .number("N", 1...1_000_000),
    "rows that a table shows; other formats show all",
    fallback: "50"
  )
  static let restoreTo = Option(
    "to",
    .text("VERSION|TIME"),
    "the version, or the time in UTC whose version is wanted",
    isRequired: true
  )
}

extension Command {
  /// Commands that work on tables of a lake.
  static let forTables = [
    Command(
      "sql",
      "run SQL on the tables of the lake, or open a shell for it",
      discussion: [
        "Tables are called layer.name; `gold.fact_sales@v3` and `gold.fact_sales@2024-05-01` read an older "
          + "version. Without SQL, statements come from standard input; at a terminal a shell opens, with "
          + "history and completion."
      ],
      arguments: [Argument("SQL", "one statement", isRequired: false)],
      options: [.format, .rows],
      examples: [
        Example(
          "sql \"select count(*) from gold.fact_sales\"",
          "one statement, its rows as a table"
        ),
        Example(
          "sql --format csv \"from gold.daily_sales_summary\" > days.csv",
          "all rows, exact values"
        ),
        Example("sql", "the shell"),
      ]
    ),
    Command(
      "tables",
      "list the tables of the lake with their rows, sizes and versions",
      examples: [Example("tables --lake ./lake", "the tables of another lake")]
    ),
    Command(
      "describe",
      "show the columns, properties and files of a table",
      arguments: [.table],
      examples: [Example("describe gold.fact_sales", "what is known about gold.fact_sales")]
    ),
    Command(
      "history",
      "list the commits of a table, newest first",
      arguments: [.table],
      examples: [Example("history silver.orders", "who changed silver.orders, when and how")]
    ),
    Command(
      "restore",
      "make an older version of a table the newest",
      discussion: [
        "The versions in between stay in the history. Nothing is deleted.",
        "The next update computes a materialized view anew from what it reads. A streaming table does not "
          + "read again what landed behind the version; `run --full-refresh` does.",
      ],
      arguments: [.table],
      options: [.restoreTo],
      examples: [
        Example("restore gold.fact_sales --to 3", "as it was at version 3"),
        Example("restore gold.fact_sales --to 2024-05-01T08:00Z", "as it was at that time"),
      ]
    ),
  ]
}
