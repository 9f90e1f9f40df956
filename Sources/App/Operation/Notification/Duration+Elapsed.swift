public import Relational

extension Duration {
  /// Reads a length of time such as `90m`, `26h` or `3d`.
  ///
  /// - Throws: `Explanation` naming the option.
  public init(elapsed text: String, option: String) throws(Explanation) {
    let units: [Character: Int64] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
    guard let unit = text.last.flatMap({ units[$0] }), let count = Int64(text.dropLast()),
      (1...100_000).contains(count)
    else {
      throw Explanation(
        "cli.bad-value",
        "\(option) cannot be `\(text)`",
        why: "it is a whole number and s, m, h or d",
        next: "for example \(option) 26h"
      )
    }
    self = .seconds(count * unit)
  }
}
