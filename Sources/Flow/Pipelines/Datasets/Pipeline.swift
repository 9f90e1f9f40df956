public import Relational

/// Datasets that are updated together.
public struct Pipeline: Sendable {
  /// What the bundle says about it.
  public var resource: PipelineResource
  /// Every dataset behind those it reads; by name where that leaves a choice.
  public var datasets: [Dataset]
  /// What should be mended and does not stop anything.
  public var warnings: [Explanation]

  /// The dataset `schema.name`, without regard to case.
  public func dataset(named name: String) -> Dataset? {
    let wanted = name.lowercased()
    return datasets.first { $0.name.lowercased() == wanted }
  }
}
