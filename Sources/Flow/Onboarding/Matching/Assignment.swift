/// Pairs rows with columns of a matrix so that the sum of the scores is greatest; each is used once at most.
enum Assignment {
  /// Finds the best pairs.
  ///
  /// - Parameter scores: Rows of equal length, 0 or more; 0 means that the two do not go together.
  /// - Returns: The column of each row, `nil` for rows that go without.
  /// - Complexity: O(n³) by the Hungarian method.
  static func best(_ scores: [[Double]]) -> [Int?] {
    let rows = scores.count
    let columns = scores.first?.count ?? 0
    guard rows > 0, columns > 0 else { return Array(repeating: nil, count: rows) }
    // As many columns more as there are rows, so that every row may go without.
    let width = columns + rows
    func cost(_ row: Int, _ column: Int) -> Double { column < columns ? -scores[row][column] : 0 }
    var u = Array(repeating: 0.0, count: rows + 1)
    var v = Array(repeating: 0.0, count: width + 1)
    var owner = Array(repeating: 0, count: width + 1)
    var way = Array(repeating: 0, count: width + 1)
    for row in 1...rows {
      owner[0] = row
      var column = 0
      var least = Array(repeating: Double.infinity, count: width + 1)
      var used = Array(repeating: false, count: width + 1)
      repeat {
        used[column] = true
        let current = owner[column]
        var delta = Double.infinity
        var next = 0
        for other in 1...width where !used[other] {
          let reduced = cost(current - 1, other - 1) - u[current] - v[other]
          if reduced < least[other] {
            least[other] = reduced
            way[other] = column
          }
          if least[other] < delta {
            delta = least[other]
            next = other
          }
        }
        for other in 0...width {
          if used[other] {
            u[owner[other]] += delta
            v[other] -= delta
          } else {
            least[other] -= delta
          }
        }
        column = next
      } while owner[column] != 0
      repeat {
        let before = way[column]
        owner[column] = owner[before]
        column = before
      } while column != 0
    }
    var result: [Int?] = Array(repeating: nil, count: rows)
    for column in 1...columns where owner[column] > 0 {
      let row = owner[column] - 1
      if scores[row][column - 1] > 0 { result[row] = column - 1 }
    }
    return result
  }
}
