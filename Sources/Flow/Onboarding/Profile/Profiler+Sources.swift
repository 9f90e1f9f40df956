internal import Relational

extension Profiler {
  /// Puts files with the same columns and related names together.
  func sources(of shapes: [FileShape], all files: [SourceFile]) -> [Source] {
    var groups: [[FileShape]] = []
    for shape in shapes.sorted(by: { $0.file.name < $1.file.name }) {
      if let index = groups.firstIndex(where: { isSame($0[0], shape) }) {
        groups[index].append(shape)
      } else {
        groups.append([shape])
      }
    }
    var names: Set<String> = []
    return groups.map { group in
      let name = unique(sourceName(of: group), in: &names)
      let stems = group.flatMap { contract.lexicon.terms(of: baseName(of: $0.file)) }
      var columns = group[0].columns
      for shape in group.dropFirst() {
        for column in shape.columns where !columns.contains(where: { $0.name == column.name }) {
          columns.append(column)
        }
      }
      let lower = columns.map { $0.name.lowercased() }
      let isOdd = group[0].dialect.hasHeader && Set(lower).count < lower.count
      var taken: Set<String> = ["source_file", "source_row", "ingested_at", "rescued_data"]
      var seen: Set<NameTerm> = []
      return Source(
        name: name,
        files: group.map(\.file),
        pattern: FilePattern.pattern(for: group.map(\.file), among: files),
        format: group[0].format,
        dialect: group[0].dialect,
        columns: columns.map {
          SourceColumn(
            original: $0.name,
            name: unique(NameText.identifier($0.name), in: &taken),
            type: $0.type
          )
        },
        terms: stems.filter { seen.insert($0).inserted },
        hasVersions: group.count > 1 && group.contains { !versionWords(of: $0.file).isEmpty },
        ignoresHeader: isOdd
      )
    }
  }

  private func isSame(_ left: FileShape, _ right: FileShape) -> Bool {
    guard left.format == right.format, left.dialect == right.dialect else { return false }
    let a = left.columns.map { $0.name.lowercased() }
    let b = right.columns.map { $0.name.lowercased() }
    let common = Set(a).intersection(b).count
    let isSameList = a == b
    let isNear = left.format == .json && Double(common) >= Double(max(a.count, b.count)) * 0.7
    guard isSameList || isNear else { return false }
    if left.file.folder == right.file.folder, !left.file.folder.isEmpty, a.count >= 3 {
      return true
    }
    let stems = (baseName(of: left.file), baseName(of: right.file))
    if stems.0 == stems.1 { return true }
    // Names without a word that is known, or with the same words, do not keep files apart.
    let words = [stems.0, stems.1].map { name in
      Set(contract.lexicon.terms(of: name).flatMap(\.concepts))
    }
    return a.count >= 4 && words[0] == words[1]
  }

  /// The name of a file without digits and without words for versions.
  private func baseName(of file: SourceFile) -> String {
    let versions = Set(contract.lexicon.later + contract.lexicon.earlier)
    let words = NameText.words(of: file.stem).filter { word in
      !word.allSatisfy(\.isNumber) && !versions.contains(word)
    }
    if words.isEmpty { return NameText.words(of: file.folder).joined(separator: " ") }
    return words.joined(separator: " ")
  }

  private func versionWords(of file: SourceFile) -> [String] {
    let versions = Set(contract.lexicon.later + contract.lexicon.earlier)
    return NameText.words(of: file.stem).filter(versions.contains)
  }

  private func sourceName(of group: [FileShape]) -> String {
    let base = baseName(of: group[0].file)
    let name = base.isEmpty ? group[0].file.stem : base
    return NameText.identifier(name)
  }

  /// The name, with a number behind it when it is taken.
  func unique(_ name: String, in taken: inout Set<String>) -> String {
    var candidate = name
    var number = 2
    while !taken.insert(candidate).inserted {
      candidate = "\(name)_\(number)"
      number += 1
    }
    return candidate
  }
}
