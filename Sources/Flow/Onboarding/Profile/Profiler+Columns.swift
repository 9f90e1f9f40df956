internal import Relational

extension Profiler {
  /// Words that stand for a missing value.
  private static let nullWords = [
    "null", "n/a", "na", "nan", "none", "nil", "\\n", "-", "--", "#n/a", "?", "(null)", "<null>",
    "nat",
  ]

  /// Letters and signs of money that may stand around a number.
  private static let money =
    #"[\s\x{00a0}\x{202f}€$£¥₹'’%]|EUR|USD|GBP|CHF|INR|BRL|CAD|AUD|SEK|NOK|DKK|PLN|R\$|Rs\.?|kr\.?|zł"#

  /// Counts what the values of a column are like.
  func profile(_ column: String, type: DataType, of table: String) async throws -> ColumnProfile {
    var profile = ColumnProfile()
    switch type {
    // A number may be a key or a day: what whole numbers are is found like what texts are.
    case .string, .byte, .short, .integer, .long, .binary: break
    default: profile.nativeType = type
    }
    let text: SQL = "nullif(trim(cast(\(identifier: column) as varchar)), '')"
    let words = Profiler.nullWords.map { "\(literal: $0)" as SQL }.joined(separator: ", ")
    let values = "mercer_values"
    try await engine.run(
      """
      create or replace temp table \(identifier: values) as
      select v, sum(n) as n, count(*) as files, lower(v) in (\(words)) as is_null
      from (select \(text) as v, mercer_file, count(*) as n from \(identifier: table) group by all)
      where v is not null group by v
      """
    )
    // Numbers without the signs around them, read with a point and with a comma.
    let counts = try await engine.rows(
      """
      select
        (select count(*) from \(identifier: table)) as row_count,
        sum(n) as filled, count(*) as distinct_count, sum(files) as per_file,
        sum(n) filter (regexp_full_match(v, '[+-]?[0-9]+')) as integers,
        sum(n) filter (regexp_full_match(v, '[0-9]+[.]0+')) as whole,
        sum(n) filter (regexp_full_match(v, '0[0-9]+')) as zeros,
        sum(n) filter (regexp_full_match(v, '[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( ?[AaPp][Mm])?')) as times,
        sum(n) filter (p) as points, sum(n) filter (c) as commas,
        sum(n) filter (c and contains(m, ',') and not regexp_full_match(m, '[^,]*[0-9]{1,3},[0-9]{3}')) as sure_commas,
        sum(n) filter (p and contains(m, '.') and not regexp_full_match(m, '[^.]*[0-9]{1,3}[.][0-9]{3}')) as sure_points,
        sum(n) filter (contains(m, ',') or contains(m, '.')) as marked,
        sum(n) filter ((p or c) and (starts_with(m, '-') or starts_with(m, '(') or ends_with(m, '-'))) as negatives,
        sum(n) filter ((p or c) and regexp_full_match(m, '[-+(]?0*([.,]0*)?[-)]?')) as nothing,
        sum(n) filter (p and try_cast(replace(m, ',', '') as double) > 1) as above_points,
        sum(n) filter (c and try_cast(replace(replace(m, '.', ''), ',', '.') as double) > 1) as above_commas,
        bool_or((p or c) and (starts_with(m, '(') or ends_with(m, '-'))) as odd_minus,
        max(length(v)) as longest
      from (
        select *,
          regexp_full_match(m, '[-+(]?([0-9]+|[0-9]{1,3}(,[0-9]{2,3})+)?([.][0-9]+)?[-)]?') and regexp_matches(m, '[0-9]') as p,
          regexp_full_match(m, '[-+(]?([0-9]+|[0-9]{1,3}([.][0-9]{3})+)?(,[0-9]+)?[-)]?') and regexp_matches(m, '[0-9]') as c
        from (
          select v, n, files, regexp_replace(v, \(literal: Profiler.money), '', 'g') as m
          from \(identifier: values) where not is_null
        )
      )
      """
    )
    func count(_ name: String) -> Int64 {
      switch counts.column(name)?[0] {
      case .integer(let value): value
      case .decimal(let value): Int64(value.unscaled)
      case .double(let value): Int64(value)
      default: 0
      }
    }
    profile.rows = count("row_count")
    profile.filled = count("filled")
    profile.distinct = count("distinct_count")
    profile.distinctPerFile = count("per_file")
    profile.integers = count("integers")
    profile.wholeDecimals = count("whole")
    profile.leadingZeros = count("zeros")
    profile.times = count("times")
    profile.negatives = count("negatives")
    profile.zeros = count("nothing")
    profile.longest = count("longest")
    let usesComma =
      count("commas") > count("points")
      || (count("commas") == count("points") && count("sure_commas") > count("sure_points"))
    profile.aboveOne = usesComma ? count("above_commas") : count("above_points")
    profile.numbers = usesComma ? count("commas") : count("points")
    profile.numberFormat.decimalMark = usesComma ? "," : "."
    profile.numberFormat.hasOddMinus = counts.column("odd_minus")?[0] == .boolean(true)
    profile.numberFormat.isAmbiguous =
      count("marked") > 0 && count("points") == count("commas") && count("sure_points") == 0
      && count("sure_commas") == 0
    try await addValues(to: &profile)
    try await addDates(to: &profile)
    if profile.nativeType == nil, profile.share(profile.numbers) > 0.5 {
      try await addSigns(to: &profile)
    }
    try await addPatterns(to: &profile)
    return profile
  }

