internal import Pipelines

/// Says which encodings were found where nobody stated them; UTF-8 goes without saying.
enum EncodingNote {
  static func notes(_ files: [PreparedFile]) -> [String] {
    var names: [TextEncoding: [String]] = [:]
    for file in files {
      if let found = file.encoding { names[found, default: []].append(file.landed.name) }
    }
    return names.sorted { $0.key.name < $1.key.name }.map { encoding, files in
      let subject = files.count == 1 ? files[0] : "\(files.count) files, the first \(files[0])"
      return
        "\(subject): read as \(encoding.name), as the bytes look; encoding => '…' says otherwise"
    }
  }
}
