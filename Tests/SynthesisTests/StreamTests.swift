import Relational
import Testing

@testable import Synthesis

@Suite struct StreamTests {
  @Test func `parts add up to the total and follow the weights`() {
    let parts = Apportionment.parts(of: 1_000, by: [1, 2, 3, 0.5])
    #expect(parts.reduce(0, +) == 1_000)
    #expect(parts == [154, 308, 461, 77])
    #expect(Apportionment.parts(of: 0, by: [0, 0]) == [0, 0])
  }

  @Test func `shards lie behind each other without a gap`() {
    for total in [0, 1, 6, 7, 100] {
      let ranges = (0..<7).map { Apportionment.range($0, of: 7, in: total) }
      #expect(ranges.flatMap { Array($0) } == Array(0..<total))
    }
  }

  @Test func `an alias table gives each index its share`() {
    let table = AliasTable([1, 0, 3, 6])
    var draw = RandomStream(seed: 1).cursor
    var counts = [0, 0, 0, 0]
    for _ in 0..<100_000 { counts[table.index(draw.next())] += 1 }
    #expect(counts[1] == 0)
    for (count, share) in zip(counts, [0.1, 0, 0.3, 0.6]) {
      #expect(abs(Double(count) / 100_000 - share) < 0.006)
    }
  }

  @Test func `a permutation takes every place once`() {
    for count in [1, 2, 5, 1_000] {
      let order = Permutation(count: count, stream: RandomStream(seed: 3).stream("order"))
      #expect(Set((0..<count).map { order[$0] }) == Set(0..<count))
    }
  }

  @Test(arguments: [(2_024, "2024-03-31"), (2_025, "2025-04-20"), (2_026, "2026-04-05")])
  func `Easter moves with the moon`(year: Int, day: String) {
    #expect(CalendarDay(daysSinceEpoch: HolidayCalendar.easter(year)).description == day)
  }

  @Test func `a stream gives the same words whatever was asked before`() {
    let stream = RandomStream(seed: 42).stream("orders")
    let later = stream[1_000]
    var cursor = stream.cursor
    for _ in 0..<1_000 { _ = cursor.next() }
    #expect(cursor.next() == later)
    #expect(stream.stream(1)[0] != stream[0])
    #expect(RandomStream(seed: 43).stream("orders")[1_000] != later)
  }
}
