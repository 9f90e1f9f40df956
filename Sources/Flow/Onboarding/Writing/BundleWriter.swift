/// Writes a proposal as the files of a bundle.
public struct BundleWriter {
  let proposal: Proposal
  let contract: Contract
  /// Name of the bundle.
  let name: String
  /// Folder of the files, as the variable `landing` gives it.
  let landing: String

  /// Prepares to write.
  ///
  /// - Parameters:
  ///   - proposal: What is written.
  ///   - contract: What it was made for.
  ///   - name: Of the bundle; made an identifier where it must be one.
  ///   - landing: Absolute path of the folder that the files' names start from.
  public init(_ proposal: Proposal, contract: Contract, name: String, landing: String) {
    self.proposal = proposal
    self.contract = contract
    self.name = name
    self.landing = landing
  }

  /// Texts of the files by path, the shared ones left out.
  public func files() -> [String: String] {
    var files: [String: String] = [
      "databricks.yml": configuration(),
      "mapping.yml": MappingFile(proposal, contract: contract, landing: landing).text,
      "README.md": readme(),
      "pipelines/checks/records_accounted_for.sql": accounting(),
    ]
    for source in proposal.findings.sources {
      files["pipelines/bronze/\(source.name).sql"] = bronze(source)
    }
    for (index, staging) in proposal.stagings {
      let relation = proposal.findings.relations[index]
      files["pipelines/staged/\(relation.name).sql"] =
        StagedSQL(
          relation: relation,
          source: proposal.findings.sources[relation.source],
          staging: staging,
          grain: proposal.mappings[index].grain ?? "",
          contract: contract
        ).text
    }
    for table in proposal.tables {
      let silver = SilverSQL(table, proposal: proposal, contract: contract)
      files["pipelines/silver/\(table.table.name).sql"] = silver.text
      if !table.contributions.isEmpty {
        files["pipelines/resolved/\(table.table.name).sql"] = silver.resolved
      }
    }
    return files
  }

  private func configuration() -> String {
    let key = NameText.identifier(name)
    return """
      # Written by `mercer init`; a Databricks Asset Bundle that Mercer runs as it is.
      bundle:
        name: \(key.replacing("_", with: "-"))

      sync:
        paths:
          - .
        exclude:
          - .mercer/**

      variables:
        landing:
          description: Folder of the files; on Databricks the path of a volume
          default: \(YAMLText.scalar(landing))
        reporting_currency:
          description: Currency of all amounts
          default: \(proposal.currency)
        fiscal_year_start_month:
          description: Month in which the fiscal year starts, 1 to 12
          default: "1"
        catalog:
          description: Unity Catalog that the tables are published in; Mercer has one lake per target instead
          default: main

      resources:
        pipelines:
          \(key):
            name: \(key.replacing("_", with: "-"))
            catalog: ${var.catalog}
            # Tables name their schema themselves. What has no schema is private.
            schema: checks
            serverless: true
            libraries:
              - glob:
                  include: pipelines/**
              - glob:
                  include: shared/pipelines/**
            configuration:
              landing: ${var.landing}
              reporting_currency: ${var.reporting_currency}
              fiscal_year_start_month: ${var.fiscal_year_start_month}

      targets:
        dev:
          mode: development
          default: true
        prod:
          mode: production
          workspace:
            root_path: /Workspace/Mercer/${bundle.name}/${bundle.target}

      """
  }

  private func readme() -> String {
    var text = """
      # \(name)

      Written by `mercer init` from \(proposal.findings.sources.flatMap(\.files).count) files in `\(landing)`.

          mercer run --project .        # bronze, silver and gold from the files
          mercer sql --project . "select status, sum(total_amount) from gold.fact_sales group by status"

      - `mapping.yml`: what each column is taken for, and how sure that is. Edit it, then
        `mercer init DIR --from FILES --mapping mapping.yml` writes a bundle that follows it.
      - `pipelines/bronze`: every record as it landed. `staged`: text to types. `resolved`: one record per key.
        `silver`: the tables of the contract with their rules. `checks`: every record is accounted for.
      - `shared`: gold and its checks, the same in every bundle.

      ## Guesses


      """
    let guesses = proposal.decisions.filter(\.isGuess).sorted { $0.confidence < $1.confidence }
    if guesses.isEmpty { text += "None.\n" }
    for guess in guesses {
      text += "- (\(Decision.text(guess.confidence))) `\(guess.subject)` \(guess.statement)"
      text += guess.why.map { ": \($0)" } ?? ""
      text += "\n"
    }
    return text
  }
}
