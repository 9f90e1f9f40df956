public import Relational

/// Configuration that a named domain, such as `delta.clustering`, keeps in the log.
public struct DomainMetadata: Sendable, Hashable {
  /// Name, unique in the table.
  public var domain: String
  /// Text whose form is the domain's own business.
  public var configuration: String
  /// Whether the action takes the domain away.
  public var isRemoved: Bool

  /// Describes a domain.
  public init(domain: String, configuration: String, isRemoved: Bool = false) {
    self.domain = domain
    self.configuration = configuration
    self.isRemoved = isRemoved
  }

  /// Reads the body of a `domainMetadata` action.
  public init(_ body: JSON) throws(ActionFault) {
    let reader = ActionReader(name: "domainMetadata", body: body)
    domain = try reader.string("domain")
    configuration = try reader.string("configuration")
    isRemoved = try reader.bool("removed", default: false)
  }

  /// The body of a `domainMetadata` action.
  public var json: JSON {
    [
      "domain": .string(domain), "configuration": .string(configuration),
      "removed": .boolean(isRemoved),
    ]
  }
}
