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
    if snapshot.needsProtocolReader {
      guard !snapshot.isSubset else {
        throw DeltaError.unsupported(
          location: folder,
          access: .read,
          version: snapshot.tableProtocol.minReaderVersion,
          features: ["deletionVectors or columnMapping, read as a stream"]
        )
      }
      return Scan.throughExtension(snapshot, folder: folder)
    }
    return try Scan(snapshot, files: snapshot.files(where: conditions), folder: folder).select
  }
}
