internal import Pipelines
internal import Relational

/// Compares the columns of a file with the declared ones.
struct HeaderCheck {
  private let source: FileSource

  init(_ source: FileSource) {
    self.source = source
  }

  /// - Throws: `Explanation` when a declared column is missing, or a name occurs twice.
  func check(_ file: PreparedFile, against schema: Schema) throws {
    let path = file.landed.path
    let header = file.header
    let present = header.map { $0.lowercased() }
    if let twice = present.first(where: { name in present.count { $0 == name } > 1 }) {
      throw explain(
        "source.duplicate-column",
        "\(path) has two columns named `\(twice)`",
        next: "rename one of them in the file"
      )
    }
    let missing = schema.names.filter { !present.contains($0.lowercased()) }
    guard let name = missing.first else { return }
    let extra = header.filter { schema.field(named: $0) == nil }
    let candidates: [String] = [";", "\t", "|", ","]
    if source.format == .csv, header.count == 1,
      let other = candidates.first(where: { header[0].contains($0) })
    {
      throw explain(
        "source.wrong-delimiter",
        "\(path) is not separated by `\(source.options.delimiter)`",
        why: "its header is one column: \(header[0])",
        next:
          "add sep => '\(other == "\t" ? "\\t" : other)' to read_files, or export the file again"
      )
    }
    let found = missing.map { "`\($0)`" }.joined(separator: ", ")
    throw explain(
      "source.missing-column",
      "\(path) has no column \(found)",
      why: "its columns are " + header.joined(separator: ", "),
      next: Suggestion.nearest(to: name, among: extra).map {
        "was `\(name)` renamed to `\($0)`? rename it in the file, or in the query and its schema"
      } ?? "have the column exported again, or take it out of the schema"
    )
  }

  private func explain(_ code: String, _ summary: String, why: String? = nil, next: String)
    -> Explanation
  {
    Explanation(
      code,
      summary,
      place: source.place.description,
      why: why,
      next: next,
      blame: .data
    )
  }
}
