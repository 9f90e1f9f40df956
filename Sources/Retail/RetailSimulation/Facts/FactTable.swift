/// Reads the facts of this folder from the text that they are written in.
///
/// A line holds one record or several, their fields separated by tabs; a line that starts with `#` names the columns.
/// A text that does not read is a fault of this program, found by the first test that touches it.
enum FactTable {
  /// The records of a text, in its order.
  static func records<Record>(
    _ text: String,
    _ record: (inout FactFields) -> Record
  ) -> [Record] {
    var records: [Record] = []
    for line in text.split(separator: "\n") where !line.hasPrefix("#") {
      var fields = FactFields(line)
      while !fields.isEmpty { records.append(record(&fields)) }
    }
    return records
  }

  /// The place of every code in its table.
  static func numbers(_ codes: [String]) -> [String: Int] {
    Dictionary(codes.enumerated().map { ($1, $0) }) { first, second in
      preconditionFailure("the code of fact \(first) is also that of fact \(second)")
    }
  }

  /// The place of one code.
  static func number(of code: String, in numbers: [String: Int]) -> Int {
    guard let number = numbers[code] else {
      preconditionFailure("a fact refers to `\(code)`, which is not in the table it points to")
    }
    return number
  }
}
