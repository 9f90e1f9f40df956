import Delta
import Foundation
import Lakehouse
import Relational
import Testing

@Suite struct LocalLogStoreTests {
  let lake: TemporaryLake
  let store: LocalLogStore

  init() throws {
    lake = try TemporaryLake()
    store = LocalLogStore(folder: lake.path("silver/t"))
  }

  @Test func `of many who create a file at once exactly one does`() async throws {
    let store = self.store
    for round in 0..<20 {
      let name = "\(round).json"
      let winners = try await withThrowingTaskGroup(of: Int?.self) { group in
        for writer in 0..<8 {
          group.addTask {
            try await store.createIfAbsent(name, Array("\(writer)".utf8)) ? writer : nil
          }
        }
        return try await group.reduce(into: [Int]()) { winners, winner in
          if let winner { winners.append(winner) }
        }
      }
      #expect(winners.count == 1)
      #expect(try await store.read(name) == winners.first.map { Array("\($0)".utf8) })
    }
    let names = try FileManager.default.contentsOfDirectory(
      atPath: lake.path("silver/t/_delta_log")
    )
    #expect(names.filter { $0.hasPrefix(".") }.isEmpty, "drafts are removed")
  }

  @Test func `a log that does not exist is empty`() async throws {
    #expect(try await store.list(from: "").isEmpty)
    #expect(try await store.read("x") == nil)
  }

  @Test func `files are listed in order from a name on`() async throws {
    for name in ["b", "a", "c"] { _ = try await store.createIfAbsent(name, [1, 2]) }
    try await store.overwrite("c", [1])
    let entries = try await store.list(from: "b")
    #expect(entries.map(\.name) == ["b", "c"])
    #expect(entries.map(\.sizeInBytes) == [2, 1])
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `a folder that may not be written says so`() async throws {
    try FileManager.default.createDirectory(
      atPath: lake.path(""),
      withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o500]
    )
    let error = await #expect(throws: Explanation.self) { try await store.createIfAbsent("x", [1]) }
    #expect(error?.blame == .environment)
  }

  @Test func `a file in the way of a folder is named with the system's words`() async throws {
    try FileManager.default.createDirectory(
      atPath: lake.path(""),
      withIntermediateDirectories: true
    )
    _ = FileManager.default.createFile(atPath: lake.path("silver"), contents: nil)
    let error = await #expect(throws: Explanation.self) { try await store.createIfAbsent("x", [1]) }
    #expect(error?.blame == .environment)
    #expect(error?.place?.hasSuffix("silver/t/_delta_log") == true)
    #expect(error?.why == "Not a directory")
  }
}
