import Execution
import Foundation
import Lakehouse
import Relational
import Testing

/// A small disk of memory; `nil` where this process may not mount one.
final class SmallDisk: Sendable {
  let folder: String

  init?(sizeInKiB: Int) throws {
    folder = FileManager.default.temporaryDirectory.path + "/mercer-disk-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    guard
      try SmallDisk.run("mount", ["-t", "tmpfs", "-o", "size=\(sizeInKiB)k", "tmpfs", folder]) == 0
    else {
      try FileManager.default.removeItem(atPath: folder)
      return nil
    }
  }

  deinit {
    _ = try? SmallDisk.run("umount", [folder])
    try? FileManager.default.removeItem(atPath: folder)
  }

  private static func run(_ name: String, _ arguments: [String]) throws -> Int32 {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [name] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus
  }

  static let isPossible = (try? SmallDisk(sizeInKiB: 64)) != nil
}

@Suite struct FullDiskTests {
  @Test(.enabled(if: SmallDisk.isPossible, "this process may not mount a small disk"))
  func `a full disk leaves every table as it was and is named`() async throws {
    let disk = try #require(try SmallDisk(sizeInKiB: 600))
    let shop = try Shop(lakeFolder: disk.folder + "/lake")
    try shop.land("orders/1.csv", "order_id,quantity\nA,1\nB,2\n")
    try await shop.update([UpdateTests.bronze, UpdateTests.silver, UpdateTests.gold])
    let random = (0..<60_000).map { "\($0 &* 2_654_435_761 % 1_000_003)-\($0),\($0 % 90)" }
    try shop.land("orders/2.csv", "order_id,quantity\n" + random.joined(separator: "\n") + "\n")
    await #expect {
      let report = try await shop.update([UpdateTests.bronze, UpdateTests.silver, UpdateTests.gold])
      if let error = report.datasets.compactMap(\.error).first { throw error }
    } throws: { error in
      (error as? Explanation)?.blame == .environment
    }
    #expect(try await shop.rows("select count(*) from bronze.orders") == [["2"]])
    #expect(try await shop.rows("select orders, units from gold.totals") == [["2", "3"]])
    let leftovers = try FileManager.default.subpathsOfDirectory(
      atPath: shop.lake.folder + "/bronze"
    )
    #expect(!leftovers.contains { $0.contains("_staging") })
  }
}
