/// What a name of one, two or three parts means inside a pipeline.
struct NameScope {
  var catalog: String?
  var schema: String

  /// `schema.name` in lower case; `nil` when the name lies in another catalog.
  func resolve(_ parts: [String]) -> String? {
    let parts = parts.map { $0.lowercased() }
    switch parts.count {
    case 1: return "\(schema.lowercased()).\(parts[0])"
    case 2 where parts[0] == "live": return "\(schema.lowercased()).\(parts[1])"
    case 2: return parts.joined(separator: ".")
    case 3 where catalog == nil || parts[0] == catalog?.lowercased():
      return parts[1...].joined(separator: ".")
    default: return nil
    }
  }
}
