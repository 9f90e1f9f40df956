internal import Terminal

extension Option {
  static let upstream = Option("upstream", .flag, "only what it is made from")
  static let downstream = Option("downstream", .flag, "only what is made from it")
  static let depth = Option("depth", .number("N", 1...1_000), "steps to follow", fallback: "all")
  static let graphFormat = Option(
    "format",
    .choice("FORMAT", ["text", "json", "mermaid", "dot"]),
    "how the graph is written; mermaid and dot show tables only",
    fallback: "text"
  )
}

extension Command {
  /// Commands that say where data comes from.
  static let forLineage = [
    Command(
      "lineage",
      "show where tables and columns come from and what is made from them",
      discussion: [
        "Follows every column through the SQL of the pipelines, down to the landed files. No data is read, and "
          + "no update needs to have run.",
        "IDENTITY, TRANSFORMATION and AGGREGATION give values. JOIN, FILTER, GROUP_BY, SORT, WINDOW and CONDITIONAL "
          + "decide which rows there are or which value is taken. The words are those of OpenLineage.",
      ],
      arguments: [
        Argument(
          "TABLE[.COLUMN]",
          "a table as layer.name, or one of its columns; the whole graph when left out",
          isRequired: false
        )
      ],
      options: [.upstream, .downstream, .depth, .graphFormat],
      examples: [
        Example("lineage", "every table, by layers"),
        Example("lineage gold.fact_sales", "what one table is made from, and what is made from it"),
        Example(
          "lineage gold.fact_sales.total_amount --upstream",
          "one column down to the landed files, with the SQL of each step"
        ),
        Example("lineage --format mermaid > lineage.mmd", "the graph for a Markdown document"),
      ]
    )
  ]
}
