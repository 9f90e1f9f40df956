import DuckDB
import Foundation
import Onboarding
import Relational

/// Made-up exports, and the contract of the checkout.
enum Samples {
  /// The contract that ships with the bundles.
  static let contract: Contract = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let folder = root.path + "/bundles/shared/contract"
    var files: [String: String] = [:]
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      files[name] = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
    }
    do {
      return try Contract(files: files)
    } catch {
      fatalError("the shipped contract cannot be read: \(error)")
    }
  }()

  /// What is proposed for files with these texts.
  static func proposal(
    _ files: [String: String],
    mapping: String? = nil
  ) async throws -> Proposal {
    let folder =
      FileManager.default.temporaryDirectory.path + "/mercer-onboarding-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, text) in files {
      try text.write(toFile: folder + "/" + name, atomically: false, encoding: .utf8)
    }
    let sources = files.keys.sorted().map { name in
      SourceFile(
        path: folder + "/" + name,
        name: name,
        sizeInBytes: Int64(files[name]?.utf8.count ?? 0)
      )
    }
    let engine = try Database().makeEngine()
    let findings = try await Profiler(engine: engine, contract: contract).findings(of: sources)
    let answers = try mapping.map { try Answers(mapping: $0, file: "mapping.yml") } ?? Answers()
    return try await Proposer(engine: engine, contract: contract)
      .proposal(for: findings, answers: answers)
  }

  /// Twenty orders of two lines in one file, semicolons and decimal commas, days up to 20.
  static func sales(date: (Int) -> String = { "\($0 + 1 < 10 ? "0" : "")\($0 + 1)/03/2024" })
    -> String
  {
    var text = "Bestellnr;Bestelldatum;Kundennr;Artikelnr;Menge;Einzelpreis;Status\n"
    for order in 0..<20 {
      for line in 1...2 {
        let status = order % 5 == 0 ? "storniert" : "geliefert"
        text +=
          "B\(order);\(date(order));K\(order % 7);A\(line);\(line);\(order + 1),50;\(status)\n"
      }
    }
    return text
  }
}

extension Proposal {
  /// What the column of a relation was taken for.
  func slot(_ label: String) -> String? {
    for mapping in mappings {
      let relation = findings.relations[mapping.relation]
      for (slot, choice) in mapping.choices where relation.columns[choice.column].label == label {
        return slot.text
      }
    }
    return nil
  }

  /// Where the rows of a table come from.
  func sources(of table: String) -> [String] {
    tables.first { $0.table.name == table }?.contributions
      .map { findings.relations[$0.relation].name } ?? []
  }
}
