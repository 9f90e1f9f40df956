import Foundation
import Pipelines
import Relational
import Testing

/// Expressions mean here what they mean in Spark: `SparkValues/values.tsv` has what Spark gives.
@Suite struct SparkValueTests {
  struct Expectation: Sendable, CustomTestStringConvertible {
    var sql: String
    /// Rows as Spark writes them; `ERROR` when it refuses.
    var value: String
    /// Spark's types of the columns, with commas between them.
    var types: String

    var testDescription: String { sql }
    var query: String {
      sql.hasPrefix("select") || sql.hasPrefix("with") ? sql : "select \(sql) as x"
    }
  }

  static let expectations: [Expectation] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("SparkValues/values.tsv")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Expectation(
        sql: fields[0],
        value: fields[1].replacing("\\t", with: "\t"),
        types: fields[2]
      )
    }
  }()

  @Test func `there are values to compare with`() {
    #expect(Self.expectations.count > 400)
  }

  @Test func `every expression gives what Spark gives`() async throws {
    let engine = try await TestProject.engine()
    for expectation in Self.expectations {
      let found = await value(of: expectation.query, engine)
      #expect(
        Self.isSame(found, expectation.value, isOrdered: expectation.sql.contains("order by")),
        "\(expectation.sql) gives \(found), in Spark \(expectation.value)"
      )
    }
  }

  /// Decimals aside: precision follows the engine, and the result of `/` and `avg` is a double.
  @Test func `every column has the type that Spark gives it`() async throws {
    let engine = try await TestProject.engine()
    for expectation in Self.expectations where !expectation.types.isEmpty {
      let isOther = ["decimal", "void", "struct"].contains { expectation.types.contains($0) }
      if isOther { continue }
      let project = TestProject("create materialized view t as \(expectation.query)")
      let loaded = try await Project.load(project.files, engine: engine)
      let text = loaded.pipelines[0].datasets[0].query.engineText
      let types = try await engine.columns(of: SQL(raw: text)).map { $0.type?.sparkName ?? "" }
      // A wall-clock time of the engine is stored as an instant.
      let wanted = expectation.types.replacing("timestamp_ntz", with: "timestamp")
      let found = types.joined(separator: ",")
      #expect(found == wanted, "\(expectation.sql) is \(found), in Spark \(wanted)")
    }
  }

  private func value(of query: String, _ engine: any QueryEngine) async -> String {
    let project = TestProject("create materialized view t as \(query)")
    do {
      let loaded = try await Project.load(project.files, engine: engine)
      let text = loaded.pipelines[0].datasets[0].query.engineText
      let batch = try await engine.rows(SQL(raw: text))
      return (0..<batch.rowCount).map { row in
        batch.row(row).map(Self.text).joined(separator: ",")
      }.joined(separator: ";")
    } catch {
      return "ERROR"
    }
  }

  /// A value as Spark casts it to a text.
  static func text(_ value: Value) -> String {
    switch value {
    case .null: "NULL"
    case .array(let elements):
      "[" + elements.map { $0.isNull ? "null" : text($0) }.joined(separator: ", ") + "]"
    case .timestamp, .timestampNTZ:
      (value.text ?? "").replacing("T", with: " ").replacing("Z", with: "")
    case .double(let number) where number.isNaN: "NaN"
    default: value.text ?? ""
    }
  }

  /// Equal, or numbers that differ in their last digits only.
  static func isSame(_ found: String, _ wanted: String, isOrdered: Bool) -> Bool {
    if found == wanted { return true }
    // Rows that nobody ordered come in any order.
    func cells(_ text: String) -> [Substring] {
      let rows = text.split(separator: ";", omittingEmptySubsequences: false)
      return (isOrdered ? rows : rows.sorted()).flatMap { $0.split(separator: ",") }
    }
    guard cells(found).count == cells(wanted).count else { return false }
    return zip(cells(found), cells(wanted)).allSatisfy { left, right in
      if left == right { return true }
      guard let left = Double(left), let right = Double(right) else { return false }
      return abs(left - right) <= 1e-12 * max(1, abs(right))
    }
  }
}
