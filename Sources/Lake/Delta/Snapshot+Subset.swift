extension Snapshot {
  /// The same table with only the files that `isKept` accepts: what a stream reads of it.
  public func keeping(_ isKept: (AddFile) -> Bool) -> Snapshot {
    var subset = self
    subset.files = files.filter(isKept)
    return subset
  }

  /// Whether files of the version were left out.
  public var isSubset: Bool { files.count != state.files.count }
}
