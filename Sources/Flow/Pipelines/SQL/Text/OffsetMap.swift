/// From offsets in engine text back to positions in the user's file.
public struct OffsetMap: Sendable, Hashable {
  /// From `start` on, text comes from `place`.
  struct Entry: Sendable, Hashable {
    var start: Int
    var place: SourcePlace
    /// Whether each character further on is one column further on; otherwise all of it comes from `place`.
    var isVerbatim: Bool
  }

  var entries: [Entry]

  /// The place that the text at UTF-8 `offset` comes from.
  public func place(at offset: Int) -> SourcePlace {
    let entry = entries.last(whileTrue: { $0.start <= offset }) ?? entries[0]
    var place = entry.place
    if entry.isVerbatim { place.column += offset - entry.start }
    return place
  }
}
