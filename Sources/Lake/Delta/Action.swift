public import Relational

/// One line of a commit: a change to the table's state.
///
/// Source: Delta protocol, "Actions".
public enum Action: Sendable {
  /// Who committed, when and why; changes nothing.
  case commitInfo(CommitRecord)
  /// What readers and writers must be able to do.
  case tableProtocol(TableProtocol)
  /// Schema, partitioning and properties.
  case metadata(Metadata)
  /// A data file that belongs to the table from now on.
  case add(AddFile)
  /// A data file that no longer belongs to the table.
  case remove(RemoveFile)
  /// How far an application's stream has come.
  case transaction(AppTransaction)
  /// Configuration of a named domain.
  case domainMetadata(DomainMetadata)
  /// A file of changed rows; no part of the table's state.
  case changeData(JSON)
  /// An action this module knows nothing of, kept as it was.
  case unknown(name: String, JSON)
}

extension Action {
  /// Name of the action as the protocol spells it.
  public var name: String {
    switch self {
    case .commitInfo: "commitInfo"
    case .tableProtocol: "protocol"
    case .metadata: "metaData"
    case .add: "add"
    case .remove: "remove"
    case .transaction: "txn"
    case .domainMetadata: "domainMetadata"
    case .changeData: "cdc"
    case .unknown(let name, _): name
    }
  }

  /// The action as one JSON object with one member, as a line of a commit holds it.
  public var json: JSON {
    let body: JSON =
      switch self {
      case .commitInfo(let value): value.json
      case .tableProtocol(let value): value.json
      case .metadata(let value): value.json
      case .add(let value): value.json
      case .remove(let value): value.json
      case .transaction(let value): value.json
      case .domainMetadata(let value): value.json
      case .changeData(let value): value
      case .unknown(_, let value): value
      }
    return .object([(name, body)])
  }

  /// Reads an action from the object on one line; `nil` for an object whose members are all null.
  ///
  /// - Throws: `ActionFault` naming the member that is missing or of the wrong kind.
  public init?(_ line: JSON) throws(ActionFault) {
    guard let members = line.object else { throw ActionFault("an action is no JSON object") }
    guard let (name, body) = members.first(where: { !$0.1.isNull }) else { return nil }
    switch name {
    case "commitInfo": self = .commitInfo(CommitRecord(body))
    case "protocol": self = .tableProtocol(try TableProtocol(body))
    case "metaData": self = .metadata(try Metadata(body))
    case "add": self = .add(try AddFile(body))
    case "remove": self = .remove(try RemoveFile(body))
    case "txn": self = .transaction(try AppTransaction(body))
    case "domainMetadata": self = .domainMetadata(try DomainMetadata(body))
    case "cdc": self = .changeData(body)
    default: self = .unknown(name: name, body)
    }
  }
}
