internal import Relational

/// Something wrong with a SQL text, before it is known which file the text belongs to.
struct SQLFault: Error, Sendable {
  var code: String
  var summary: String
  /// Offset in the text's bytes.
  var offset: Int
  var why: String?
  var next: String?

  init(
    _ code: String,
    _ summary: String,
    at offset: Int,
    why: String? = nil,
    next: String? = nil
  ) {
    self.code = code
    self.summary = summary
    self.offset = offset
    self.why = why
    self.next = next
  }

  /// The fault with its place in the user's file.
  func explanation(in text: SQLText) -> Explanation {
    Explanation(
      code,
      summary,
      place: text.place(at: offset).description,
      why: why,
      next: next
    )
  }
}
