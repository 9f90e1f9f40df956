import Documentation
import Relational
import Testing

@Suite struct CatalogTests {
  private static func table(_ name: String, _ columns: [String]) -> CatalogTable {
    var table = CatalogTable(name, kind: .materializedView)
    table.columns = columns.map { CatalogColumn($0, type: "string") }
    return table
  }

  private static func personal(_ tables: [CatalogTable], _ rules: PersonalColumns = .init())
    -> [String]
  {
    var catalog = Catalog(name: "x", gatheredAt: .day(1), tables: tables)
    rules.mark(&catalog)
    return catalog.tables.flatMap { table in
      table.columns.filter(\.isPersonal).map { table.name + "." + $0.name }
    }
  }

  @Test func `columns about people are known by their names`() {
    let columns = [
      "customer_id", "Email", "customerPhone", "billing_address_line1", "birth_date", "full_name",
      "name", "segment", "emailed_at", "zip_code", "phonetic", "_rescued_data",
    ]
    #expect(
      Self.personal([Self.table("a.b", columns)])
        == [
          "a.b.Email", "a.b.customerPhone", "a.b.billing_address_line1", "a.b.birth_date",
          "a.b.full_name", "a.b.name", "a.b.zip_code", "a.b._rescued_data",
        ]
    )
    #expect(Self.personal([Self.table("a.product", ["product_id", "name", "brand"])]).isEmpty)
  }

  @Test func `a text made of a personal text is personal, a count of it is not`() {
    let people = Self.table("silver.people", ["email"])
    var report = Self.table("gold.report", ["contact", "people"])
    report.columns[0].origins = [.init(table: "silver.people", column: "email")]
    report.columns[1].origins = report.columns[0].origins
    report.columns[1].type = "bigint"
    #expect(Self.personal([report, people]) == ["gold.report.contact", "silver.people.email"])
  }

  @Test func `what lies beside a table hides what the table hides`() {
    var quarantine = Self.table("a.b_quarantine", ["alias", "failed_expectations"])
    quarantine.kind = .companion
    quarantine.original = "a.b"
    let rules = PersonalColumns(personal: ["a.b.alias"])
    #expect(
      Self.personal([Self.table("a.b", ["alias"]), quarantine], rules)
        == ["a.b.alias", "a.b_quarantine.alias"]
    )
  }

  @Test func `a project names more columns, or fewer`() {
    let rules = PersonalColumns(personal: ["*.alias", "a.b.n*e"], open: ["a.b.email", "c.*"])
    let tables = [
      Self.table("a.b", ["alias", "email", "nickname", "none", "nonet"]),
      Self.table("c.d", ["phone"]),
    ]
    #expect(Self.personal(tables, rules) == ["a.b.alias", "a.b.nickname", "a.b.none"])
  }

  @Test func `a sample never shows a personal value`() throws {
    var catalog = Catalog.shop
    PersonalColumns(personal: ["gold.fact_sales.order_id"]).mark(&catalog)
    let page = try #require(Site(catalog).files.first { $0.path == "gold/fact_sales.html" })
    #expect(page.text.contains("•••") && !page.text.contains("A-1"))
    #expect(!catalog.json.text.contains("A-1"))
  }

  @Test func `names suggest keys where none are declared`() {
    var catalog = Catalog(
      name: "x",
      gatheredAt: .day(1),
      tables: [
        Self.table("silver.categories", ["category_id", "name"]),
        Self.table("silver.orders", ["order_id", "shipping_category_id", "customer_id"]),
        Self.table("gold.dim_date", ["date_key"]),
        Self.table("gold.fact_sales", ["order_id", "order_date_key", "update_key"]),
      ]
    )
    catalog.suggestKeys()
    let found = catalog.tables.flatMap { table in
      table.references.map { "\(table.name).\($0.columns[0]) → \($0.table).\($0.referenced[0])" }
    }
    #expect(
      found == [
        "silver.orders.shipping_category_id → silver.categories.category_id",
        "gold.fact_sales.order_date_key → gold.dim_date.date_key",
      ]
    )
    #expect(catalog.table("gold.fact_sales")?.primaryKey == [])
    #expect(catalog.tables.allSatisfy { !$0.isPrimaryKeyDeclared })
  }

  @Test(arguments: [
    ("-- Grain: one row per day.\nselect 1", "One row per day."),
    ("\n-- one row\n--   per day\n\n-- Later\nselect 1", "one row per day"),
    ("select 1 -- none", nil), ("", nil), ("--\nselect", nil),
  ])
  func `the first comment says what one row is`(text: String, grain: String?) {
    #expect(CatalogTable.Source(path: "x.sql", text: text).grain == grain)
  }

  @Test func `layers come in the order of the flow`() {
    var catalog = Catalog.shop
    catalog.tables.append(CatalogTable("operations.event_log", kind: .table))
    #expect(catalog.layers == ["bronze", "gold", "operations"])
    let graph = TableGraph(catalog)
    #expect(graph.nodes.map(\.label) == ["orders", "orders", "dim_customer", "fact_sales"])
    #expect(graph.lanes.map(\.title) == ["landing", "bronze", "gold"])
    let near = graph.neighbourhood(of: "gold.dim_customer", steps: 1)
    #expect(near.nodes.map(\.name) == ["bronze.orders", "gold.dim_customer", "gold.fact_sales"])
    #expect(near.edges.count == 3)
  }

  @Test func `quality is all of it only when nothing failed`() {
    #expect(Catalog.shop.quality.passedPerTenThousand == 10_000)
    var catalog = Catalog.shop
    catalog.tables[2].expectations[0].outcomes.append(
      .init(updateID: "c", at: .day(3), passed: 99_999_999, failed: 1)
    )
    #expect(catalog.quality.passedPerTenThousand == 9_999 && catalog.quality.failing == 1)
  }
}
