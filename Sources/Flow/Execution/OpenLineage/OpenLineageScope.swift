internal import Foundation
internal import Pipelines
internal import Relational

/// Under which names jobs and datasets are reported.
public struct OpenLineageScope: Sendable {
  /// Namespace of the jobs.
  public var namespace: String
  /// Folder that relative paths of files start from.
  public var projectFolder: String

  /// Gathers names.
  public init(namespace: String, projectFolder: String) {
    self.namespace = namespace
    self.projectFolder = projectFolder
  }

  /// Namespace of datasets on local disks, by OpenLineage's naming conventions.
  static let files = "file"

  /// The time, ISO 8601 in UTC with milliseconds.
  static var now: String {
    let milliseconds = Int64(Date().timeIntervalSince1970 * 1_000)
    return UTCInstant(microseconds: milliseconds * 1_000).description
  }

  /// The name of landed files: the absolute path, without what hangs on its first wildcard.
  func name(ofFiles path: String) -> String {
    let short = LineageNode.files(path: path).shortName
    let plain = short.hasPrefix("file:") ? String(short.dropFirst(5)) : short
    let place = plain.hasPrefix("/") ? plain : projectFolder + "/" + plain
    return URL(fileURLWithPath: place).standardizedFileURL.path
  }

  /// A UUID that is the same for the same part of the same update.
  static func runID(_ update: String, _ part: String) -> String {
    var digits = Array(Fingerprint(of: update + "\u{1F}" + part).description)
    // Version 8 says that the bits are the maker's own.
    digits[12] = "8"
    digits[16] = "a"
    let cuts = [0, 8, 12, 16, 20, 32]
    return zip(cuts, cuts.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
  }

  /// A path as a URI.
  static func uri(_ path: String) -> String {
    URL(fileURLWithPath: path).absoluteString
  }
}
