/// What a commit is about to do, as far as other commits can get in its way.
///
/// Source: Delta protocol's reference implementation, "ConflictChecker", at isolation level Serializable.
struct CommitIntent: Sendable {
  private let reads: Transaction.Reads
  private let removed: Set<FileIdentity>
  private let streams: Set<String>
  private let domains: Set<String>

  init(_ actions: [Action], reads: Transaction.Reads) {
    self.reads = reads
    var removed: Set<FileIdentity> = []
    var streams: Set<String> = []
    var domains: Set<String> = []
    for action in actions {
      switch action {
      case .remove(let file): removed.insert(file.identity)
      case .transaction(let step): streams.insert(step.appID)
      case .domainMetadata(let domain): domains.insert(domain.domain)
      default: continue
      }
    }
    self.removed = removed
    self.streams = streams
    self.domains = domains
  }

  /// Whether the commit only adds rows, without having read any.
  var isBlindAppend: Bool { reads == .nothing && removed.isEmpty }

  /// Why this commit cannot follow `winner`; `nil` when it can.
  func conflict(with winner: [Action], version: Int64) -> Conflict? {
    guard let reason = reason(winner) else { return nil }
    var conflict = Conflict(reason: reason, version: version)
    for case .commitInfo(let record) in winner {
      conflict.operation = record.operation
      conflict.engine = record.engine
    }
    return conflict
  }

  private func reason(_ winner: [Action]) -> Conflict.Reason? {
    for action in winner {
      switch action {
      case .tableProtocol: return .protocolChanged
      case .metadata: return .metadataChanged
      case .transaction(let step) where streams.contains(step.appID):
        return .sameStream(appID: step.appID)
      case .domainMetadata(let domain) where domains.contains(domain.domain):
        return .sameDomain(domain.domain)
      case .remove(let file) where removed.contains(file.identity):
        return .removedTwice(path: file.path)
      case .remove(let file) where reads == .everything: return .fileRemoved(path: file.path)
      case .add(let file) where reads == .everything && file.dataChange:
        return .filesAdded(path: file.path)
      default: continue
      }
    }
    return nil
  }
}
