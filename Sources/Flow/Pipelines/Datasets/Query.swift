/// The SELECT of a dataset, in the user's words and in the engine's.
public struct Query: Sendable, Hashable {
  /// As written, references replaced.
  public var text: String
  /// In the engine's dialect.
  ///
  /// Datasets appear as `"schema"."name"`; streams and files under their input's relation name, which must
  /// exist when the text is run.
  public var engineText: String
  /// From `engineText` back to the file.
  public var offsets: OffsetMap
  /// What the query reads; each dataset, stream and file source once, in order of appearance.
  public var inputs: [Input]
  /// Where each dataset is named first, by its name.
  public var places: [String: SourcePlace]
  /// The expressions of its SELECT lists, as written.
  var items: SelectItems

  /// Names of the datasets that are read, streams or not; sorted, each once.
  public var datasetNames: [String] {
    Set(inputs.compactMap { if case .dataset(let name, _) = $0 { name } else { nil } }).sorted()
  }

  /// Files that are read.
  public var fileSources: [FileSource] {
    inputs.compactMap { if case .files(let source) = $0 { source } else { nil } }
  }
}
