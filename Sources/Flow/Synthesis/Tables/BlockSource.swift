/// Rows of a made-up table, handed out block by block to any number of threads.
public protocol BlockSource: Sendable {
  /// The columns of every block.
  var columns: [MadeColumn] { get }
  /// Rows of all blocks together; where they cannot be known before, about as many.
  var rowCount: Int { get }
  /// Takes the next piece of work; `nil` when there is no more.
  ///
  /// - Returns: The place of the block among all blocks, from 0, and a closure that makes it. Closures may run on
  ///   different threads at the same time.
  func next() -> (place: Int, make: @Sendable () -> ColumnBlock)?
}