  private func addValues(to profile: inout ColumnProfile) async throws {
    let rows = try await engine.rows(
      "select v, n, is_null from mercer_values order by is_null desc, n desc, v limit 80"
    )
    for row in 0..<rows.rowCount {
      guard let value = rows.columns[0].string(at: row) else { continue }
      if rows.columns[2][row] == .boolean(true) {
        profile.nullWords.append(value)
      } else if value.count <= 60 {
        profile.values.append((value, Int64(rows.columns[1][row].text ?? "") ?? 0))
      }
    }
  }

  private func addDates(to profile: inout ColumnProfile) async throws {
    let shapes = try await engine.rows(
      """
      select sum(n)::bigint as n, min(v) as example,
        max(try_cast(regexp_extract(v, '^([0-9]{1,2})[^0-9]', 1) as int)) as first,
        max(try_cast(regexp_extract(v, '^[0-9]{1,2}[^0-9]([0-9]{1,2})[^0-9]', 1) as int)) as second
      from (
        select v, n, regexp_replace(regexp_replace(v, '[0-9]', '9', 'g'), '[A-Za-z]+', 'A', 'g') as shape
        from mercer_values where not is_null and length(v) between 6 and 40
      ) group by shape order by 1 desc limit 24
      """
    )
    var formats: [DateFormat] = []
    for row in 0..<shapes.rowCount {
      guard let example = shapes.columns[1].string(at: row),
        var format = DateFormat(example: example),
        let count = shapes.columns[0].int64(at: row)
      else { continue }
      let first = shapes.columns[2].int64(at: row) ?? 0
      let second = shapes.columns[3].int64(at: row) ?? 0
      if format.order == .ambiguous {
        if first > 31 || second > 31 || (first > 12 && second > 12) { continue }
        if first > 12 { format = format.with(dayFirst: true) }
        if second > 12 { format = format.with(dayFirst: false) }
      }
      format.count = count
      profile.dates += count
      let same = formats.firstIndex { other in
        other.with(dayFirst: true).pattern == format.with(dayFirst: true).pattern
      }
      if let same {
        formats[same].count += count
        if formats[same].order == .ambiguous {
          let sum = formats[same].count
          formats[same] = format
          formats[same].count = sum
        }
      } else {
        formats.append(format)
      }
    }
    profile.dateFormats = formats
  }

  /// Finds the characters that stand around and within the numbers.
  private func addSigns(to profile: inout ColumnProfile) async throws {
    let rows = try await engine.rows(
      """
      select distinct unnest(string_split(regexp_replace(v, '[0-9.,()+-]', '', 'g'), '')) as sign
      from (select v from mercer_values where not is_null limit 20000)
      """
    )
    let signs = (0..<rows.rowCount).compactMap { rows.columns[0].string(at: $0) }.filter {
      !$0.isEmpty
    }
    let grouping = profile.numberFormat.decimalMark == "," ? "." : ","
    let grouped = try await engine.rows(
      "select count(*) from mercer_values where contains(v, \(literal: grouping)) and not is_null"
    )
    let isGrouped = (grouped.columns[0].int64(at: 0) ?? 0) > 0
    profile.numberFormat.removed = signs.sorted().joined() + (isGrouped ? grouping : "")
  }

  private func addPatterns(to profile: inout ColumnProfile) async throws {
    let patterns = Set(contract.tables.flatMap(\.columns).compactMap(\.pattern)).sorted()
    guard !patterns.isEmpty, profile.distinct > 0 else { return }
    let outputs = patterns.map { "avg(regexp_full_match(v, \(literal: $0))::int)::double" as SQL }
    let rows = try await engine.rows(
      "select \(outputs.joined(separator: ", ")) from (select v from mercer_values where not is_null limit 1000)"
    )
    guard rows.rowCount == 1 else { return }
    for (index, pattern) in patterns.enumerated() {
      if case .double(let share) = rows.columns[index][0] { profile.patternShares[pattern] = share }
    }
  }
}
