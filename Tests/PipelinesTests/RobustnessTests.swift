import DuckDB
import Pipelines
import Relational
import Testing

/// Whatever a file holds, reading it ends with a project or with explanations.
@Suite struct RobustnessTests {
  /// Numbers that depend on nothing but the seed.
  struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  static let words = """
    select from where group by having order limit union all except ( ) ( ) [ ] { } , . ; : :: -> => |> ? @ $ * + - / % div = == \
    <=> <> != ! < > & | ^ ~ || not and or in is null between like rlike escape case when then else end cast try_cast as int \
    decimal(10,2) array<int> interval day '1 day' date '2024-01-01' timestamp 'x' "y" `z` a b t.a t.* 1 1L 1.5D 1e3 .5 stream \
    read_files 'p.csv' format => 'csv' left right semi anti join on using lateral view explode over partition window rows \
    unbounded preceding filter within ignore nulls distinct with recursive values pivot tablesample count sum max_by concat \
    substr split date_format to_date 'yyyy-MM-dd' round conv 16 10 struct named_struct map exists transform if coalesce \
    monotonically_increasing_id _metadata _row_id extract year trim both position qualify grouping rollup cube -- /* */ ${landing}
    """.split(separator: " ").map(String.init)

  static let statements = [
    "create materialized view v as select ", "create streaming table v as select * from stream ",
    "create materialized view v (constraint c expect (", "create ", "create materialized view v (",
    "create materialized view v tblproperties (", "", "create temporary view v as with ",
  ]

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `any words are read or explained`(_ seed: UInt64) async throws {
    var random = Generator(state: seed)
    var text = Self.statements.randomElement(using: &random) ?? ""
    for _ in 0..<Int.random(in: 1...25, using: &random) {
      text +=
        (Self.words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
    }
    let project = TestProject(text)
    do {
      _ = try await Project.load(project.files, engine: Database().makeEngine())
    } catch let error as Explanations {
      #expect(error.problems.allSatisfy { !$0.summary.isEmpty })
    }
  }

  @Test func `deep nesting is refused, not crashed on`() async throws {
    for open in ["(", "[", "case when ", "not ", "-(", "array(", "select (select "] {
      let text = "create materialized view v as select " + String(repeating: open, count: 5_000)
      #expect(!(try await TestProject(text).problems()).isEmpty)
    }
    let closed =
      "create materialized view v as select " + String(repeating: "(", count: 400) + "1"
      + String(repeating: ")", count: 400) + " as x"
    #expect(try await TestProject(closed).problems().contains { $0.contains("nested too deep") })
  }
}
