import Relational
import Terminal
import Testing

@Suite struct PeopleTests {
  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("-1234567.50", "-1,234,567.50"),
    ("0.12345", "0.12345"), ("123456", "123,456"),
  ])
  func `thousands are set apart`(number: String, text: String) {
    #expect(People.grouped(number) == text)
  }

  @Test(arguments: [
    (0.1 + 0.2, "0.3"), (0, "0"), (-0.0, "0"), (1234.5, "1,234.5"), (1.0 / 3, "0.333333"),
    (-2, "-2"),
    (1e-9, "1e-09"), (1e300, "1e+300"), (.nan, "nan"), (-.infinity, "-inf"),
    (999_999.9999999, "1,000,000"),
  ])
  func `a number has no more digits than people read`(value: Double, text: String) {
    #expect(People.number(value) == text)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (0.25, "0.25"), (99.96, "100"), (999.6, "1k"), (1_234, "1.2k"),
    (999_999, "1M"),
    (-38_200_000, "-38.2M"), (380_200_000, "380M"), (4.1e9, "4.1B"), (2e12, "2T"), (1e20, "1e20"),
    (-1.7e308, "-1.7e308"),
    (0.0001, "0.0001"), (.infinity, "inf"),
  ])
  func `a short number is short`(value: Double, text: String) {
    #expect(People.short(value) == text)
  }

  @Test(arguments: [
    (Duration.milliseconds(85), "85 ms", "0:00"), (.milliseconds(2_440), "2.4 s", "0:02"),
    (.milliseconds(59_990), "1 min 00 s", "0:59"), (.seconds(185), "3 min 05 s", "3:05"),
    (.seconds(7_620), "2 h 07 min", "2:07:00"),
  ])
  func `a length of time reads well`(duration: Duration, text: String, clock: String) {
    #expect(People.duration(duration) == text)
    #expect(People.clock(duration) == clock)
  }

  @Test(arguments: [
    ("units", "2,024"), ("year", "2024"), ("order_year", "2024"), ("customer_key", "2024"),
    ("ORDER_ID", "2024"), ("monkey", "2,024"), ("paid", "2,024"), ("version", "2024"),
  ])
  func `keys and years keep their digits together`(column: String, text: String) {
    #expect(People.text(.integer(2024), column: column) == text)
  }

  @Test func `a count takes the noun that fits`() {
    #expect(People.count(1, "row") == "1 row")
    #expect(People.count(1_000, "row") == "1,000 rows")
  }

  @Test(
    arguments: [
      ("4GiB", 4 << 30), ("4 gib", 4 << 30), ("1.5KiB", 1_536), ("10MB", 10_000_000),
      ("2TB", 2_000_000_000_000),
      ("0.5 KB", 500), ("4", nil), ("GiB", nil), ("-1GiB", nil), ("4GiBs", nil), ("1.2.3MB", nil),
      ("99999999999TiB", nil), ("1e3MB", nil), ("", nil), ("²MB", nil),
    ] as [(String, Int64?)]
  )
  func `a size is read with its unit`(text: String, bytes: Int64?) {
    #expect(ByteSize.bytes(in: text) == bytes)
  }

  @Test(
    arguments: [
      (0, "0 bytes"), (1_023, "1023 bytes"), (1_024, "1 KiB"), (1_536, "1.5 KiB"),
      (5 << 30, "5 GiB"),
    ] as [(Int64, String)]
  )
  func `a size is written with its unit`(bytes: Int64, text: String) {
    #expect(ByteSize.text(bytes) == text)
  }
}
