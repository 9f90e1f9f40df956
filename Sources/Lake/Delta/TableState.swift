/// What the actions read so far add up to.
///
/// Source: Delta protocol, "Action Reconciliation".
struct TableState: Sendable {
  var tableProtocol: TableProtocol?
  var metadata: Metadata?
  var files: [FileIdentity: AddFile] = [:]
  var tombstones: [FileIdentity: RemoveFile] = [:]
  var transactions: [String: AppTransaction] = [:]
  var domains: [String: DomainMetadata] = [:]
  /// In-commit timestamp of the newest commit, when the table keeps them.
  var inCommitTimestamp: Int64?

  /// Takes in a newer action.
  mutating func apply(_ action: Action) {
    switch action {
    case .commitInfo(let record): inCommitTimestamp = record.inCommitTimestamp ?? inCommitTimestamp
    case .tableProtocol(let value): tableProtocol = value
    case .metadata(let value): metadata = value
    case .add(let file):
      tombstones[file.identity] = nil
      files[file.identity] = file
    case .remove(let file):
      files[file.identity] = nil
      tombstones[file.identity] = file
    case .transaction(let value): transactions[value.appID] = value
    case .domainMetadata(let value): domains[value.domain] = value.isRemoved ? nil : value
    case .changeData, .unknown: break
    }
  }

  /// The actions that a checkpoint of this state holds.
  ///
  /// - Parameter expiry: Tombstones not younger than this are left out, milliseconds since 1970.
  /// - Returns: Protocol, metadata, streams, domains, files and tombstones.
  func checkpointActions(expiry: Int64) -> [Action] {
    var actions: [Action] = []
    if let tableProtocol { actions.append(.tableProtocol(tableProtocol)) }
    if let metadata { actions.append(.metadata(metadata)) }
    actions += transactions.values.sorted { $0.appID < $1.appID }.map(Action.transaction)
    actions += domains.values.sorted { $0.domain < $1.domain }.map(Action.domainMetadata)
    actions += files.values.sorted { $0.path < $1.path }.map { file in
      var kept = file
      kept.dataChange = false
      return Action.add(kept)
    }
    actions += tombstones.values.sorted { $0.path < $1.path }
      .filter { ($0.deletionTimestamp ?? 0) > expiry }
      .map { file in
        var kept = file
        kept.dataChange = false
        return Action.remove(kept)
      }
    return actions
  }
}
