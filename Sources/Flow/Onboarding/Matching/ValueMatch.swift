internal import Relational

/// How well the values of a column fit a column of the contract.
struct ValueMatch {
  let contract: Contract

  /// 0 where the types cannot be reconciled, 1 where they agree.
  func typeFit(_ profile: ColumnProfile, _ column: ContractColumn) -> Double {
    let numbers = profile.share(profile.numbers)
    let dates = profile.share(profile.dates)
    if let native = profile.nativeType {
      switch native {
      case .date, .timestamp, .timestampNTZ:
        return column.isTemporal ? 1 : column.type == "string" ? 0.2 : 0
      case .boolean: return column.type == "boolean" ? 1 : column.type == "string" ? 0.4 : 0.1
      case .float, .double, .decimal:
        if column.isNumeric { return 1 }
        return column.role == .key && profile.share(profile.integers + profile.wholeDecimals) > 0.98
          ? 0.8 : 0.05
      default: break
      }
    }
    switch column.type {
    case "string":
      if column.role == .key { return keyFit(profile) }
      if dates > 0.9, profile.share(profile.integers) < 0.9 { return 0.3 }
      let isFraction =
        numbers > 0.95 && profile.share(profile.integers + profile.wholeDecimals) < 0.9
      if isFraction { return 0.3 }
      if column.role == .label, numbers > 0.98 || codeShare(profile) > 0.9 { return 0.55 }
      if column.role == .status || column.role == .currency, numbers > 0.98 { return 0.5 }
      return 1
    case "boolean": return truthShare(profile) > 0.98 ? 1 : 0
    case "time": return profile.share(profile.times) > 0.9 ? 1 : 0
    case "date", "timestamp":
      if dates > 0.95 { return 1 }
      if dates > 0.6 { return 0.8 }
      return epochFit(profile)
    default:
      if profile.share(profile.leadingZeros) > 0.2 { return 0.3 }
      if column.isShare { return numbers > 0.95 && isShare(profile) ? 1 : 0 }
      if column.type == "int", numbers > 0.9 {
        let whole = profile.share(profile.integers + profile.wholeDecimals)
        return whole > 0.95 ? 1 : 0.3
      }
      // What never exceeds one is hardly an amount of money.
      let isSmall = profile.aboveOne == 0 && profile.zeros < profile.filled
      if column.role == .measure, isSmall, isShare(profile) { return numbers > 0.95 ? 0.6 : 0 }
      return numbers > 0.95 ? 1 : numbers > 0.8 ? 0.8 : 0
    }
  }

  /// Whether all values lie between 0 and 1, or are marked as percent, and some are not 0.
  func isShare(_ profile: ColumnProfile) -> Bool {
    guard profile.negatives == 0, profile.zeros < profile.filled else { return false }
    return profile.aboveOne == 0 || profile.numberFormat.removed.contains("%")
  }

  /// What the values say beside the type: 1 where a pattern or a vocabulary knows them, 0 where it should and does
  /// not; `nil` when there is nothing to go by.
  func evidence(_ profile: ColumnProfile, _ column: ContractColumn) -> Double? {
    if let pattern = column.pattern { return profile.patternShares[pattern] }
    if let name = column.vocabulary, let vocabulary = contract.vocabularies[name] {
      guard profile.distinct <= 60 else { return 0 }
      let all = profile.values.reduce(0) { $0 + $1.count }
      guard all > 0 else { return nil }
      let known = profile.values.filter { vocabulary.meaning(of: $0.value) != nil }
      return Double(known.reduce(0) { $0 + $1.count }) / Double(all)
    }
    return nil
  }

  private func keyFit(_ profile: ColumnProfile) -> Double {
    if profile.longest > 80 { return 0.2 }
    let spaced = profile.values.count { $0.value.contains(" ") }
    if spaced * 2 > profile.values.count { return 0.7 }
    let numbers = profile.share(profile.numbers)
    let whole = profile.share(profile.integers + profile.wholeDecimals)
    if numbers > 0.98, whole < 0.9 { return 0.1 }
    if profile.share(profile.dates) > 0.9, whole < 0.9 { return 0.2 }
    return 1
  }

  /// Share of the values that are codes: digits among them, and no spaces.
  private func codeShare(_ profile: ColumnProfile) -> Double {
    guard !profile.values.isEmpty else { return 0 }
    let codes = profile.values.count { value, _ in
      value.contains(where: \.isNumber) && !value.contains(" ")
    }
    return Double(codes) / Double(profile.values.count)
  }

  private func truthShare(_ profile: ColumnProfile) -> Double {
    guard let vocabulary = contract.vocabularies["truth"], profile.distinct <= 2,
      profile.distinct > 0
    else { return 0 }
    return profile.values.allSatisfy { vocabulary.meaning(of: $0.value) != nil } ? 1 : 0
  }

  /// Seconds or milliseconds since 1970, between 2000 and 2040.
  private func epochFit(_ profile: ColumnProfile) -> Double {
    guard profile.share(profile.integers) > 0.99 else { return 0 }
    let fits = profile.values.allSatisfy { value, _ in
      guard let number = Int64(value) else { return false }
      return (946_684_800...2_208_988_800).contains(number)
        || (946_684_800_000...2_208_988_800_000).contains(number)
    }
    return fits ? 0.9 : 0
  }
}
