internal import CLinux
internal import Documentation
internal import Foundation
internal import Relational

/// A folder of documents that is written whole or not at all, and never over what somebody else put there.
struct DocumentFolder: Sendable {
  /// Absolute path.
  let path: String

  /// Names the files of a folder that was written by us.
  private static let listName = ".mercer-docs"

  /// Puts files in the place of those of an earlier call.
  ///
  /// They are written beside the folder, which then changes places with the old one.
  /// - Throws: `Explanation` when the folder holds anything that was not written by us, or the disk refuses.
  func replace(with files: [DocumentFile]) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let exists = FileManager.default.fileExists(atPath: target)
    if exists { try checkOwnership(of: target) }
    let draft = target + ".draft-" + UUID().uuidString.prefix(8)
    do {
      try write(files, to: draft)
      try exchange(draft, target, exists: exists)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    // What is there now is the old folder, all of it ours.
    if exists { try? FileManager.default.removeItem(atPath: draft) }
  }

  private func write(_ files: [DocumentFile], to draft: String) throws {
    var folders: Set<String> = []
    let list = files.map(\.path).sorted().joined(separator: "\n") + "\n"
    for file in files + [DocumentFile(path: Self.listName, text: list)] {
      let place = URL(fileURLWithPath: draft + "/" + file.path)
      do {
        let folder = place.deletingLastPathComponent().path
        if folders.insert(folder).inserted {
          try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
          )
        }
        try Data(file.text.utf8).write(to: place)
      } catch {
        throw refusal(error.localizedDescription)
      }
    }
  }

  private func exchange(_ draft: String, _ target: String, exists: Bool) throws {
    guard exists else {
      guard unsafe rename(draft, target) == 0 else { throw systemRefusal() }
      return
    }
    let atOnce: UInt32 = 2
    if unsafe renameat2(AT_FDCWD, draft, AT_FDCWD, target, atOnce) == 0 { return }
    // The file system cannot exchange: for a moment the folder is not there.
    let old = draft + ".old"
    guard unsafe rename(target, old) == 0 else { throw systemRefusal() }
    guard unsafe rename(draft, target) == 0 else {
      let refusal = systemRefusal()
      _ = unsafe rename(old, target)
      throw refusal
    }
    _ = unsafe rename(old, draft)
  }

  /// An empty folder is free; one of ours must hold nothing but what its list names.
  private func checkOwnership(of folder: String) throws {
    guard ProjectFolder.isFolder(folder) else {
      throw Explanation("docs.not-a-folder", "the output is a file", place: folder)
    }
    let found = Self.files(in: folder)
    guard !found.isEmpty else { return }
    guard let list = try? String(contentsOfFile: folder + "/" + Self.listName, encoding: .utf8)
    else {
      throw foreign(found[0], folder, "mercer docs has not written this folder")
    }
    let own = Set(list.split(separator: "\n").map(String.init) + [Self.listName])
    if let other = found.first(where: { !own.contains($0) }) {
      throw foreign(other, folder, "mercer docs has not written this file")
    }
  }

  private func foreign(_ file: String, _ folder: String, _ why: String) -> Explanation {
    Explanation(
      "docs.not-ours",
      "the output folder holds something else, which would be lost; nothing was written",
      place: folder + "/" + file,
      why: why,
      next: "name another folder with --output, or move the file away"
    )
  }

  private static func files(in folder: String) -> [String] {
    let all = FileManager.default.subpaths(atPath: folder) ?? []
    return all.filter { !ProjectFolder.isFolder(folder + "/" + $0) }.sorted()
  }

  private func systemRefusal() -> Explanation { refusal(unsafe String(cString: strerror(errno))) }

  private func refusal(_ reason: String) -> Explanation {
    Explanation(
      "docs.not-written",
      "the documents cannot be written; what was there is as it was",
      place: path,
      why: reason,
      next: "make room or mend the folder's rights",
      blame: .environment
    )
  }
}
