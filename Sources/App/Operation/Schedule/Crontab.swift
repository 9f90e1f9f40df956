/// A line for crontab and the script that it runs.
struct Crontab {
  let update: ScheduledUpdate
  /// The zone in which cron of this machine counts.
  let localTimeZone: String
  /// Where the files will lie; `nil` when nobody knows yet.
  let folder: String?

  var files: [GeneratedFile] {
    [
      GeneratedFile(name: update.name + ".cron", text: table),
      GeneratedFile(name: update.name + ".sh", text: script, isProgram: true),
      update.environmentFile,
    ]
  }

  private var table: String {
    """
    # Made by `mercer schedule cron`: update of \(update.bundle), \(update.schedule.words).
    \(folder == nil ? "# Write the folder of the script in place of FOLDER.\n" : "")\(lines)

    """
  }

  /// Cron counts in the zone of the machine, and Debian's knows no other, so a daily time of another zone is looked
  /// for every quarter of an hour: the offsets of all zones are multiples of it.
  private var lines: String {
    // Cron makes a line end of every `%` without a backslash.
    let script = ShellText.quoted((folder ?? "FOLDER") + "/\(update.name).sh")
      .replacing("%", with: "\\%")
    if update.schedule.timeZone == localTimeZone { return "\(update.schedule.unixText) \(script)" }
    guard let (hour, minute) = update.schedule.timeOfDay else {
      return """
        # \(localTimeZone) is the zone of this machine. Cron of Fedora, RHEL and SUSE (cronie) heeds CRON_TZ; Debian's does not.
        CRON_TZ=\(update.schedule.timeZone)
        \(update.schedule.unixText) \(script)
        """
    }
    let quarters = (0..<4).map { (minute + 15 * $0) % 60 }.sorted().map { String($0) }
    let two = { (number: Int) in number < 10 ? "0\(number)" : String(number) }
    let time = two(hour) + ":" + two(minute)
    return
      "\(quarters.joined(separator: ",")) * * * * [ \"$(TZ=\(update.schedule.timeZone) date +\\%H:\\%M)\" = \(time) ] && \(script)"
  }

  private var script: String {
    """
    #!/bin/sh
    # Made by `mercer schedule cron`. Performs one update of \(update.bundle) and reports a failure.
    # Exit status: 0 done, 1 the data failed, 2 configuration, 3 environment; above 128 it was killed.
    umask 027
    state="${XDG_STATE_HOME:-$HOME/.local/state}/mercer"
    log="$state/\(update.name).log"
    mkdir -p "$state" || exit 3

    # One update at a time: one that is still running is left alone.
    exec 9>"$state/\(update.name).lock"
    if ! flock -n 9; then
      echo "$(date -u +%FT%TZ) the update before is still running; this one is left out" >>"$log"
      exit 0
    fi
    if [ "$(stat -c %s "$log" 2>/dev/null || echo 0)" -gt 10485760 ]; then mv -f "$log" "$log.1"; fi

    environment=$(dirname "$0")/\(update.name).env
    if [ -r "$environment" ]; then set -a; . "$environment"; set +a; fi

    echo "$(date -u +%FT%TZ) update begins" >>"$log"
    \(ShellText.command(update.update)) >>"$log" 2>&1 9>&-
    status=$?
    echo "$(date -u +%FT%TZ) update ended with exit status $status" >>"$log"
    if [ "$status" -ne 0 ]; then
      \(ShellText.command(update.notification)) --exit-status "$status" >>"$log" 2>&1 9>&-
    fi
    exit "$status"

    """
  }
}
