internal import Foundation
internal import Onboarding
internal import Relational

/// The folder `shared` of the bundles that come with the program.
enum ShippedFolder {
  /// The contract of the silver layer.
  static func contract() throws -> Contract {
    let folder = try path() + "/contract"
    var files: [String: String] = [:]
    for name in try ProjectFolder.names(in: folder) where name.hasSuffix(".yaml") {
      files[name] = try ProjectFolder.text(at: folder + "/" + name)
    }
    return try Contract(files: files)
  }

  /// What a bundle elsewhere needs of it, by path below it: everything but the contract.
  static func sharedFiles() throws -> [String: String] {
    var files: [String: String] = [:]
    try gather(try path(), prefix: "", into: &files)
    return files
  }

  private static func gather(_ folder: String, prefix: String, into files: inout [String: String])
    throws
  {
    for name in try ProjectFolder.names(in: folder)
    where !name.hasPrefix(".") && prefix + name != "contract" {
      let place = folder + "/" + name
      if ["sql", "yml", "yaml", "md"].contains(name.split(separator: ".").last.map(String.init)) {
        files[prefix + name] = try ProjectFolder.text(at: place)
      } else if FileManager.default.fileExists(atPath: place + "/.") {
        try gather(place, prefix: prefix + name + "/", into: &files)
      }
    }
  }

  private static func path() throws -> String {
    let places = ProjectFolder.placesOfBundles.map { $0 + "/shared" }
    guard
      let found = places.first(where: { FileManager.default.fileExists(atPath: $0 + "/contract") })
    else {
      throw Explanation(
        "init.no-contract",
        "the contract that comes with mercer is missing",
        why: "there is no bundles/shared/contract beside the program or above it",
        next: "install mercer with its bundles",
        blame: .environment
      )
    }
    return found
  }
}
