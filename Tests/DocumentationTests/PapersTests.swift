import Documentation
import Relational
import Testing

@Suite struct PapersTests {
  @Test func `the dictionary reads well`() throws {
    let files = DataDictionary(.shop).files
    #expect(files.map(\.path) == ["README.md", "bronze.md", "gold.md"])
    for file in files { try Snapshot.check(file.text, "dictionary.\(file.path)") }
  }

  @Test func `a dictionary does not change when only rows have`() {
    var later = Catalog.shop
    later.gatheredAt = .day(9)
    later.updates = []
    later.tables[2].storage = nil
    #expect(DataDictionary(later).files == DataDictionary(.shop).files)
  }

  @Test func `Markdown in a comment means itself`() {
    var catalog = Catalog.shop
    catalog.tables[0].comment = "a | b\n# c <img> `d` *e* [f](g) snake_case _h_"
    let page = DataDictionary(catalog).files[1].text
    #expect(
      page.contains(##"a \| b \# c \<img\> \`d\` \*e\* \[f\](g) snake_case \_h"##)
    )
    #expect(page.contains("`quantity`"))
  }

  @Test func `the catalog is one document`() throws {
    try Snapshot.check(Catalog.shop.json.prettyText + "\n", "catalog.json")
  }

  @Test func `a table's page says all that is known`() throws {
    let page = try #require(Site(.shop).files.first { $0.path == "gold/fact_sales.html" }).text
    for text in [
      "Order lines.", "quantity_is_positive", "quantity &gt; 0 or quantity is null",
      "drops the row",
      "10</dd>", "2 KiB in 1 file", "WRITE", "A-1", "<span class=\"null\">null</span>",
      "href=\"../gold/dim_customer.html\"", "href=\"../bronze/orders.html#column-quantity\"",
      "Quality over time", "partition",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let home = try #require(Site(.shop).files.first { $0.path == "index.html" }).text
    #expect(home.contains("100 %") && home.contains("completed") && home.contains("1.2 s"))
  }

  @Test func `a project that never ran, and a lake without project, have a site`() {
    let empty = Catalog(name: "x", gatheredAt: .day(1), tables: [])
    #expect(Site(empty).files.allSatisfy { !$0.text.isEmpty })
    #expect(MermaidDiagram(empty).text == "")
    var bare = Catalog.shop
    bare.target = nil
    for index in bare.tables.indices {
      bare.tables[index].kind = .table
      bare.tables[index].inputs = []
      bare.tables[index].files = []
      bare.tables[index].source = nil
    }
    let pages = Site(bare).files
    #expect(
      pages.contains { $0.path == "gold/fact_sales.html" && !$0.text.contains("id=\"lineage\"") }
    )
    #expect(pages.contains { $0.path == "lineage.html" && $0.text.contains("there is no project") })
  }

  @Test(arguments: [
    "select 'it''s' as \"x\", 1.5e3 from gold.t -- done", "/* never closed", "'never closed",
    "select a-1, b/2, `c d` -- <b>\n", "é日 $x ${var}\t\n", "", "--", "/**/", "''",
  ])
  func `highlighted SQL has every character of the SQL`(text: String) throws {
    var catalog = Catalog.shop
    catalog.tables[2].source = .init(path: "x.sql", text: text)
    let page = try #require(Site(catalog).files.first { $0.path == "gold/fact_sales.html" }).text
    let start = try #require(page.firstRange(of: "<code class=\"sql\">")?.upperBound)
    let end = try #require(page[start...].firstRange(of: "</code>")?.lowerBound)
    var plain = ""
    var isTag = false
    for character in page[start..<end] {
      if character == "<" { isTag = true }
      if !isTag { plain.append(character) }
      if character == ">" { isTag = false }
    }
    #expect(plain == HTML.escaped(text))
  }
}
