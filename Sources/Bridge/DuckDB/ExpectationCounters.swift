internal import Relational
internal import Synchronization

/// Counts of the conditions of running writes, fed by the scalar function `mercer_expect`.
///
/// `mercer_expect(run, condition…)` answers with the set of dropping conditions a row failed, one bit each.
/// It must stand in a projection below the filter that reads it: in a WHERE of the body's own level DuckDB
/// moves it below joins and aggregates, and counts other rows.
final class ExpectationCounters: Sendable {
  /// The counts of one write.
  final class Run: Sendable {
    /// Bit of each condition in the answer; 0 for one that drops nothing.
    let bits: [Int64]
    private let failures: [Tally]
    private let rows = Tally()

    init(conditions: [ParquetWrite.Condition]) {
      var next: Int64 = 1
      bits = conditions.map { condition in
        guard condition.dropsRow else { return 0 }
        defer { next <<= 1 }
        return next
      }
      failures = conditions.map { _ in Tally() }
    }

    func counts(of conditions: [ParquetWrite.Condition]) -> [ParquetWriteReport.Count] {
      let total = rows.value
      return zip(conditions, failures).map { condition, failed in
        .init(name: condition.name, passed: total - failed.value, failed: failed.value)
      }
    }

    func count(_ input: borrowing ScalarInput, into output: inout ScalarOutput) {
      rows.add(Int64(input.rowCount))
      output.withValues(as: Int64.self) { answers in
        for row in 0..<input.rowCount { answers[row] = 0 }
        for index in bits.indices {
          var failed: Int64 = 0
          let isComplete = input.isComplete(argument: index + 1)
          input.withValues(ofArgument: index + 1, as: UInt8.self) { passed in
            for row in 0..<input.rowCount
            where passed[row] == 0 || (!isComplete && input.isNull(argument: index + 1, row: row)) {
              failed += 1
              answers[row] |= bits[index]
            }
          }
          failures[index].add(failed)
        }
      }
    }
  }

  static let functionName = "mercer_expect"
  /// One bit per dropping condition in a signed 64-bit answer.
  static let maximumDroppingConditions = 62

  private let runs = Mutex<(next: Int64, open: [Int64: Run])>((1, [:]))

  func begin(_ conditions: [ParquetWrite.Condition]) -> (id: Int64, run: Run) {
    let run = Run(conditions: conditions)
    let id = runs.withLock { state in
      defer { state.next += 1 }
      state.open[state.next] = run
      return state.next
    }
    return (id, run)
  }

  func end(_ id: Int64) {
    runs.withLock { $0.open[id] = nil }
  }

  var function: ScalarFunction {
    ScalarFunction(
      name: Self.functionName,
      parameters: [.long],
      variadic: .boolean,
      result: .long,
      isVolatile: true,
      seesNulls: true
    ) { [self] input, output in
      guard input.rowCount > 0 else { return }
      let id = input.withValues(ofArgument: 0, as: Int64.self) { $0[0] }
      guard let run = runs.withLock({ $0.open[id] }) else {
        throw QueryError(kind: .other, message: "no write \(id) is running", sql: "")
      }
      run.count(input, into: &output)
    }
  }
}

/// One number that many threads add to.
private final class Tally: Sendable {
  private let total = Atomic<Int64>(0)

  func add(_ amount: Int64) { total.add(amount, ordering: .relaxed) }
  var value: Int64 { total.load(ordering: .relaxed) }
}
