/// A service, its timer, and the service that reports its failure.
struct SystemdUnits {
  let update: ScheduledUpdate

  var files: [GeneratedFile] {
    let name = update.name
    return [
      GeneratedFile(name: name + ".service", text: service),
      GeneratedFile(name: name + ".timer", text: timer),
      GeneratedFile(name: name + "-failure.service", text: failure),
      update.environmentFile,
    ]
  }

  /// A oneshot service: systemd starts it once at a time, and takes every exit status but 0 for a failure.
  private var service: String {
    """
    # Made by `mercer schedule systemd`. Exit status: 0 done, 1 the data failed, 2 configuration, 3 environment.
    [Unit]
    Description=Mercer: update of \(update.bundle)
    OnFailure=\(update.name)-failure.service
    RequiresMountsFor=\(Self.words([update.lake, update.project]))

    [Service]
    Type=oneshot
    User=\(update.user)
    ExecStart=\(Self.words(update.update))
    TimeoutStartSec=12h
    # The first signal lets the update end between two commits.
    TimeoutStopSec=5min
    SyslogIdentifier=\(update.name)
    UMask=0027
    Nice=5
    \(hardening)
    ReadWritePaths=\(Self.words(([update.lake] + update.writableFolders)))

    """
  }

  private var timer: String {
    """
    # Made by `mercer schedule systemd`.
    [Unit]
    Description=Mercer: update of \(update.bundle), \(update.schedule.words)

    [Timer]
    OnCalendar=\(update.schedule.systemdText)
    AccuracySec=1s
    # An update that was due while the machine was off is made up for.
    Persistent=true

    [Install]
    WantedBy=timers.target

    """
  }

  private var failure: String {
    """
    # Made by `mercer schedule systemd`. Runs also when the update was killed; systemd says how it ended.
    [Unit]
    Description=Mercer: report that the update of \(update.bundle) failed
    Wants=network-online.target
    After=network-online.target

    [Service]
    Type=oneshot
    User=\(update.user)
    EnvironmentFile=-/etc/mercer/\(update.name).env
    ExecStart=\(Self.words(update.notification))
    TimeoutStartSec=2min
    SyslogIdentifier=\(update.name)
    \(hardening)

    """
  }

  private var hardening: String {
    let usesTemporary = ([update.lake, update.project] + update.writableFolders).contains {
      $0.hasPrefix("/tmp/") || $0.hasPrefix("/var/tmp/")
    }
    return """
      CapabilityBoundingSet=
      LockPersonality=yes
      NoNewPrivileges=yes
      PrivateDevices=yes
      PrivateTmp=\(usesTemporary ? "no" : "yes")
      ProtectClock=yes
      ProtectControlGroups=yes
      ProtectHome=read-only
      ProtectHostname=yes
      ProtectKernelLogs=yes
      ProtectKernelModules=yes
      ProtectKernelTunables=yes
      ProtectSystem=strict
      RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
      RestrictNamespaces=yes
      RestrictRealtime=yes
      RestrictSUIDSGID=yes
      SystemCallArchitectures=native
      """
  }

  /// Words as unit files have them: `%` and `$` mean something else there.
  private static func words(_ words: [String]) -> String {
    words.map { word in
      var text = ""
      for character in word {
        switch character {
        case "%": text += "%%"
        case "$": text += "$$"
        case "\\", "\"": text += "\\" + String(character)
        case "\n": text += "\\n"
        default: text.append(character)
        }
      }
      let isPlain = !word.isEmpty && !word.contains { $0.isWhitespace || "\"'\\;".contains($0) }
      return isPlain ? text : "\"" + text + "\""
    }.joined(separator: " ")
  }
}
