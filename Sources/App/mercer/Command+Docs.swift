internal import Terminal

extension Option {
  static let documentFolder = Option(
    "output",
    .text("DIR"),
    "folder to write to; one that mercer docs has written is replaced, any other must be empty",
    fallback: "mercer-docs in the current folder"
  )
  static let documentFormat = Option(
    "format",
    .choice("FORMAT", DocumentFormat.allCases.map(\.rawValue)),
    "site: pages to open in a browser, with the dictionary beside them; markdown: the dictionary alone",
    fallback: "site"
  )
  static let sampleRows = Option(
    "sample-rows",
    .number("N", 1...100),
    "sample rows of each table",
    fallback: "5"
  )
  static let noSamples = Option("no-samples", .flag, "no sample rows")
}

/// What `mercer docs` writes.
enum DocumentFormat: String, CaseIterable {
  case site, markdown
}

extension Command {
  /// The command that writes the papers of a project.
  static let docs = Command(
    "docs",
    "write a site that documents every table: columns, quality, lineage, sample rows",
    discussion: [
      "The site needs no server: open index.html from the disk, or put the folder on any web host. It has a page for "
        + "each table, a search, the lineage down to columns, an entity-relationship diagram and a data dictionary in "
        + "Markdown. It works before the first update, and with --lake also where there is no project.",
      "Values that are about a person are not shown. Such columns are found by their names (email, phone, address, "
        + "birth, names of people) and by what they are computed from; `personal_columns` and `open_columns` in "
        + "mercer.yml name more of them, or fewer.",
      "With --json the whole catalog is printed as one document, and nothing is written unless --output is given.",
    ],
    options: [.documentFolder, .documentFormat, .sampleRows, .noSamples],
    examples: [
      Example("docs", "the site of the project, in mercer-docs"),
      Example("docs --output public --no-samples", "for a web host, without rows"),
      Example("docs --format markdown --output docs/dictionary", "the dictionary, to keep in git"),
      Example("docs --lake ./lake --json", "what is known about a lake, for machines"),
    ]
  )
}
