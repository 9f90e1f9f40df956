public import Relational

/// What an engine must be told once before it runs engine text.
public enum Prelude {
  /// Statements for one session: settings, then the macros of schema `spark`.
  public static let statements: [SQL] = []
}
