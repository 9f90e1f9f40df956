/// Names of columns and files as words.
enum NameText {
  private static let folded: [Character: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "à": "a", "á": "a", "â": "a", "ã": "a", "å": "a",
    "ç": "c", "è": "e", "é": "e", "ê": "e", "ë": "e", "ì": "i", "í": "i", "î": "i", "ï": "i",
    "ñ": "n", "ò": "o", "ó": "o", "ô": "o", "õ": "o", "ø": "o", "ù": "u", "ú": "u", "û": "u",
    "ý": "y", "ÿ": "y", "æ": "ae", "œ": "oe", "ł": "l", "ś": "s", "ż": "z", "ź": "z", "ć": "c",
    "ń": "n", "ą": "a", "ę": "e", "º": "o", "ª": "a", "°": "o",
  ]

  /// Lower case without accents.
  static func folded(_ text: String) -> String {
    text.lowercased().map { folded[$0] ?? String($0) }.joined()
  }

  /// The words of a name: parted at everything that is no letter or digit, between `aB`, and around digits.
  static func words(of name: String) -> [String] {
    var words: [String] = []
    var word = ""
    var last: Character = " "
    func close() {
      if !word.isEmpty { words.append(folded(word)) }
      word = ""
    }
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      if letter == "%" || letter == "#" {
        close()
        words.append(String(letter))
      } else if letter == "°", last == "n" || last == "N" {
        word.append("o")
      } else if !letter.isLetter, !letter.isNumber {
        close()
      } else {
        let next = index + 1 < letters.count ? letters[index + 1] : " "
        let startsWord =
          letter.isUppercase && (last.isLowercase || (last.isUppercase && next.isLowercase))
        if startsWord || (letter.isNumber != last.isNumber && last != " ") { close() }
        word.append(letter)
      }
      last = letter.isLetter || letter.isNumber ? letter : " "
    }
    close()
    return words
  }

  /// A name that a table or column may have: lower case letters, digits and underscores.
  static func identifier(_ name: String) -> String {
    var text = ""
    for letter in folded(name) {
      if letter.isASCII, letter.isLetter || letter.isNumber {
        text.append(letter)
      } else if !text.isEmpty, text.last != "_" {
        text.append("_")
      }
    }
    while text.last == "_" { text.removeLast() }
    guard let first = text.first else { return "column" }
    return first.isNumber ? "c_" + text : text
  }
}
