public import Relational

/// What a reader and a writer must be able to do before they touch a table.
///
/// Source: Delta protocol, "Protocol Evolution".
public struct TableProtocol: Sendable, Hashable {
  /// 1...3.
  public var minReaderVersion: Int
  /// 1...7.
  public var minWriterVersion: Int
  /// Names of features readers need; `nil` below reader version 3.
  public var readerFeatures: [String]?
  /// Names of features writers need; `nil` below writer version 7.
  public var writerFeatures: [String]?

  /// Describes a protocol; features sorted by name.
  public init(
    minReaderVersion: Int,
    minWriterVersion: Int,
    readerFeatures: [String]? = nil,
    writerFeatures: [String]? = nil
  ) {
    self.minReaderVersion = minReaderVersion
    self.minWriterVersion = minWriterVersion
    self.readerFeatures = readerFeatures?.sorted()
    self.writerFeatures = writerFeatures?.sorted()
  }

  /// Reads the body of a `protocol` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "protocol", body: body)
    self.init(
      minReaderVersion: Int(try reader.int64("minReaderVersion")),
      minWriterVersion: Int(try reader.int64("minWriterVersion")),
      readerFeatures: body["readerFeatures"]?.array?.compactMap(\.string),
      writerFeatures: body["writerFeatures"]?.array?.compactMap(\.string)
    )
  }

  /// The body of a `protocol` action.
  public var json: JSON {
    var members: [(String, JSON)] = [
      ("minReaderVersion", JSON(minReaderVersion)), ("minWriterVersion", JSON(minWriterVersion)),
    ]
    if let readerFeatures {
      members.append(("readerFeatures", .array(readerFeatures.map(JSON.string))))
    }
    if let writerFeatures {
      members.append(("writerFeatures", .array(writerFeatures.map(JSON.string))))
    }
    return .object(members)
  }

  /// The least protocol that a table with these columns needs.
  ///
  /// - Parameters:
  ///   - schema: Columns after the change.
  ///   - table: The table's protocol so far; `nil` for a new table.
  /// - Returns: `table` itself when it will do.
  public static func needed(for schema: Schema, having table: TableProtocol?) -> TableProtocol {
    Support.needed(for: schema, having: table)
  }
}
