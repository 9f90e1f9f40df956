/// A program that performs updates at the time they are due.
public enum Scheduler: String, Sendable, CaseIterable {
  case systemd, cron, kubernetes, airflow

  /// The files that make the scheduler perform an update.
  ///
  /// - Parameters:
  ///   - update: What is to be performed.
  ///   - localTimeZone: The zone of the machine, for schedulers that know no other.
  ///   - folder: Where the files will lie; `nil` when nobody knows yet.
  /// - Returns: Every file, secrets in files of their own.
  public func files(
    for update: ScheduledUpdate,
    localTimeZone: String,
    in folder: String? = nil
  ) -> [GeneratedFile] {
    switch self {
    case .systemd: SystemdUnits(update: update).files
    case .cron:
      Crontab(update: update, localTimeZone: localTimeZone, folder: folder).files
    case .kubernetes: KubernetesManifests(update: update).files
    case .airflow: AirflowDAG(update: update).files
    }
  }

  /// What somebody does with the files, a command a line.
  public func instructions(for update: ScheduledUpdate) -> [String] {
    let name = update.name
    switch self {
    case .systemd:
      return [
        "sudo install -d -o \(ShellText.quoted(update.user)) \(ShellText.quoted(update.lake))",
        "sudo install -D -m 600 \(name).env /etc/mercer/\(name).env",
        "sudo install -m 644 \(name).service \(name).timer \(name)-failure.service /etc/systemd/system/",
        "sudo systemctl daemon-reload && sudo systemctl enable --now \(name).timer",
      ]
    case .cron: return ["(crontab -l 2>/dev/null; cat \(name).cron) | crontab -"]
    case .kubernetes: return ["kubectl apply -f \(name).yaml"]
    case .airflow: return ["cp \(AirflowDAG(update: update).fileName) \"$AIRFLOW_HOME/dags/\""]
    }
  }
}

extension ScheduledUpdate {
  /// Variables of the environment for the message of a failure.
  var environmentFile: GeneratedFile {
    let line =
      webhook.map { "\(Self.webhookVariable)='\($0.replacing("'", with: "%27"))'" }
      ?? "# \(Self.webhookVariable)='https://hooks.example.com/…'"
    return GeneratedFile(
      name: name + ".env",
      text: """
        # Where a failed update of \(bundle) is reported. Whoever knows the address can post there: keep it to yourself.
        \(line)

        """,
      isSecret: true
    )
  }
}
