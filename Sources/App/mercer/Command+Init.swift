internal import Terminal

extension Option {
  static let fromFiles = Option(
    "from",
    .text("FILES"),
    "files, folder or pattern to start from: CSV, JSON or Parquet, also .gz and .zst; more may follow behind DIR",
    isRequired: true
  )
  static let mapping = Option(
    "mapping",
    .text("FILE"),
    "a mapping.yml whose answers are followed",
    fallback: "mapping.yml in DIR when --overwrite is given"
  )
  static let yes = Option("yes", .flag, "ask nothing: take the best guess, and mark it as one")
  static let overwrite = Option(
    "overwrite",
    .flag,
    "write over the bundle that is in DIR; files of other names stay"
  )
}

extension Command {
  /// The command that makes a bundle from somebody's files.
  static let initialise = Command(
    "init",
    "make a project from files of your own",
    discussion: [
      "Looks at the files: how they are written, what their columns hold, which files belong together and what refers to "
        + "what. Proposes how they become customers, products, locations, orders, order lines, stock and web events, says "
        + "how sure each decision is, and asks what it cannot tell.",
      "Writes a bundle of SQL that runs as it is, with gold from the bundles that come with mercer. Whatever is a guess is "
        + "marked as one: in what is printed, in mapping.yml and beside the line of SQL. Files that map to nothing are kept in bronze.",
      "When nobody sits at a terminal and there are questions, nothing is written: answer them in a mapping file, or take "
        + "the guesses with --yes.",
    ],
    arguments: [
      Argument("DIR", "the folder of the new project"),
      Argument("FILE", "more files to start from", isRequired: false, isRepeated: true),
    ],
    options: [.fromFiles, .mapping, .yes, .overwrite],
    examples: [
      Example("init shop --from exports/", "a project in ./shop from every file below exports"),
      Example("init shop --from 'exports/*.csv' --yes", "the same without questions"),
      Example("init shop --from exports --mapping answers.yml", "with answers from a file"),
      Example("init shop --from exports --yes --json", "the proposal for machines"),
    ]
  )
}
