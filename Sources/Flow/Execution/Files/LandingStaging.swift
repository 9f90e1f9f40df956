internal import Foundation
internal import Lakehouse
internal import Relational

/// A folder for what landed files are turned into before the engine reads them; goes when nobody needs it any more.
///
/// It lies where the engine spills: what a killed process leaves there, the next update removes.
final class LandingStaging: Sendable {
  private let folder: String

  /// - Throws: `Explanation` when the folder cannot be made.
  convenience init(lake: Lake) throws { try self.init(SpillFolder.path(for: lake)) }

  /// A folder apart from any lake, for a look at files that changes nothing.
  static func temporary() throws -> LandingStaging {
    try LandingStaging(NSTemporaryDirectory() + "mercer-look-" + UUID().uuidString)
  }

  private init(_ folder: String) throws {
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw ByteFile.fault("written", folder, error.localizedDescription)
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
}
