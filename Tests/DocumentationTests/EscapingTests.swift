import Documentation
import Relational
import Testing

@Suite struct EscapingTests {
  private static let attack = #"</script></title><img src=x onerror="alert(1)">'"><b a='"#

  /// A catalog that says the attack wherever it can say anything.
  private static let hostile: Catalog = {
    var catalog = Catalog.shop
    catalog.name = attack
    catalog.target = attack
    catalog.updates[0].pipeline = attack
    catalog.updates[0].state = attack
    for index in catalog.tables.indices {
      catalog.tables[index].comment = attack
      catalog.tables[index].source = .init(
        path: attack,
        text: "-- Grain: \(attack)\n'\(attack)' \(attack)"
      )
      catalog.tables[index].files.append("landing/" + attack)
      catalog.tables[index].partitionColumns = [attack]
      catalog.tables[index].columns.append(CatalogColumn(attack, type: attack, comment: attack))
      catalog.tables[index].expectations = [
        CatalogExpectation(
          attack,
          condition: attack,
          violation: .warn,
          outcomes: [
            .init(updateID: attack, at: .day(1), passed: 1, failed: 1),
            .init(updateID: attack + "2", at: .day(2), passed: 1, failed: 1),
          ]
        )
      ]
      catalog.tables[index].sample = [
        catalog.tables[index].columns.map { _ in Value.string(attack) }
      ]
      catalog.tables[index].storage = .init(
        rowCount: 1,
        sizeInBytes: 1,
        fileCount: 1,
        version: 1,
        changedAt: .day(1),
        commits: [
          .init(version: 1, at: .day(1), operation: attack, rowCount: 1, engine: attack)
        ]
      )
    }
    var table = CatalogTable("gold." + attack, kind: .table)
    table.columns = [CatalogColumn("id", type: "int")]
    catalog.tables.append(table)
    return catalog
  }()

  @Test func `nothing that a catalog says becomes markup`() {
    for file in Site(Self.hostile).files where file.path.hasSuffix(".html") {
      #expect(!file.text.contains("<img"), "\(file.path)")
      #expect(!file.text.contains("<b a="), "\(file.path)")
      #expect(file.text.ranges(of: "<script").count == file.text.ranges(of: "</script>").count)
      #expect(!file.text.ranges(of: "<script").isEmpty)
      for script in file.text.split(separator: "<script").dropFirst() {
        #expect(script.hasPrefix(" src=\""), "\(file.path) has a script of its own")
      }
      #expect(Markup.problem(in: file.text) == nil, "\(file.path)")
    }
  }

  @Test func `a page holds no style and no handler of its own, which its policy forbids`() {
    for file in Site(.shop).files where file.path.hasSuffix(".html") {
      #expect(!file.text.contains(" style=") && !file.text.contains("<style"), "\(file.path)")
      #expect(
        !file.text.contains(" onclick=") && !file.text.contains("javascript:"),
        "\(file.path)"
      )
      #expect(!file.text.contains("http://") && !file.text.contains("https://"), "\(file.path)")
      #expect(Markup.problem(in: file.text) == nil, "\(file.path)")
    }
  }

  @Test func `pages of tables lie below the site's folder, whatever the tables are called`() {
    for name in ["gold.fact_sales", "gold.../../x", "a.b c.d", "ä.ö", "gold." + Self.attack] {
      let path = Site.page(of: name)
      #expect(path.split(separator: "/").count == 2, "\(path)")
      #expect(!path.contains("..") && !path.contains("\"") && !path.contains("<"), "\(path)")
    }
    #expect(Site.page(of: "gold.fact_sales") == "gold/fact_sales.html")
  }

  @Test func `data for scripts is one call with JSON`() throws {
    for file in Site(Self.hostile).files where file.path.hasSuffix(".js") {
      let call = try #require(file.text.firstRange(of: "\", "))
      #expect(file.text.hasPrefix("mercerData(\"") && file.text.hasSuffix(");\n"))
      _ = try JSON(parsing: String(file.text[call.upperBound...].dropLast(3)))
    }
  }

  @Test func `every character of a text survives, but those that HTML cannot say`() {
    #expect(HTML.escaped(#"a < b & "c" > 'd'"#) == "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39;")
    #expect(HTML.escaped("two\nlines\u{0}\u{1B}[1m é 日") == "two\nlines\u{FFFD}\u{FFFD}[1m é 日")
    let name = "<x>"
    #expect(
      ("<p title=\"\(name)\">\(name)</p>" as HTML).text == "<p title=\"&lt;x&gt;\">&lt;x&gt;</p>"
    )
  }
}

/// Looks whether tags are closed in the order in which they were opened.
private enum Markup {
  private static let empty: Set<Substring> = ["meta", "link", "input", "wbr", "br", "!doctype"]

  static func problem(in text: String) -> String? {
    var open: [Substring] = []
    var rest = text[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      guard let end = endOfTag(rest) else { return "a tag without end" }
      let tag = rest[..<end]
      rest = rest[end...].dropFirst()
      let name = tag.prefix { !$0.isWhitespace && ($0 != "/" || tag.first == "/") }
      if tag.first == "/" {
        guard open.last == name.dropFirst() else {
          return "\(name) closes \(open.last ?? "nothing")"
        }
        open.removeLast()
      } else if !tag.hasSuffix("/"), !empty.contains(name) {
        open.append(name)
      }
    }
    return open.isEmpty ? nil : "\(open) not closed"
  }

  private static func endOfTag(_ text: Substring) -> String.Index? {
    var isQuoted = false
    for index in text.indices {
      if text[index] == "\"" { isQuoted.toggle() }
      if text[index] == ">", !isQuoted { return index }
    }
    return nil
  }
}
