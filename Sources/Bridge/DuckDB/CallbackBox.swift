/// Carries a Swift value through C's `void *`.
///
/// SAFETY: DuckDB keeps the pointer until it calls `release`, once, when the function or scan is gone.
final class CallbackBox<Value: Sendable>: Sendable {
  let value: Value

  init(_ value: Value) {
    self.value = value
  }

  func retained() -> UnsafeMutableRawPointer { Unmanaged.passRetained(self).toOpaque() }

  static func at(_ pointer: UnsafeMutableRawPointer?) -> CallbackBox {
    guard let pointer else { preconditionFailure("DuckDB lost a callback's context") }
    return Unmanaged<CallbackBox>.fromOpaque(pointer).takeUnretainedValue()
  }

  static var release: @convention(c) (UnsafeMutableRawPointer?) -> Void {
    { pointer in pointer.map { Unmanaged<AnyObject>.fromOpaque($0).release() } }
  }
}
