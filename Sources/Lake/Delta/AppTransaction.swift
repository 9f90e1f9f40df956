public import Relational

/// How far an application has come: written in the same commit as its data, so that a repeated run can tell.
public struct AppTransaction: Sendable, Hashable {
  /// Unique name of the stream.
  public var appID: String
  /// Grows from one committed step of the stream to the next.
  public var version: Int64
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var lastUpdated: Int64?

  /// Names a step of a stream.
  public init(appID: String, version: Int64, lastUpdated: Int64? = nil) {
    self.appID = appID
    self.version = version
    self.lastUpdated = lastUpdated
  }

  /// Reads the body of a `txn` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "txn", body: body)
    appID = try reader.string("appId")
    version = try reader.int64("version")
    lastUpdated = body["lastUpdated"]?.wholeNumber
  }

  /// The body of a `txn` action.
  public var json: JSON {
    var members: [(String, JSON)] = [("appId", .string(appID)), ("version", JSON(version))]
    if let lastUpdated { members.append(("lastUpdated", JSON(lastUpdated))) }
    return .object(members)
  }
}
