internal import Execution
internal import Foundation
internal import Pipelines
internal import Relational
internal import Terminal

/// The folder of a project and the text files in it.
struct ProjectFolder: Sendable {
  /// Bundles that come with the program; the first that is there is used when nobody names another.
  static let shipped = ["retail", "three-csv"]

  /// Absolute path.
  let path: String
  /// Whether it is a bundle that comes with the program, which nobody asked for by name.
  let isShipped: Bool

  /// Finds the project: the folder that was named, else the current one, else a bundle that comes with the program.
  ///
  /// - Throws: `Explanation` when there is no `databricks.yml`.
  init(named name: String?) throws {
    let current = FileManager.default.currentDirectoryPath
    if let name {
      // What the bundle shares lies beside the real folder, not beside a link to it.
      path = URL(fileURLWithPath: Self.absolute(name, from: current)).resolvingSymlinksInPath().path
      isShipped = false
      guard Self.isProject(path) else { throw Self.absence(path) }
      return
    }
    let bundles = Self.placesOfBundles.flatMap { place in Self.shipped.map { place + "/" + $0 } }
    guard let found = ([current] + bundles).first(where: Self.isProject) else {
      throw Self.absence(current)
    }
    path = found
    isShipped = found != current
  }

  /// The folders in which bundles may have come with the program, from its own upwards.
  static var placesOfBundles: [String] {
    foldersAboveProgram.flatMap { folder in
      ["/bundles", "/share/mercer/bundles"].map { folder + $0 }
    }
  }

  /// The program's own folder and those above it, in which things that come with it may lie.
  static var foldersAboveProgram: [String] {
    var folder = URL(fileURLWithPath: Machine.program).deletingLastPathComponent()
    var folders: [String] = []
    for _ in 0..<5 {
      folders.append(folder.path)
      folder = folder.deletingLastPathComponent()
    }
    return folders
  }

  /// The path with `folder` in front when it is relative.
  static func absolute(_ path: String, from folder: String) -> String {
    URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder, isDirectory: true))
      .standardizedFileURL.path
  }

  private static func isProject(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/databricks.yml")
  }

  private static func absence(_ path: String) -> Explanation {
    Explanation(
      "project.not-found",
      "there is no project: databricks.yml is missing",
      place: path,
      next: "name the project's folder with --project, or go there"
    )
  }
}

extension ProjectFolder {
  /// Reads `databricks.yml`, `mercer.yml` and every SQL and YAML file of the project and of the folders it shares.
  ///
  /// - Throws: `Explanation` naming a file or folder that cannot be read.
  func files() throws -> ProjectFiles {
    var texts: [String: String] = [:]
    try read(path, as: "", into: &texts)
    for folder in Self.sharedFolders(texts["databricks.yml"] ?? "") {
      try read(Self.absolute(folder, from: path), as: folder + "/", into: &texts)
    }
    return ProjectFiles(texts)
  }

  /// The questions of the project, and those of the folders it shares whose names it does not use itself; by name.
  ///
  /// - Throws: `Explanation` naming a file that cannot be read, or a line of it that says nothing known.
  func answers() throws -> [Answer] {
    let shared = Self.sharedFolders(try Self.text(at: path + "/databricks.yml"))
    var answers: [String: Answer] = [:]
    for folder in [""] + shared.map({ $0 + "/" }) {
      let place = Self.absolute(folder + "answers", from: path)
      for file in try Self.names(in: place) where file.hasSuffix(".sql") {
        let answer = try Answer(
          file: folder + "answers/" + file,
          text: Self.text(at: place + "/" + file)
        )
        if answers[answer.name] == nil { answers[answer.name] = answer }
      }
    }
    return answers.values.sorted { $0.name < $1.name }
  }

  /// Folders outside of the project that belong to it, relative to it.
  private static func sharedFolders(_ databricksYML: String) -> [String] {
    Pipelines.Bundle.sharedFolders(in: databricksYML).filter { !$0.isEmpty }
  }

  private func read(_ folder: String, as prefix: String, into texts: inout [String: String]) throws
  {
    for name in try Self.names(in: folder) where !name.hasPrefix(".") {
      let place = folder + "/" + name
      if ["sql", "yml", "yaml"].contains(name.split(separator: ".").last.map(String.init)) {
        texts[prefix + name] = try Self.text(at: place)
      } else if Self.isFolder(place) {
        try read(place, as: prefix + name + "/", into: &texts)
      }
    }
  }

  /// Whether a folder lies there; a link to one is none.
  static func isFolder(_ path: String) -> Bool {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type]
    return type as? FileAttributeType == .typeDirectory
  }

  /// Names of what lies in a folder, in order; empty when it is not there.
  static func names(in folder: String) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    } catch CocoaError.fileReadNoSuchFile {
      return []
    } catch {
      throw refusal(folder, error)
    }
  }

  /// The text of a file.
  static func text(at path: String) throws -> String {
    let data: Data
    do {
      data = try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw refusal(path, error)
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Explanation(
        "project.not-text",
        "the file is no UTF-8 text",
        place: path,
        next: "save it in the encoding UTF-8"
      )
    }
    return text
  }

  private static func refusal(_ path: String, _ error: any Error) -> Explanation {
    Explanation(
      "project.unreadable",
      "the project cannot be read",
      place: path,
      why: error.localizedDescription,
      next: "give the user that runs mercer the right to read it",
      blame: .environment
    )
  }
}
