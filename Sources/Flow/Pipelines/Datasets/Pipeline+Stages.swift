public import Relational

extension Pipeline {
  /// The datasets of a selection in the order of their turn.
  ///
  /// - Throws: `Explanations` naming every part of the selection that fits nothing.
  public func stages(_ selection: Selection = .all) throws(Explanations) -> [Stage] {
    let graph = DatasetGraph(datasets)
    var reasons: [String: Stage.Reason] = [:]
    var problems: [Explanation] = []
    for term in selection.terms {
      let named = Set(datasets.map(\.name).filter(term.matches))
      if named.isEmpty { problems.append(term.explanation(known: datasets.map(\.name))) }
      for name in named { reasons[name] = .selected }
      if term.includesUpstream {
        for name in graph.upstream(of: named) where reasons[name] == nil {
          reasons[name] = .upstream
        }
      }
      if term.includesDownstream {
        for name in graph.downstream(of: named) where reasons[name] == nil {
          reasons[name] = .downstream
        }
      }
    }
    guard problems.isEmpty else { throw Explanations(problems) }
    return datasets.compactMap { dataset in
      let reason = selection.terms.isEmpty ? .selected : reasons[dataset.name]
      return reason.map {
        Stage(dataset: dataset.name, reason: $0, level: graph.levels[dataset.name] ?? 0)
      }
    }
  }
}
