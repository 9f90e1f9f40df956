/// One dataset's turn in an update.
public struct Stage: Sendable, Hashable {
  /// Why a dataset is part of the update.
  public enum Reason: String, Sendable {
    /// The user named it, or asked for everything.
    case selected
    /// Something selected reads it.
    case upstream
    /// It reads something selected.
    case downstream
  }

  /// `schema.name`.
  public var dataset: String
  /// Why the dataset has a turn.
  public var reason: Reason
  /// Stages of one level do not read each other and may run at once; from 0.
  public var level: Int
}
