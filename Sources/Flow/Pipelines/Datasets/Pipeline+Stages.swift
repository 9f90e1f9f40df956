public import Relational

extension Pipeline {
  /// The datasets of a selection in the order of their turn.
  ///
  /// - Throws: `Explanations` naming every part of the selection that fits nothing.
  public func stages(_ selection: Selection = .all) throws(Explanations) -> [Stage] {
    []
  }
}
