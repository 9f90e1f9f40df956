import Relational

/// A CronJob with its volume and its secret, and a second CronJob that reports an update that did not come.
struct KubernetesManifests {
  let update: ScheduledUpdate

  var files: [GeneratedFile] {
    [
      GeneratedFile(
        name: update.name + ".yaml",
        text: ([secret, volume, job] + watch).joined(separator: "---\n"),
        isSecret: update.webhook != nil
      )
    ]
  }

  private var secret: String {
    """
    # Made by `mercer schedule kubernetes`. The files that land, the project and the lake lie on the volume, below /data.
    apiVersion: v1
    kind: Secret
    metadata:
      name: \(update.name)-webhook
      labels: \(labels)
    stringData:
      url: \(text(update.webhook ?? ""))

    """
  }

  private var volume: String {
    """
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata:
      name: \(update.name)-data
      labels: \(labels)
    spec:
      accessModes: [ReadWriteOnce]
      resources:
        requests:
          storage: 20Gi

    """
  }

  private var job: String {
    let script = """
      \(ShellText.command(update.update))
      status=$?
      if [ "$status" -ne 0 ]; then \(ShellText.command(update.notification)) --exit-status "$status"; fi
      exit "$status"
      """
    return cronJob(
      name: update.name,
      schedule: update.schedule.unixText,
      script: script,
      deadlineInSeconds: 43_200,
      memory: ("1Gi", "4Gi"),
      // An update that was due while the cluster was down is made up for within this time.
      startingDeadlineInSeconds: 21_600
    )
  }

  /// What is killed together with its whole container, or never started, can report nothing itself: some hours
  /// behind a daily update somebody else looks whether it has completed.
  private var watch: [String] {
    guard let (hour, minute) = update.schedule.timeOfDay else { return [] }
    return [
      cronJob(
        name: update.name + "-watch",
        schedule: "\(minute) \((hour + 4) % 24) * * *",
        script: ShellText.command(update.notification + ["--overdue", "26h"]),
        deadlineInSeconds: 120,
        memory: ("64Mi", "256Mi"),
        startingDeadlineInSeconds: 21_600
      )
    ]
  }

  private func cronJob(
    name: String,
    schedule: String,
    script: String,
    deadlineInSeconds: Int,
    memory: (request: String, limit: String),
    startingDeadlineInSeconds: Int
  ) -> String {
    let lines = script.split(separator: "\n")
      .joined(separator: "\n" + String(repeating: " ", count: 18))
    return """
      apiVersion: batch/v1
      kind: CronJob
      metadata:
        name: \(name)
        labels: \(labels)
      spec:
        schedule: \(text(schedule))
        timeZone: \(text(update.schedule.timeZone))
        concurrencyPolicy: Forbid
        startingDeadlineSeconds: \(startingDeadlineInSeconds)
        successfulJobsHistoryLimit: 3
        failedJobsHistoryLimit: 5
        jobTemplate:
          spec:
            # What failed once for its data or its configuration fails again.
            backoffLimit: 0
            activeDeadlineSeconds: \(deadlineInSeconds)
            template:
              metadata:
                labels: \(labels)
              spec:
                restartPolicy: Never
                automountServiceAccountToken: false
                securityContext:
                  runAsNonRoot: true
                  runAsUser: 10001
                  runAsGroup: 10001
                  fsGroup: 10001
                  fsGroupChangePolicy: OnRootMismatch
                  seccompProfile:
                    type: RuntimeDefault
                containers:
                  - name: mercer
                    image: \(text(update.image))
                    command: [/bin/sh, -c]
                    args:
                      - |
                        \(lines)
                    env:
                      - name: \(ScheduledUpdate.webhookVariable)
                        valueFrom:
                          secretKeyRef:
                            name: \(update.name)-webhook
                            key: url
                            optional: true
                    resources:
                      requests:
                        cpu: 250m
                        memory: \(memory.request)
                      limits:
                        memory: \(memory.limit)
                    securityContext:
                      allowPrivilegeEscalation: false
                      readOnlyRootFilesystem: true
                      capabilities:
                        drop: [ALL]
                    volumeMounts:
                      - name: data
                        mountPath: /data
                      - name: temporary
                        mountPath: /tmp
                volumes:
                  - name: data
                    persistentVolumeClaim:
                      claimName: \(update.name)-data
                  - name: temporary
                    emptyDir: {}

      """
  }

  private var labels: String {
    "{app.kubernetes.io/name: mercer, app.kubernetes.io/instance: \(update.name)}"
  }

  /// A text in quotation marks: JSON's are YAML's too.
  private func text(_ text: String) -> String { JSON.string(text).text }
}
