import Pipelines
import Relational
import Testing

@Suite struct BundleTests {
  static let yaml = """
    bundle:
      name: shop
    include:
      - resources/*.yml
    sync:
      paths: [., ../shared, ./../more/]
    variables:
      landing: {description: Where files land, default: "/data/${bundle.target}/in"}
      catalog: {default: main}
      limit: {default: 5}
    permissions:
      - {level: CAN_VIEW, group_name: users}
    resources:
      pipelines:
        first:
          name: ${bundle.name} first
          catalog: ${var.catalog}
          target: Bronze
          continuous: true
          tags: {team: data}
          event_log: {name: log, schema: ops}
          libraries:
            - glob: {include: pipelines/**}
            - glob: {include: ../shared/sql/**}
            - file: {path: one/extra.sql}
          configuration:
            landing: ${var.landing}
            limit: ${var.limit}
          permissions:
            - {level: CAN_MANAGE, user_name: ann@example.com}
    targets:
      dev:
        mode: development
        default: true
      prod:
        mode: production
        variables:
          landing: s3://bucket/in
          limit: {default: 9}
        resources:
          pipelines:
            first:
              continuous: false
              tags: {cost: high}
              libraries:
                - file: {path: one/more.sql}
    """
  static let files = ProjectFiles([
    "databricks.yml": yaml,
    "resources/second.yml": """
    resources:
      pipelines:
        second:
          schema: gold
          libraries: [{glob: {include: ../pipelines/gold/*.sql}}]
    """,
    "pipelines/a.sql": "", "pipelines/gold/b.sql": "", "pipelines/gold/notes.md": "",
    "../shared/sql/deep/c.sql": "", "one/extra.sql": "", "one/more.sql": "",
  ])

