/// One thing done at a keyboard.
public enum Key: Sendable, Hashable {
  /// Text that was typed: one character, or the part of one that a key makes.
  case text(String)
  /// Text that was pasted, line ends as `\n`.
  case paste(String)
  case enter
  case tab
  case backspace
  case delete
  case left, right, up, down
  case home, end
  case wordLeft, wordRight
  /// Deletes the word before the cursor.
  case deleteWord
  /// Deletes the word behind the cursor.
  case deleteNextWord
  /// A letter with Ctrl, small.
  case control(Character)
  case escape
}
