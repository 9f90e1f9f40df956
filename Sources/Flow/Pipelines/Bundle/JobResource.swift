/// An entry of `resources.jobs` that has a schedule.
public struct JobResource: Sendable, Hashable {
  /// Its key in the bundle.
  public var key: String
  /// Its name; the key when it has none.
  public var name: String
  /// When it is due, as Quartz writes it.
  public var quartzCronExpression: String
  /// Time zone of the expression, such as `UTC`.
  public var timeZone: String
  /// Where the expression stands.
  public var place: SourcePlace

  /// The jobs with a schedule, in the order of the file.
  static func all(_ root: ConfigNode, _ reader: inout BundleReader) -> [JobResource] {
    var jobs: [JobResource] = []
    for member in root["resources"]?["jobs"]?.members ?? [] {
      guard let schedule = member.value["schedule"],
        let expression = reader.text(schedule, "quartz_cron_expression")
      else { continue }
      jobs.append(
        JobResource(
          key: member.key,
          name: reader.text(member.value, "name") ?? member.key,
          quartzCronExpression: expression,
          timeZone: reader.text(schedule, "timezone_id") ?? "UTC",
          place: schedule["quartz_cron_expression"]?.place ?? member.place
        )
      )
    }
    return jobs
  }
}