  @Test func `the default target is used`() throws {
    let bundle = try Bundle(files: Self.files)
    #expect(bundle.name == "shop")
    #expect(bundle.target == BundleTarget(name: "dev", mode: .development))
    #expect(bundle.targetNames == ["dev", "prod"])
    #expect(bundle.variables.map(\.name) == ["landing", "catalog", "limit"])
    #expect(bundle.variables.map(\.value) == ["/data/dev/in", "main", "5"])
    #expect(bundle.variables[0].description == "Where files land")
    #expect(bundle.permissions == [Permission(level: "CAN_VIEW", principal: .group("users"))])
    #expect(bundle.warnings == [])
    #expect(bundle.pipelines.map(\.key) == ["first", "second"])
    let first = bundle.pipelines[0]
    #expect(first.name == "shop first" && first.catalog == "main" && first.schema == "Bronze")
    #expect(
      first.files == [
        "../shared/sql/deep/c.sql", "one/extra.sql", "pipelines/a.sql", "pipelines/gold/b.sql",
      ]
    )
    #expect(first.configuration == ["landing": "/data/dev/in", "limit": "5"])
    #expect(first.isContinuous && first.isDevelopment)
    #expect(first.tags == ["team": "data"] && first.eventLog == "ops.log")
    #expect(
      first.permissions == [Permission(level: "CAN_MANAGE", principal: .user("ann@example.com"))]
    )
    #expect(first.place.description == "databricks.yml:15:5")
    #expect(bundle.pipelines[1].files == ["pipelines/gold/b.sql"])
    #expect(bundle.pipelines[1].name == "second")
  }

  @Test func `a target lays its parts over the bundle's`() throws {
    let bundle = try Bundle(files: Self.files, target: "prod", variables: ["catalog": "live"])
    #expect(bundle.target == BundleTarget(name: "prod", mode: .production))
    #expect(bundle.variables.map(\.value) == ["s3://bucket/in", "live", "9"])
    let first = bundle.pipelines[0]
    #expect(!first.isContinuous && !first.isDevelopment)
    #expect(first.tags == ["team": "data", "cost": "high"])
    #expect(first.files.contains("one/more.sql") && first.files.contains("one/extra.sql"))
  }

  @Test func `folders outside of the bundle are known beforehand`() {
    #expect(Bundle.sharedFolders(in: Self.yaml) == ["../shared", "../more"])
    #expect(Bundle.sharedFolders(in: "bundle: [") == [])
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    var yaml: String
    var problem: String

    init(_ yaml: String, _ problem: String) {
      self.yaml = yaml
      self.problem = problem
    }

    var testDescription: String { problem }
  }

  private static let pipeline =
    "resources: {pipelines: {p: {libraries: [{file: {path: a.sql}}]}}}\n"

  @Test(arguments: [
    Fault("bundle: {}\n", "bundle.no-name databricks.yml:1:9 the bundle has no name"),
    Fault(
      "bundle: {name: x}\ntargets: {a: {}, b: {}}\n",
      "bundle.no-target databricks.yml:2:10 no target is the"
    ),
    Fault(
      "bundle: {name: x}\ntargets: {a: {default: true}, b: {default: true}}\n",
      "bundle.default-target databricks.yml:2:31 several targets"
    ),
    Fault(
      "bundle: {name: x}\ntargets: {a: {mode: develpment}}\n",
      "bundle.mode databricks.yml:2:21 there is no mode"
    ),
    Fault(
      "bundle: {name: x}\nvariables: {v: {}}\n",
      "bundle.variable-not-set databricks.yml:2:13 the variable `v`"
    ),
    Fault(
      "bundle: {name: x}\nvariables: {v: {lookup: {cluster: y}}}\n",
      "bundle.lookup databricks.yml:2:25 the variable `v` is looked up"
    ),
    Fault(
      "bundle: {name: x}\nvariables: {a: {default: \"${var.b}\"}, b: {default: \"${var.a}\"}}\n",
      "bundle.variable-cycle databricks.yml:2:"
    ),
    Fault(
      "bundle: {name: x}\ntargets: {t: {variables: {nosuch: 1}}}\n",
      "bundle.unknown-variable databricks.yml:2:27 the target `t` sets `nosuch`"
    ),
    Fault(
      "bundle: {name: x}\nvariables: {landing: {default: y}}\nresources: {pipelines: {p: {name: \"${var.landng}\"}}}\n",
      "bundle.unknown-variable databricks.yml:3:35 there is no variable `landng`"
    ),
    Fault(
      "bundle: {name: x}\nvariables: {landing: {default: y}}\nresources: {pipelines: {p: {name: \"${landing}\"}}}\n",
      "bundle.reference databricks.yml:3:35 `${landing}` refers to nothing"
    ),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {libraries: [{notebook: {path: x}}]}}}\n",
      "bundle.library databricks.yml:2:42 Mercer runs SQL files, not `notebook`"
    ),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {libraries: [{glob: {include: sql/**}}]}}}\n",
      "bundle.no-files databricks.yml:2:58 no SQL file fits `sql/**`"
    ),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {libraries: [{file: {path: b.sql}}]}}}\n",
      "bundle.no-files databricks.yml:2:55 there is no file `b.sql`"
    ),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {libraries: [{file: {path: a.py}}]}}}\n",
      "bundle.library databricks.yml:2:55 Mercer runs SQL files, not `a.py`"
    ),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {}}}\n",
      "bundle.no-files databricks.yml:2:25 the pipeline `p`"
    ),
    Fault(
      "bundle: {name: x}\npermissions: [{level: CAN_VIEW}]\n",
      "bundle.permission databricks.yml:2:15 a permission says neither"
    ),
    Fault(
      "bundle: {name: x}\ninclude: [nosuch/*.yml]\n",
      "bundle.include databricks.yml:2:11 `nosuch/*.yml` includes"
    ),
    Fault("bundle: {name: x\n", "bundle.syntax databricks.yml:2:1 this is not YAML"),
    Fault("- a\n", "bundle.syntax databricks.yml:1:1 `databricks.yml` is not a mapping"),
    Fault(
      "bundle: {name: x}\nresources: {pipelines: {p: {continuous: perhaps, libraries: [{file: {path: a.sql}}]}}}\n",
      "bundle.type databricks.yml:2:41 `continuous` is text"
    ),
  ]) func `a fault is reported with its place`(_ fault: Fault) {
    let found = #expect(throws: Explanations.self) {
      try Bundle(files: ProjectFiles(["databricks.yml": fault.yaml, "a.sql": "", "a.py": ""]))
    }
    let problems = (found?.problems ?? []).map { "\($0.code) \($0.place ?? "-") \($0.summary)" }
    #expect(problems.contains { $0.hasPrefix(fault.problem) }, "\(problems)")
  }

  @Test func `the bundle's own folder stands for the workspace's`() throws {
    let yaml = """
      bundle: {name: x}
      resources:
        pipelines:
          p:
            libraries: [{file: {path: a.sql}}]
            configuration: {landing: "${workspace.file_path}/landing"}
        jobs:
          j: {tasks: [{task_key: t, pipeline_task: {pipeline_id: "${resources.pipelines.p.id}"}}]}
      """
    let bundle = try Bundle(files: ProjectFiles(["databricks.yml": yaml, "a.sql": ""]))
    #expect(bundle.pipelines[0].configuration == ["landing": "./landing"])
    #expect(bundle.warnings == [])
  }

  @Test func `files begin behind their byte order mark`() throws {
    let yaml =
      "\u{FEFF}bundle: {name: x}\nresources: {pipelines: {p: {libraries: [{file: {path: a.sql}}]}}}\n"
    let files = ProjectFiles(["databricks.yml": yaml, "a.sql": "\u{FEFF}select 1"])
    #expect(try Bundle(files: files).name == "x")
    #expect(files["a.sql"] == "select 1")
  }

  @Test func `a tab in YAML is named`() {
    let found = #expect(throws: Explanations.self) {
      try Bundle(
        files: ProjectFiles(["databricks.yml": "bundle:\n  name: x\nresources:\n\ta: b\n"])
      )
    }
    #expect(found?.problems.map(\.next) == ["indent with spaces: YAML takes no tabs"])
  }

  @Test func `what the user gives must exist`() {
    let files = ProjectFiles([
      "databricks.yml": "bundle: {name: x}\nvariables: {landing: {default: y}}\n"
    ])
    let variable = #expect(throws: Explanations.self) {
      try Bundle(files: files, variables: ["landin": "z"])
    }
    #expect(variable?.problems.map(\.next) == ["did you mean `landing`?"])
    let target = #expect(throws: Explanations.self) { try Bundle(files: Self.files, target: "prd") }
    #expect(target?.problems.map(\.next) == ["did you mean `prod`?"])
    let missing = #expect(throws: Explanations.self) { try Bundle(files: ProjectFiles()) }
    #expect(missing?.problems.map(\.code) == ["bundle.missing"])
  }

  @Test func `keys that nobody reads are warned of`() throws {
    let bundle = try Bundle(
      files: ProjectFiles([
        "databricks.yml": """
        bundle: {name: x, nmae: y}
        targts: {}
        resources:
          pipelines:
            p: {libraries: [{file: {path: a.sql}}], serverles: true, channel: PREVIEW}
        """,
        "a.sql": "",
      ])
    )
    #expect(
      bundle.warnings.map { "\($0.place ?? "") \($0.summary) \($0.next ?? "")" } == [
        "databricks.yml:2:1 the bundle's file has no key `targts` did you mean `targets`?",
        "databricks.yml:1:19 `bundle` has no key `nmae` did you mean `name`?",
        "databricks.yml:5:45 the pipeline `p` has no key `serverles` did you mean `serverless`?",
      ]
    )
  }

  @Test func `a resource is declared once`() {
    let files = ProjectFiles([
      "databricks.yml": "bundle: {name: x}\ninclude: ['*.yml']\n" + Self.pipeline,
      "more.yml": Self.pipeline, "a.sql": "",
    ])
    let found = #expect(throws: Explanations.self) { try Bundle(files: files) }
    #expect(found?.problems.map(\.code) == ["bundle.duplicate-resource"])
    #expect(found?.problems.first?.place == "more.yml:1:25")
  }

  @Test func `mercer.yml is strict and has a part for each target`() throws {
    var files = Self.files
    files["mercer.yml"] = """
      lake: ../lake
      memory_limit: 2 GiB
      threads: 4
      targets:
        prod: {lake: /srv/lake}
      """
    #expect(
      try Bundle(files: files).settings
        == Settings(lake: "../lake", memoryLimitInBytes: 2_147_483_648, threads: 4)
    )
    #expect(try Bundle(files: files, target: "prod").settings.lake == "/srv/lake")
    files["mercer.yml"] = "lak: x\nmemory_limit: lots\nthreads: 0\n"
    let found = #expect(throws: Explanations.self) { try Bundle(files: files) }
    #expect(
      found?.problems.map { "\($0.place ?? "") \($0.summary)" } == [
        "mercer.yml:1:1 mercer.yml has no setting `lak`",
        "mercer.yml:3:10 `threads` is a number from 1",
        "mercer.yml:2:15 `memory_limit` is no amount of memory",
      ]
    )
  }

  @Test(
    arguments: [
      ("4GiB", 4_294_967_296), ("500 MB", 500_000_000), ("1.5kib", 1536), ("100", 100), ("8b", 8),
      ("lots", nil), ("-1GB", nil), ("", nil),
    ] as [(String, Int64?)]
  ) func `amounts of memory are read`(_ text: String, _ bytes: Int64?) {
    #expect(Settings.bytes(text) == bytes)
  }
}
