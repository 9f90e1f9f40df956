internal import Documentation
internal import Foundation
internal import Relational

/// The style sheet and scripts of the site, which come with the program as files.
enum SiteAssets {
  /// The folder that SwiftPM puts beside the program, or a package below `share`.
  private static let places = ["/mercer_Documentation.resources/Resources", "/share/mercer/site"]

  /// Every asset, as a file of the site.
  ///
  /// - Throws: `Explanation` when the program was installed without them.
  static func files() throws -> [DocumentFile] {
    let folders = ProjectFolder.foldersAboveProgram.flatMap { above in places.map { above + $0 } }
    guard
      let folder = folders.first(where: {
        FileManager.default.fileExists(atPath: $0 + "/" + (Site.assets.first ?? ""))
      })
    else {
      throw Explanation(
        "docs.no-assets",
        "the style sheet and scripts of the site are missing",
        place: folders.first,
        why: "the program was installed without its folder mercer_Documentation.resources",
        next:
          "install mercer with everything its archive holds, or put that folder beside the program",
        blame: .environment
      )
    }
    return try Site.assets.map { name in
      DocumentFile(path: "_assets/" + name, text: try ProjectFolder.text(at: folder + "/" + name))
    }
  }
}
