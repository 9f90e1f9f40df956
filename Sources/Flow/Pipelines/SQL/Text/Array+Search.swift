extension Array {
  /// The last element for which `isBefore` holds, when it holds for all elements up to some point and none behind.
  ///
  /// - Complexity: O(log n).
  func last(whileTrue isBefore: (Element) -> Bool) -> Element? {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBefore(self[middle]) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? self[low - 1] : nil
  }
}
