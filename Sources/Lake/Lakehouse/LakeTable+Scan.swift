public import Delta
public import Relational

extension LakeTable {
  /// A SELECT of the snapshot's rows, columns in schema order, with no bound values: fit for views.
  ///
  /// - Parameters:
  ///   - snapshot: A state of this table.
  ///   - conditions: Leave out files that hold no row meeting all of them; rows are not filtered.
  /// - Returns: One SELECT without a semicolon.
  /// - Throws: `DeltaError.unsupported` for some files of a table with deletion vectors; `.corrupt` for a partition value that is no value of its column's type.
  public func scan(_ snapshot: Snapshot, where conditions: [ColumnFilter] = []) throws -> SQL {
    guard snapshot.needsProtocolReader else {
      return try Scan(snapshot, files: snapshot.files(where: conditions), folder: folder).select
    }
    // The extension reads whole versions, and finds no partition values under mapped names.
    let isMapped =
      snapshot.partitionFields.map(\.name) != snapshot.storedPartitionFields.map(\.name)
    guard !snapshot.isSubset, !isMapped else {
      let reason = snapshot.isSubset ? "read as a stream" : "with mapped partition columns"
      throw DeltaError.unsupported(
        location: folder,
        access: .read,
        version: snapshot.tableProtocol.minReaderVersion,
        features: ["deletionVectors or columnMapping by id \(reason)"]
      )
    }
    return Scan.throughExtension(snapshot, folder: folder)
  }
}
