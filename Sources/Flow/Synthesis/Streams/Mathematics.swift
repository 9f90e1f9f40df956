#if canImport(Glibc)
internal import Glibc
#else
internal import Darwin
#endif

/// Natural logarithm.
public func logarithm(_ value: Double) -> Double { log(value) }
/// Cosine of an angle in radians.
public func cosine(_ value: Double) -> Double { cos(value) }
/// e to that power.
public func exponential(_ value: Double) -> Double { exp(value) }
