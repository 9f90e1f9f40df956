extension CronExpression {
  /// The five fields of cron, Kubernetes and Airflow; seconds and the time zone have no place in them.
  public var unixText: String {
    [minutes, hours, days, months, weekdays].map { Self.list($0, range: "-") { String($0) } }
      .joined(separator: " ")
  }

  /// What `OnCalendar=` of a systemd timer takes, seconds and time zone with it.
  public var systemdText: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let names = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    let week = weekdays.map { $0.map { names[$0] }.joined(separator: ",") + " " } ?? ""
    let date = "*-\(Self.list(months, range: "..", two))-\(Self.list(days, range: "..", two))"
    let time = "\(Self.list(hours, range: "..", two)):\(Self.list(minutes, range: "..", two))"
    return "\(week)\(date) \(time):\(two(seconds)) \(timeZone)"
  }

  /// When it is due, for people.
  public var words: String {
    if let (hour, minute) = timeOfDay {
      let two = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
      return "daily at \(two(hour)):\(two(minute)) \(timeZone)"
    }
    return "at `\(unixText)` \(timeZone)"
  }

  private static func list(
    _ values: [Int]?,
    range separator: String,
    _ text: (Int) -> String
  ) -> String {
    guard let values else { return "*" }
    var runs: [ClosedRange<Int>] = []
    for value in values {
      if let last = runs.last, last.upperBound + 1 == value {
        runs[runs.count - 1] = last.lowerBound...value
      } else {
        runs.append(value...value)
      }
    }
    return runs.map { run in
      switch run.count {
      case 1: text(run.lowerBound)
      case 2: text(run.lowerBound) + "," + text(run.upperBound)
      default: text(run.lowerBound) + separator + text(run.upperBound)
      }
    }.joined(separator: ",")
  }
}
