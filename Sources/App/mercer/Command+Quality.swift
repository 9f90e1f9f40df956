internal import Terminal

extension Option {
  static let from = Option(
    "from",
    .text("FILE"),
    "CSV file with the mended rows, as `quarantine TABLE --format csv` writes them",
    fallback: "the quarantined rows as they are, for when the checks have changed"
  )
}

extension Command {
  /// Commands about what the data is worth.
  static let forQuality = [
    Command(
      "quality",
      "show every expectation: rows that passed, failed and were dropped, over the updates",
      arguments: [.optionalTable],
      examples: [
        Example("quality", "every expectation of the project"),
        Example("quality silver.orders", "those of one table, with rows that failed"),
      ]
    ),
    Command(
      "quarantine",
      "list rows that were dropped, with the expectations that they failed",
      arguments: [.optionalTable],
      options: [.format, .rows],
      examples: [
        Example("quarantine", "how many rows each table has in quarantine"),
        Example("quarantine silver.orders", "the rows of one table, and where each came from"),
        Example("quarantine silver.orders --format csv > rows.csv", "all of them, to be mended"),
      ]
    ),
    Command(
      "quarantine replay",
      "send quarantined rows through the checks again",
      discussion: [
        "Rows that pass now are added to the table and leave the quarantine. Rows that fail stay there. A "
          + "table that is recomputed takes mended rows in with an update, which follows at once."
      ],
      arguments: [.table],
      options: [.from],
      examples: [
        Example("quarantine replay silver.orders --from mended.csv", "rows that somebody mended")
      ]
    ),
  ]
}
