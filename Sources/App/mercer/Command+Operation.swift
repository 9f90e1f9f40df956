internal import Operation
internal import Terminal

extension Option {
  static let at = Option(
    "at",
    .text("HH:MM"),
    "time of day in UTC",
    fallback: "the schedule of the job in databricks.yml, else 02:00"
  )
  static let webhook = Option(
    "webhook",
    .text("URL"),
    "address that failures are posted to",
    fallback: "what the environment variable MERCER_WEBHOOK_URL says"
  )
  static let outputFolder = Option(
    "output",
    .text("DIR"),
    "folder for the files",
    fallback: "they are printed"
  )
  static let user = Option(
    "user",
    .text("NAME"),
    "account that the update runs under, for systemd",
    fallback: "the one that calls"
  )
  static let image = Option(
    "image",
    .text("NAME"),
    "container image, for kubernetes",
    fallback: "mercer and the program's version"
  )
  static let exitStatus = Option(
    "exit-status",
    .text("N"),
    "what the update ended with: a number or the name of a signal",
    fallback: "what systemd says in MONITOR_EXIT_STATUS"
  )
  static let overdue = Option(
    "overdue",
    .text("TIME"),
    "send only when no update has completed for as long, such as 26h"
  )
  static let archive = Option(
    "archive",
    .text("DIR"),
    "folder that archived rows go to, a lake of its own",
    fallback: "`archive:` of the policy, else _archive in the lake"
  )
  static let asOf = Option(
    "as-of",
    .text("DATE"),
    "day that ages are counted from, such as 2026-01-31",
    fallback: "today, UTC"
  )
  static let confirmed = Option("yes", .flag, "do it; without it nothing is written")
  static let printsMessage = Option("dry-run", .flag, "print the message and send nothing")
}

extension Command {
  /// Commands that keep a lakehouse running.
  static let forOperation = [
    Command(
      "retention",
      "archive what is old enough by the policy in mercer.yml, then drop it",
      discussion: [
        "Without --yes it says what would go: tables, periods, rows, files. With --yes the rows are written to "
          + "the archive, read back and compared, and only then taken out of the tables that keep them; the next "
          + "update computes silver and gold without them. A call that was cut short is finished by the next.",
        "The archive is a lake: `mercer sql --lake ARCHIVE` reads it. What still lies in the landing folder "
          + "comes back with `run --full-refresh` only.",
      ],
      options: [.archive, .asOf, .confirmed],
      examples: [
        Example("retention", "what would go today"),
        Example("retention --as-of 2027-01-01 --json", "what would go on that day, for machines"),
        Example("retention --yes", "archive and drop it"),
      ]
    ),
    Command(
      "schedule",
      "write what makes a scheduler perform the daily update",
      discussion: [
        "The scheduler is systemd, cron, kubernetes or airflow. The update takes the project, target, lake "
          + "and variables of this call; the time is that of the bundle's job, converted from Quartz. Updates "
          + "never overlap, one that was missed is made up for, and a failure is posted to the webhook.",
        "The address of the webhook is a secret: it is written only into the file that the scheduler keeps "
          + "to itself, and with --output only.",
      ],
      arguments: [
        Argument(
          "SCHEDULER",
          Scheduler.allCases.map(\.rawValue).joined(separator: ", "),
          choices: Scheduler.allCases.map(\.rawValue)
        )
      ],
      options: [.at, .webhook, .outputFolder, .user, .image],
      examples: [
        Example(
          "schedule systemd --output units",
          "a service, its timer and a service for failures"
        ),
        Example("schedule cron --at 03:30", "a line for crontab and its script, printed"),
        Example("schedule kubernetes --image registry/mercer:1 > mercer.yaml", "a CronJob"),
        Example("schedule airflow --output dags", "a DAG for Airflow 3 or 2"),
      ]
    ),
    Command(
      "notify",
      "post how the last update went to a webhook",
      discussion: [
        "Says which datasets failed and why, or that the update was killed. Schedulers call it after a "
          + "failure; Slack, Teams and Mattermost show the member `text` of the message.",
        "Exit status 3 when the webhook cannot be reached; whoever calls it keeps the update's own status.",
      ],
      options: [.webhook, .exitStatus, .overdue, .printsMessage],
      examples: [
        Example("notify --dry-run", "the message, printed"),
        Example("notify --overdue 26h", "a message when yesterday's update did not complete"),
      ]
    ),
    Command(
      "doctor",
      "check the installation, the project and the lake, and say how to mend them",
      discussion: [
        "Looks at DuckDB and its extensions, the machine, the file system and the disk of the lake, every table "
          + "and its files, what killed updates left, the project, and the addresses that messages go to. "
          + "Nothing but a small file is written, and taken away again. Exit status 3 when something fails."
      ],
      examples: [
        Example("doctor", "every check, with a remedy where one is needed"),
        Example("doctor --json", "the same for machines"),
      ]
    ),
    Command(
      "completion",
      "print the script with which a shell completes calls of mercer",
      discussion: [
        "Commands, options and their values, tables of the lake, datasets, targets and variables of the "
          + "project, files and folders are completed."
      ],
      arguments: [
        Argument(
          "SHELL",
          CompletionShell.allCases.map(\.rawValue).joined(separator: ", "),
          choices: CompletionShell.allCases.map(\.rawValue)
        )
      ],
      examples: [
        Example(
          "completion bash > ~/.local/share/bash-completion/completions/mercer",
          "for every bash to come"
        )
      ]
    ),
  ]
}
