/// A field of dots, two across and four down in each cell of the screen.
struct DotCanvas {
  let columns: Int
  let rows: Int
  /// Bits of the braille pattern of each cell, row by row.
  private var patterns: [UInt8]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    patterns = Array(repeating: 0, count: columns * rows)
  }

  /// Dots across.
  var width: Int { columns * 2 }
  /// Dots down.
  var height: Int { rows * 4 }

  /// Sets the dot; outside of the field nothing happens.
  mutating func set(x: Int, y: Int) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    // Source: Unicode, Braille Patterns: dots 1 2 3 7 down the left, 4 5 6 8 down the right.
    let bits: [UInt8] = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80]
    patterns[y / 4 * columns + x / 2] |= bits[y % 4 * 2 + x % 2]
  }

  /// Sets the dots of a straight line.
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      set(
        x: start.x + Int((Double(end.x - start.x) * share).rounded()),
        y: start.y + Int((Double(end.y - start.y) * share).rounded())
      )
    }
  }

  /// Sets four dots, for a point that no line leads to.
  mutating func blot(at place: (x: Int, y: Int)) {
    let left = place.x - place.x % 2
    for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] { set(x: left + dx, y: place.y + dy) }
  }

  /// The field as text, one string for each row of cells.
  func rows(unicode: Bool) -> [String] {
    (0..<rows).map { row in
      String(
        patterns[(row * columns)..<((row + 1) * columns)].map { pattern -> Character in
          if pattern == 0 { return " " }
          guard unicode else { return "*" }
          return Unicode.Scalar(0x2800 + UInt32(pattern)).map(Character.init) ?? " "
        }
      )
    }
  }
}
