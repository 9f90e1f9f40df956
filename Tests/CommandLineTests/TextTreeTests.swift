import Terminal
import Testing

/// Names under names.
@Suite struct TextTreeTests {
  private let tree = TextTree(
    "gold.sales",
    note: "4 columns",
    details: ["= sum(price) over a text that is long enough to be broken once"],
    children: [
      TextTree("silver.orders", children: [TextTree("bronze.orders", details: ["as it landed"])]),
      TextTree("silver.products", note: "a note far too long for the narrow screen it is shown on"),
    ]
  )

  @Test func `branches hang on lines`() {
    #expect(
      tree.rendered(on: .plain.wide(50)) == """
        gold.sales  4 columns
        │   = sum(price) over a text that is long enough
        │   to be broken once
        ├─ silver.orders
        │  └─ bronze.orders
        │         as it landed
        └─ silver.products  a note far too long for the n…

        """
    )
  }

  @Test func `plain ASCII draws the same`() {
    let text = tree.rendered(on: .ascii.wide(200))
    #expect(text.contains("|- silver.orders\n|  `- bronze.orders\n"))
    #expect(text.unicodeScalars.filter { !$0.isASCII }.isEmpty)
  }

  @Test func `nothing in a name moves the cursor`() {
    #expect(TextTree("a\u{1B}[2Jb\n").rendered(on: .plain) == "a\\u{1b}[2Jb\\n\n")
  }
}
