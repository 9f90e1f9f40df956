import Dispatch

/// Runs calls that wait for the disk away from the threads that Swift's tasks share.
package enum Blocking {
  package static func run<R: Sendable>(_ work: @escaping @Sendable () throws -> R) async throws -> R
  {
    try await withCheckedThrowingContinuation { continuation in
      queue.async { continuation.resume(with: Result(catching: work)) }
    }
  }

  private static let queue = DispatchQueue(label: "lakehouse.files", attributes: .concurrent)
}
