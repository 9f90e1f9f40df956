import Delta
import Testing

@Suite struct FilePathTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var path: String
    var uri: String
    var testDescription: String { path }
  }

  static let cases = [
    Case(path: "part-0.parquet", uri: "part-0.parquet"),
    Case(path: "d=2024-05-01/x.parquet", uri: "d=2024-05-01/x.parquet"),
    Case(path: "p=a b/x.parquet", uri: "p=a%20b/x.parquet"),
    Case(path: "p=a%20b/x.parquet", uri: "p=a%2520b/x.parquet"),
    Case(path: "p=é+%/x", uri: "p=%C3%A9%2B%25/x"),
    Case(path: "t=10:00/x?#", uri: "t=10%3A00/x%3F%23"),
  ]

  @Test(arguments: cases)
  func `a path becomes a URI and comes back`(of example: Case) {
    #expect(FilePath.uri(ofRelative: example.path) == example.uri)
    #expect(FilePath.path(ofURI: example.uri) == example.path)
  }

  @Test func `a stray percent sign stands for itself`() {
    #expect(FilePath.path(ofURI: "100%/50%zz%4") == "100%/50%zz%4")
  }

  @Test func `an absolute URI is its own place`() {
    #expect(FilePath.place(ofURI: "a/b.parquet", in: "/lake/t") == "/lake/t/a/b.parquet")
    #expect(FilePath.place(ofURI: "/other/b.parquet", in: "/lake/t") == "/other/b.parquet")
    #expect(FilePath.place(ofURI: "file:///other/b%20c", in: "/lake/t") == "/other/b c")
    #expect(FilePath.place(ofURI: "s3://bucket/b", in: "/lake/t") == "s3://bucket/b")
    #expect(FilePath.place(ofURI: "t=10%3A00/x", in: "/lake/t") == "/lake/t/t=10:00/x")
  }
}
