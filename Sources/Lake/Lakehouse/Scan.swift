import Delta
import Relational

/// Turns a list of files into a SELECT for the engine.
struct Scan {
  private let snapshot: Snapshot
  private let files: [AddFile]
  private let folder: String
  /// Partition columns by the names they have in the log.
  private let partitionFields: [Field]

  init(_ snapshot: Snapshot, files: [AddFile], folder: String) {
    self.snapshot = snapshot
    self.files = files
    self.folder = folder
    partitionFields = snapshot.storedPartitionFields
  }

  /// Reads through DuckDB's delta extension, pinned to the snapshot's version.
  static func throughExtension(_ snapshot: Snapshot, folder: String) -> SQL {
    let columns = snapshot.schema.fields.map { column($0, stored: $0) }.joined(separator: ", ")
    return
      "select \(columns) from delta_scan(\(literal: folder), version := \(raw: String(snapshot.version))) as f"
  }

  var select: SQL {
    get throws {
      guard !files.isEmpty else { return nothing }
      let isJoined = !partitionFields.isEmpty && !isHiveStyle
      let partitioned = Set(partitionFields.map(\.name))
      let columns = try zip(snapshot.schema.fields, snapshot.storedSchema.fields).map {
        field,
        stored in
        isJoined && partitioned.contains(stored.name)
          ? try valueFromLog(field, stored: stored) : Scan.column(field, stored: stored)
      }
      let rows =
        isJoined
        ? source(options: "hive_partitioning = false", numbered: true)
        : source(options: hiveOptions)
      return "select \(columns.joined(separator: ", ")) from \(rows) as f"
    }
  }

  private var nothing: SQL {
    "select \(Scan.nulls(snapshot.schema.fields)) where false"
  }

  // MARK: Columns

  /// A partition value found by the number of the file in the list.
  private func valueFromLog(_ field: Field, stored: Field) throws -> SQL {
    let literals = try files.map { try literal(of: stored, in: $0) }.joined(separator: ", ")
    let list: SQL = "cast([\(raw: literals)] as \(raw: field.type.engineName)[])"
    return "list_extract(\(list), f.mercer_file) as \(identifier: field.name)"
  }

  private static func column(_ field: Field, stored: Field) -> SQL {
    let value: SQL = "cast(f.\(identifier: stored.name) as \(raw: stored.type.engineName))"
    guard field.type != stored.type else { return "\(value) as \(identifier: field.name)" }
    let renamed = Renaming.expression(value.text, from: stored.type, to: field.type)
    return "\(raw: renamed) as \(identifier: field.name)"
  }

  private static func nulls(_ fields: [Field]) -> SQL {
    fields.map { "cast(null as \(raw: $0.type.engineName)) as \(identifier: $0.name)" as SQL }
      .joined(separator: ", ")
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

  // MARK: Rows

  private func source(options: SQL, numbered: Bool = false) -> SQL {
    let paths = files.map { SQL.quote(path: FilePath.place(ofURI: $0.path, in: folder)) }
      .joined(separator: ", ")
    let isUniform = snapshot.allColumnsPresent(in: files) && !snapshot.mayHaveNarrowerFiles
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
    return snapshot.storedSchema.fields.filter { !partitioned.contains($0.name.lowercased()) }
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
}

extension AddFile {
  /// The log's text of the column's value in this file.
  fileprivate func partitionValue(of field: Field) -> String? {
    if let exact = partitionValues[field.name] { return exact }
    let name = field.name.lowercased()
    return partitionValues.first { $0.key.lowercased() == name }?.value
  }
}
