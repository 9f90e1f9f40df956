import Delta
import DuckDB
import Foundation
import Lakehouse
import Relational
import Testing

/// Tables as other programs write them.
@Suite struct ForeignTableTests {
  let lake: TemporaryLake
  let table: LakeTable

  init() throws {
    lake = try TemporaryLake()
    table = try lake.lake.table("silver.t")
    try FileManager.default.createDirectory(
      atPath: table.folder + "/_delta_log/_sidecars",
      withIntermediateDirectories: true
    )
  }

  @Test func `mapped columns get the names that users know`() async throws {
    try await file("1.parquet", "select 1::bigint as c1, {'m1': 7, 'm2': [{'m3': 'x'}]} as c2")
    try await file(
      "2.parquet",
      "select 2::bigint as c1, null::struct(m1 integer, m2 struct(m3 varchar)[]) as c2"
    )
    let schema = SchemaText.text(
      of: Schema([
        Field("id", .long),
        Field(
          "s",
          .structure([
            Field("n", .integer),
            Field("l", .array(element: .structure([Field("deep", .string)]), containsNull: true)),
          ])
        ),
        Field("p", .date),
      ])
    )
    var named = schema
    for (name, stored) in [
      ("id", "c1"), ("s", "c2"), ("n", "m1"), ("l", "m2"), ("deep", "m3"), ("p", "c3"),
    ] {
      named = named.replacing(
        #"{"name":"\#(name)","#,
        with:
          #"{"x":{},"metadata":{"delta.columnMapping.physicalName":"\#(stored)"},"name":"\#(name)","#
      )
    }
    try log(
      0,
      [
        #"{"protocol":{"minReaderVersion":2,"minWriterVersion":5}}"#,
        Action.metadata(
          Metadata(
            id: "x",
            schemaText: named,
            partitionColumns: ["p"],
            properties: ["delta.columnMapping.mode": "name"]
          )
        ).json.text,
        add("1.parquet", ["c3": "2024-05-01"]), add("2.parquet", ["c3": nil]),
      ]
    )
    #expect(
      try await lake.rows("silver.t") == [
        #"1|{"n":7,"l":[{"deep":"x"}]}|2024-05-01"#, "2|∅|∅",
      ]
    )
    let snapshot = try await table.snapshot(engine: lake.engine)
    let day = ColumnFilter("p", .equal, .date(days: 19_844))
    #expect(snapshot.files(where: [day]).map(\.path) == ["1.parquet"])
    let error = await #expect(throws: DeltaError.self) {
      try await lake.commit("select 1::bigint as id", to: "silver.t", partitionColumns: [])
    }
    #expect(error?.explanation.code == "delta.partitioning")
  }

  @Test(arguments: ["json", "parquet"])
  func `a checkpoint may have its files in sidecars`(form: String) async throws {
    try await file("a.parquet", "select 1::bigint as a")
    try await file("b.parquet", "select 2::bigint as a")
    let folder = table.folder + "/_delta_log/"
    let birth = [
      #"{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["v2Checkpoint"],"writerFeatures":["v2Checkpoint"]}}"#,
      Action.metadata(
        Metadata(id: "x", schemaText: SchemaText.text(of: Schema([Field("a", .long)])))
      ).json
        .text,
    ]
    try await lake.engine.run(
      """
      copy (select {'path': 'a.parquet', 'partitionValues': map {}::map(varchar, varchar), 'size': 1::bigint,
        'modificationTime': 1::bigint, 'dataChange': false} as add) to \(literal: folder + "_sidecars/s.parquet")
      """
    )
    let sidecar = #"{"sidecar":{"path":"s.parquet","sizeInBytes":1,"modificationTime":1}}"#
    let top = folder + "00000000000000000004.checkpoint.80a083e8-7026-4e79-81be-64bd76c43a11."
    let lines = [#"{"checkpointMetadata":{"version":4}}"#] + birth + [sidecar]
    try lines.joined(separator: "\n").write(toFile: top + "json", atomically: true, encoding: .utf8)
    if form == "parquet" {
      try await lake.engine.run(
        "copy (select * from read_json(\(literal: top + "json"))) to \(literal: top + "parquet")"
      )
      try FileManager.default.removeItem(atPath: top + "json")
    }
    try log(5, [add("b.parquet", [:])])
    #expect(try await lake.rows("silver.t") == ["1", "2"])
  }

  @Test func `files with wider and narrower columns come back in the table's type`() async throws {
    try await file("1.parquet", "select 1::smallint as a")
    try await file("2.parquet", "select 3000000000::bigint as a")
    try log(
      0,
      [
        #"{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["typeWidening"],"writerFeatures":["typeWidening"]}}"#,
        Action.metadata(
          Metadata(id: "x", schemaText: SchemaText.text(of: Schema([Field("a", .long)])))
        )
        .json.text,
        add("1.parquet", [:]), add("2.parquet", [:]),
      ]
    )
    #expect(try await lake.rows("silver.t") == ["1", "3000000000"])
    let error = await #expect(throws: DeltaError.self) {
      try await lake.commit("select 1::bigint as a", to: "silver.t")
    }
    #expect(
      error?.explanation.summary
        == "the table cannot be written: it needs the table feature typeWidening"
    )
  }

  @Test func `a broken pointer to the last checkpoint does not matter`() async throws {
    for number in 0..<12 {
      try await lake.commit("select \(raw: String(number))::bigint as a", to: "silver.u")
    }
    let pointer = lake.path("silver/u/_delta_log/_last_checkpoint")
    #expect(
      try String(contentsOfFile: pointer, encoding: .utf8)
        == #"{"version":10,"size":13,"numOfAddFiles":11}"#
    )
    for text in ["", "{\"version\":", #"{"version":99,"size":1}"#] {
      try text.write(toFile: pointer, atomically: true, encoding: .utf8)
      let fresh = Lake(folder: lake.path(""))
      #expect(try await fresh.table("silver.u").snapshot(engine: lake.engine).files.count == 12)
    }
  }

  private func file(_ name: String, _ query: SQL) async throws {
    try await lake.engine.run(
      "copy (\(query)) to \(literal: table.folder + "/" + name) (format parquet)"
    )
  }

  private func add(_ path: String, _ values: [String: String?]) -> String {
    Action.add(AddFile(path: path, partitionValues: values, size: 1, modificationTime: 1)).json.text
  }

  private func log(_ version: Int, _ lines: [String]) throws {
    let path = table.folder + "/_delta_log/0000000000000000000\(version).json"
    try lines.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
  }
}
