import Execution
import Foundation
import Relational
import Testing

/// Whatever bytes land, what Mercer takes for rows are the rows that the engine reads.
@Suite struct ReadingLawTests {
  /// Pieces that make a delimited file hard to read.
  private static let pieces = [
    "a", "b", "\"", "\"", ",", ",", ",", "\n", "\n", "\n", "\r\n", "\r", " ", "\\", "\"\"", "\",\"",
    "\"\n\"", "x,y\n", "x,y\n", "ä", "\u{1}", "\0", "\t", "\"a\",\"b\"\n", "\"a\nb\",c\n",
  ]

  @Test(arguments: ["\"", "\\"], 0..<4 as Range<UInt64>)
  func `the engine reads every row where it was found, and rejects none`(
    escape: String,
    seed: UInt64
  ) async throws {
    let shop = try Shop()
    var random = Seeded(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    for file in 100..<220 {
      var text = "id,note\n"
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        text += Self.pieces.randomElement(using: &random) ?? ""
      }
      var bytes = Data(text.utf8)
      if Int.random(in: 0..<4, using: &random) == 0 { bytes += [0x41, 0xFF, 0x2C, 0x41, 0x0A] }
      try shop.land("\(file).csv", bytes)
    }
    let report = try await shop.update([
      """
      create or refresh streaming table bronze.t
      as select *, _metadata.file_name as file, (monotonically_increasing_id() & 8589934591) + 1 as place
      from stream read_files('${landing}', format => 'csv', header => true, encoding => 'UTF-8',
        escape => '\(escape == "\\" ? "\\\\" : escape)', schema => 'id string, note string')
      """
    ])
    #expect(report.state == .completed, "\(report.datasets.compactMap { $0.error?.rendered })")
    let rejects = "(select regexp_extract(source_file, '[^/]*$') as file from bronze.t_rejects)"
    let wrong = try await shop.rows(
      """
      select file, count(*), min(place), max(place), any_value(n)
      from bronze.t left join (select file, count(*) as n from \(rejects) group by file) using (file)
      group by file
      having count(distinct place) <> count(*) or min(place) < 1
        or max(place) > count(*) + coalesce(any_value(n), 0)
      """
    )
    #expect(wrong.isEmpty, "\(wrong)")
    let words = ["expected, found", "quote", "bytes are no", "byte is no"]
    let reasons = try await shop.rows("select distinct reason from bronze.t_rejects").map { $0[0] }
    #expect(
      reasons.allSatisfy { reason in words.contains { reason?.contains($0) ?? false } },
      "\(reasons)"
    )
  }
}

/// Draws that depend on the seed alone.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
