internal import Relational

extension QueryError {
  /// Reads DuckDB's message, which is JSON behind the name of the error's class.
  init(reading message: String, sql: String) {
    guard let brace = message.firstIndex(of: "{"),
      let json = try? JSON(parsing: String(message[brace...])),
      let text = json["exception_message"]?.string
    else {
      self.init(
        kind: .init(exception: String(message.prefix { $0 != ":" })),
        message: message,
        sql: sql
      )
      return
    }
    let kind = Kind(exception: json["exception_type"]?.string ?? "", errno: json["errno"]?.string)
    let position = json["position"]?.string.flatMap(Int.init)
    self.init(kind: kind, message: text, sql: sql, position: position)
  }
}

extension QueryError.Kind {
  fileprivate init(exception: String, errno: String? = nil) {
    // EACCES, EPERM and EROFS: the file is there, the right to it is not.
    if let errno, ["13", "1", "30"].contains(errno) {
      self = .permission
      return
    }
    self =
      switch exception.replacing(" Error", with: "") {
      case "Parser", "Syntax": .syntax
      case "Binder", "Catalog": .binding
      case "Conversion", "Out of Range", "Mismatch Type", "Invalid Input": .conversion
      case "Constraint": .constraint
      case "INTERRUPT", "Interrupt": .interrupted
      case "Out of Memory": .memory
      case "IO", "HTTP", "Network": .io
      case "Permission": .permission
      default: .other
      }
  }
}
