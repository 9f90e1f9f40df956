/// Newest snapshots of the tables of one lake.
final class SnapshotCache: Sendable {}
