import Foundation
import Testing

/// The lake of a shipped bundle after one update or several; it goes with this value.
final class BundleLake {
  /// The checkout.
  static let root = Snapshot.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  /// Real files that are not part of the checkout.
  static let realData = root + "/../shared/data"

  /// Whether real files lie beside the checkout.
  static func hasRealData(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: realData + "/" + path)
  }

  let bundle: String
  let folder: String

  /// Brings a new lake up to date from the landing folder, or from the bundle's own example.
  init(_ bundle: String, landing: String? = nil) throws {
    self.bundle = bundle
    folder = FileManager.default.temporaryDirectory.path + "/mercer-lake-" + UUID().uuidString
    try update(landing: landing)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func update(landing: String? = nil) throws {
    let variable = landing.map { " --var 'landing=\($0)'" } ?? ""
    let outcome = try mercer("run --lake '\(folder)'" + variable)
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Calls the program on the bundle's project.
  func mercer(_ arguments: String) throws -> Binary.Outcome {
    try Binary.run("cd '\(Self.root)/bundles/\(bundle)' && mercer \(arguments)")
  }

  /// Rows of a query as lines of CSV.
  func rows(_ sql: String) throws -> [String] {
    let outcome = try mercer("sql --lake '\(folder)' --format csv \"\(sql)\"")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\n").dropFirst().map(String.init)
  }
}
