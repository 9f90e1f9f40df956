internal import Foundation
public import Pipelines
internal import Relational

/// Finds landed files on local disks.
public struct LocalSourceReader: SourceReader {
  /// Folder that relative paths start from.
  private let folder: String

  /// Reads relative to `folder`, the project's own.
  public init(folder: String) {
    self.folder = folder
  }

  /// The files that lie there now, by path; folders are searched, hidden names skipped.
  public func files(of source: FileSource) throws -> [LandedFile] {
    let pattern = pattern(of: source)
    var found: [[UInt8]: LandedFile] = [:]
    for parts in pattern.alternatives {
      for place in try matches(parts[...], below: "", source: source) {
        for file in try filesIn(place, source: source) { found[file.key] = file }
      }
    }
    return found.values.sorted { $0.key.lexicographicallyPrecedes($1.key) }
  }

  /// The first folder above all wildcards that one of the pattern's alternatives looks in; `nil` when one of them is there.
  public func missingFolder(of source: FileSource) -> String? {
    let folders = pattern(of: source).alternatives.map { parts in
      "/" + parts.dropLast().prefix { !GlobPattern.isWild($0) }.joined(separator: "/")
    }
    guard !folders.contains(where: { FileManager.default.fileExists(atPath: $0) }) else {
      return nil
    }
    return folders.first
  }

  /// The file as it is now; `nil` when it is gone.
  public func current(_ file: LandedFile) -> LandedFile? {
    guard let attributes = try? LocalSourceReader.attributes(file.path) else {
      return nil
    }
    return LocalSourceReader.describe(file.path, attributes)
  }

  private func pattern(of source: FileSource) -> GlobPattern {
    let path = source.path.hasPrefix("file:") ? String(source.path.dropFirst(5)) : source.path
    return GlobPattern(path.hasPrefix("/") ? path : folder + "/" + path)
  }

  private func matches(
    _ parts: ArraySlice<String>,
    below folder: String,
    source: FileSource
  ) throws -> [String] {
    guard let part = parts.first else { return [folder] }
    if !GlobPattern.isWild(part) {
      return try matches(parts.dropFirst(), below: folder + "/" + part, source: source)
    }
    guard FileManager.default.fileExists(atPath: folder + "/") else { return [] }
    return try list(folder, source).filter { GlobPattern.matches($0, part) }
      .flatMap { try matches(parts.dropFirst(), below: folder + "/" + $0, source: source) }
  }

  /// `outer` has the folders that the search came through: a link to one of them ends it.
  private func filesIn(
    _ place: String,
    source: FileSource,
    below outer: Set<String> = []
  ) throws -> [LandedFile] {
    let attributes: [FileAttributeKey: Any]
    do {
      attributes = try LocalSourceReader.attributes(place)
    } catch {
      if LocalSourceReader.isAbsence(error) { return [] }
      throw LocalSourceReader.unreadable(place, source, error)
    }
    let type = attributes[.type] as? FileAttributeType
    // Pipes and sockets have no end to read to.
    guard type == .typeDirectory || type == .typeRegular else { return [] }
    guard type == .typeDirectory else {
      let isWanted = source.options.fileNamePattern.map { pattern in
        GlobPattern(pattern).matches(name: String(place.split(separator: "/").last ?? ""))
      }
      guard isWanted ?? true, let file = LocalSourceReader.describe(place, attributes) else {
        return []
      }
      guard FileManager.default.isReadableFile(atPath: place) else {
        throw LocalSourceReader.unreadable(place, source, CocoaError(.fileReadNoPermission))
      }
      return [file]
    }
    let folder = LocalSourceReader.target(place)
    guard !outer.contains(folder) else { return [] }
    return try list(place, source).flatMap { name -> [LandedFile] in
      let inner = place + "/" + name
      var isFolder: ObjCBool = false
      _ = unsafe FileManager.default.fileExists(atPath: inner, isDirectory: &isFolder)
      if isFolder.boolValue, !source.options.isRecursive { return [] }
      return try filesIn(inner, source: source, below: outer.union([folder]))
    }
  }

  private func list(_ folder: String, _ source: FileSource) throws -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }.sorted()
    } catch {
      throw LocalSourceReader.unreadable(folder, source, error)
    }
  }

  /// Attributes of the file itself where `path` is a link: the link stays as it is when the file changes.
  private static func attributes(_ path: String) throws -> [FileAttributeKey: Any] {
    try FileManager.default.attributesOfItem(atPath: target(path))
  }

  private static func target(_ path: String) -> String {
    (path as NSString).resolvingSymlinksInPath
  }

  private static func describe(_ path: String, _ attributes: [FileAttributeKey: Any]) -> LandedFile?
  {
    guard let size = attributes[.size] as? NSNumber,
      let date = attributes[.modificationDate] as? Date
    else { return nil }
    let seconds = date.timeIntervalSince1970
    return LandedFile(
      path: path,
      sizeInBytes: size.int64Value,
      modified: Int64((seconds * 1_000_000).rounded()) * 1_000
    )
  }

  private static func isAbsence(_ error: any Error) -> Bool {
    (error as? CocoaError)?.code == .fileReadNoSuchFile
      || (error as? CocoaError)?.code == .fileNoSuchFile
  }

  private static func unreadable(_ path: String, _ source: FileSource, _ error: any Error)
    -> Explanation
  {
    Explanation(
      "source.unreadable",
      "\(path) cannot be read",
      place: source.place.description,
      why: error.localizedDescription,
      next: "give the user that runs Mercer the right to list and read it",
      blame: .environment
    )
  }
}
