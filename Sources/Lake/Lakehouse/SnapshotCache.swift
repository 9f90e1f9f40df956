import Delta
import Synchronization

/// The states of the tables of one lake that were read last.
final class SnapshotCache: Sendable {
  private let states = Mutex<[String: [Snapshot]]>([:])
  private let statesPerTable = 4

  /// The newest state of the table at `folder` that was read.
  func newest(_ folder: String) -> Snapshot? {
    states.withLock { $0[folder]?.max { $0.version < $1.version } }
  }

  func version(_ version: Int64, of folder: String) -> Snapshot? {
    states.withLock { $0[folder]?.last { $0.version == version } }
  }

  func keep(_ snapshot: Snapshot, of folder: String) {
    states.withLock { states in
      var kept = (states[folder] ?? []).filter { $0.version != snapshot.version }
      kept.append(snapshot)
      states[folder] = Array(kept.suffix(statesPerTable))
    }
  }

  func forget(_ folder: String) {
    states.withLock { $0[folder] = nil }
  }
}
