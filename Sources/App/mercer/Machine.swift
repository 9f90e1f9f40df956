internal import Foundation

/// The computer that the program runs on.
enum Machine {
  /// Memory that the program may use: what is built in, or what a container allows.
  static var memoryInBytes: Int64 {
    let built = Int64(clamping: ProcessInfo.processInfo.physicalMemory)
    let limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    let allowed = limits.compactMap { path -> Int64? in
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
      return Int64(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
    return ([built] + allowed.filter { $0 > 0 }).min() ?? built
  }

  /// Absolute path of this program, links followed.
  static var program: String {
    let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    if let link { return link }
    // Where nobody has mounted /proc, such as in a bare chroot, the name that it was called by has to do.
    let called = URL(fileURLWithPath: CommandLine.arguments.first ?? "mercer")
    return called.resolvingSymlinksInPath().path
  }

  /// The machine's own name.
  static var name: String {
    let text = try? String(contentsOfFile: "/proc/sys/kernel/hostname", encoding: .utf8)
    return text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "an unknown machine"
  }

  /// The time zone that programs without one of their own count in.
  static var timeZone: String {
    let name = TimeZone.current.identifier
    return ["GMT", "Etc/UTC", "Etc/GMT", "Etc/UCT", "UCT", "Zulu"].contains(name) ? "UTC" : name
  }
}
