/// Divides whole numbers by weights so that the parts add up exactly.
public enum Apportionment {
  /// Parts of `total` in proportion to `weights`, each within one of its exact share.
  ///
  /// Source: the method of largest remainders; of equal remainders the first wins.
  /// - Precondition: `total` is not negative; no weight is negative and one is positive, unless `total` is 0.
  public static func parts(of total: Int, by weights: [Double]) -> [Int] {
    let sum = weights.reduce(0, +)
    precondition(total == 0 || sum > 0, "a total needs weights to be divided by")
    guard total > 0 else { return weights.map { _ in 0 } }
    let shares = weights.map { $0 / sum * Double(total) }
    var parts = shares.map { Int($0.rounded(.down)) }
    let rest = total - parts.reduce(0, +)
    let byRemainder = shares.indices.sorted {
      let (left, right) = (shares[$0] - Double(parts[$0]), shares[$1] - Double(parts[$1]))
      return left == right ? $0 < $1 : left > right
    }
    // Rounding of the shares can leave a rest that is one short of 0 or longer than the list.
    for step in 0..<abs(rest) {
      let index = byRemainder[rest > 0 ? step % parts.count : parts.count - 1 - step % parts.count]
      parts[index] += rest > 0 ? 1 : -1
    }
    return parts
  }

  /// Part number `index` of `count` nearly equal parts of `0..<total`, in order and without gap.
  ///
  /// - Precondition: `index` is in `0..<count`.
  public static func range(_ index: Int, of count: Int, in total: Int) -> Range<Int> {
    precondition((0..<count).contains(index), "a part has a number below the number of parts")
    let start = total / count * index + min(index, total % count)
    return start..<start + total / count + (index < total % count ? 1 : 0)
  }
}
