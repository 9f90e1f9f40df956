public import Relational

/// When something is due: minutes, hours, days, months and weekdays of a calendar in one time zone.
public struct CronExpression: Sendable, Hashable {
  /// 0...59, ascending.
  public let seconds: Int
  /// 0...59, ascending; `nil` means every one, as in all of these.
  public let minutes: [Int]?
  /// 0...23.
  public let hours: [Int]?
  /// Days of the month, 1...31.
  public let days: [Int]?
  /// 1...12.
  public let months: [Int]?
  /// 0...6, Sunday is 0.
  public let weekdays: [Int]?
  /// Name in the IANA data base, such as `Europe/Berlin`.
  public let timeZone: String

  /// Every day at one time of the clock.
  ///
  /// - Throws: `Explanation` when the text is no time such as `02:00`.
  public init(dailyAt text: String, timeZone: String = "UTC") throws(Explanation) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = CronField.number(parts[0]), (0...23).contains(hour),
      let minute = CronField.number(parts[1]), (0...59).contains(minute), parts[1].count == 2
    else {
      throw Explanation(
        "schedule.time",
        "`\(text)` is no time of day",
        place: "--at",
        next: "write hours and minutes, such as 02:00"
      )
    }
    seconds = 0
    minutes = [minute]
    hours = [hour]
    days = nil
    months = nil
    weekdays = nil
    self.timeZone = timeZone
  }

  /// Reads what Databricks takes in `quartz_cron_expression`.
  ///
  /// - Parameters:
  ///   - text: Seconds, minutes, hours, days, months, weekdays and perhaps years.
  ///   - timeZone: What stands in `timezone_id`.
  ///   - place: Where it stands, for errors.
  /// - Throws: `Explanation` for what no other scheduler has a word for: `L`, `W`, `#` and single years.
  public init(quartz text: String, timeZone: String, place: String? = nil) throws(Explanation) {
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard (6...7).contains(parts.count) else {
      throw Explanation(
        "schedule.cron",
        "`\(text)` is no Quartz cron expression",
        place: place,
        why: "it has \(parts.count) parts instead of 6 or 7",
        next: "write seconds minutes hours days months weekdays, such as `0 0 2 * * ?`"
      )
    }
    guard parts.count == 6 || parts[6] == "*" else {
      throw Explanation(
        "schedule.cron",
        "`\(text)` names years",
        place: place,
        why: "the schedulers of other systems know no years",
        next: "leave the seventh part out"
      )
    }
    var fields: [[Int]?] = []
    for (part, field) in zip(parts, CronField.quartz) {
      fields.append(try field.values(String(part), place: place))
    }
    // Schedulers agree on minutes; a second within it is chosen by whoever saves a job in a web page.
    seconds = fields[0]?.first ?? 0
    minutes = fields[1]
    hours = fields[2]
    days = fields[3]
    months = fields[4]
    weekdays = fields[5].map { $0.map { $0 - 1 } }
    self.timeZone = timeZone
    guard days == nil || weekdays == nil else {
      throw Explanation(
        "schedule.cron",
        "`\(text)` names days of the month and days of the week",
        place: place,
        why: "Quartz takes one of them and a `?` for the other",
        next: "write `?` for one of them"
      )
    }
  }

  /// Hour and minute when it is due once every day; `nil` otherwise.
  var timeOfDay: (hour: Int, minute: Int)? {
    guard let hours, let minutes, hours.count == 1, minutes.count == 1, days == nil, months == nil,
      weekdays == nil
    else { return nil }
    return (hours[0], minutes[0])
  }
}
