import Delta
import Relational

/// Turns a list of files into a SELECT for the engine.
struct Scan {
  private let snapshot: Snapshot
  private let files: [AddFile]
  private let folder: String
  private let partitionFields: [Field]

  init(_ snapshot: Snapshot, files: [AddFile], folder: String) {
    self.snapshot = snapshot
    self.files = files
    self.folder = folder
    partitionFields = snapshot.partitionFields
  }

  /// Reads through DuckDB's delta extension, pinned to the snapshot's version.
  static func throughExtension(_ snapshot: Snapshot, folder: String) -> SQL {
    let columns = snapshot.schema.fields.map { column($0, from: nil) }.joined(separator: ", ")
    return
      "select \(columns) from delta_scan(\(literal: folder), version := \(raw: String(snapshot.version)))"
  }

  var select: SQL {
    get throws {
      guard !files.isEmpty else { return nothing }
      guard partitionFields.isEmpty || isHiveStyle else { return try joined }
      let columns = snapshot.schema.fields.map { Scan.column($0, from: nil) }
      return "select \(columns.joined(separator: ", ")) from \(source(options: hiveOptions))"
    }
  }

  // MARK: Shapes

  private var nothing: SQL {
    "select \(Scan.nulls(snapshot.schema.fields)) where false"
  }

  /// Partition values come from the log, found by the number of the file in the list.
  private var joined: SQL {
    get throws {
      let partitioned = Set(partitionFields.map { $0.name.lowercased() })
      let columns = try snapshot.schema.fields.map { field -> SQL in
        guard partitioned.contains(field.name.lowercased()) else {
          return Scan.column(field, from: "f")
        }
        let literals = try files.map { try literal(of: field, in: $0) }.joined(separator: ", ")
        let type = field.type.engineName
        let list: SQL = "cast([\(raw: literals)] as \(raw: type)[])"
        return "list_extract(\(list), f.mercer_file) as \(identifier: field.name)"
      }
      return
        "select \(columns.joined(separator: ", ")) from \(source(options: "hive_partitioning = false", numbered: true)) as f"
    }
  }

  private func literal(of field: Field, in file: AddFile) throws -> String {
    let text = file.partitionValue(of: field)
    guard let value = PartitionText.value(of: text, type: field.type) else {
      throw DeltaError.corrupt(
        location: snapshot.location,
        file: file.path,
        line: nil,
        problem: "its value of partition column `\(field.name)` is no \(field.type.sparkName)"
      )
    }
    return value.text.map(SQL.quote(literal:)) ?? "null"
  }

  // MARK: Parts

  private func source(options: SQL, numbered: Bool = false) -> SQL {
    let paths = files.map { Scan.pattern(FilePath.place(ofURI: $0.path, in: folder)) }
      .map(SQL.quote(literal:)).joined(separator: ", ")
    let isUniform = snapshot.allColumnsPresent(in: files)
    let union: SQL = isUniform ? "" : ", union_by_name = true"
    let number: SQL = numbered ? ", file_index::bigint + 1 as mercer_file" : ""
    let scan: SQL = "read_parquet([\(raw: paths)], \(options)\(union))"
    if isUniform, !numbered { return scan }
    let rows: SQL = "select *\(number) from \(scan)"
    if isUniform { return "(\(rows))" }
    // The second half names the columns that no file has.
    return "(\(rows) union all by name select \(Scan.nulls(storedFields)) where false)"
  }

  private var storedFields: [Field] {
    let partitioned = Set(partitionFields.map { $0.name.lowercased() })
    return snapshot.schema.fields.filter { !partitioned.contains($0.name.lowercased()) }
  }

  private var hiveOptions: SQL {
    guard !partitionFields.isEmpty else { return "hive_partitioning = false" }
    let types = partitionFields.map { field -> SQL in
      "\(literal: field.name): \(literal: field.type.engineName)"
    }
    return "hive_partitioning = true, hive_types = {\(types.joined(separator: ", "))}"
  }

  /// Whether the engine would find in the paths exactly the values that the log has.
  private var isHiveStyle: Bool {
    guard !folder.contains("=") else { return false }
    let names = partitionFields.map { $0.name }
    var shape: [Substring]?
    for file in files {
      let path = FilePath.path(ofURI: file.path)
      guard FilePath.place(ofURI: file.path, in: folder) == folder + "/" + path else {
        return false
      }
      var keys: [Substring] = []
      var values: [Substring: Substring] = [:]
      for part in path.split(separator: "/").dropLast() {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { continue }
        keys.append(pair[0])
        values[pair[0]] = pair[1]
      }
      guard shape == nil || shape == keys, !(path.split(separator: "/").last ?? "").contains("=")
      else { return false }
      shape = keys
      for (field, name) in zip(partitionFields, names) {
        guard let value = values[Substring(name)], agrees(value, with: file, field: field) else {
          return false
        }
      }
    }
    return true
  }

  private func agrees(_ part: Substring, with file: AddFile, field: Field) -> Bool {
    let text = file.partitionValue(of: field)
    guard let text, !text.isEmpty else { return part == "__HIVE_DEFAULT_PARTITION__" }
    // The engine takes these for null.
    guard part != "__HIVE_DEFAULT_PARTITION__", part.lowercased() != "null" else { return false }
    let inPath = PartitionText.value(of: FilePath.path(ofURI: String(part)), type: field.type)
    return inPath != nil && inPath == PartitionText.value(of: text, type: field.type)
  }

  private static func column(_ field: Field, from alias: String?) -> SQL {
    let prefix = alias.map { $0 + "." } ?? ""
    return
      "cast(\(raw: prefix)\(identifier: field.name) as \(raw: field.type.engineName)) as \(identifier: field.name)"
  }

  private static func nulls(_ fields: [Field]) -> SQL {
    fields.map { "cast(null as \(raw: $0.type.engineName)) as \(identifier: $0.name)" as SQL }
      .joined(separator: ", ")
  }

  /// A path that the engine does not take for a pattern.
  private static func pattern(_ path: String) -> String {
    guard path.contains(where: { "*?[".contains($0) }) else { return path }
    return path.map { "*?[".contains($0) ? "[\($0)]" : String($0) }.joined()
  }
}

extension AddFile {
  /// The log's text of the column's value in this file.
  fileprivate func partitionValue(of field: Field) -> String? {
    if let exact = partitionValues[field.name] { return exact }
    let name = field.name.lowercased()
    return partitionValues.first { $0.key.lowercased() == name }?.value
  }
}
