import Onboarding
import Testing

@Suite struct ProposalTests {
  @Test func `one export becomes orders, lines, customers and products`() async throws {
    let proposal = try await Samples.proposal(["umsatz.csv": Samples.sales()])
    #expect(proposal.slot("Bestellnr") == "orders.order_id")
    #expect(proposal.slot("Bestelldatum") == "orders.order_ts")
    #expect(proposal.slot("Kundennr") == "customers.customer_id")
    #expect(proposal.slot("Artikelnr") == "products.product_id")
    #expect(proposal.slot("Menge") == "order_items.quantity_landed")
    #expect(proposal.slot("Einzelpreis") == "order_items.unit_price")
    #expect(proposal.slot("Status") == "orders.status")
    for table in ["orders", "order_items", "customers", "products"] {
      #expect(proposal.sources(of: table) == ["umsatz"])
    }
  }

  @Test func `days above twelve settle the order of day and month`() async throws {
    let proposal = try await Samples.proposal(["umsatz.csv": Samples.sales()])
    let dates = try #require(proposal.decisions.first { $0.kind == .dates })
    #expect(dates.statement == "is written d/M/yyyy")
    #expect(!dates.isGuess)
    #expect(proposal.questions.isEmpty)
  }

  @Test func `dates that may be read two ways are a marked guess with a question`() async throws {
    let text = """
      order_no,order_date,item_no,qty,price
      1,03/04/2024,A,1,2.50
      1,03/04/2024,B,1,3.50
      2,05/06/2024,A,2,2.50
      3,07/08/2024,B,1,3.50

      """
    let proposal = try await Samples.proposal(["sales.csv": text])
    let dates = try #require(proposal.decisions.first { $0.kind == .dates })
    #expect(dates.isGuess)
    #expect(dates.question?.options.map(\.label) == ["month first", "day first"])
    let files = BundleWriter(proposal, contract: Samples.contract, name: "shop", landing: "/data")
      .files()
    let staged = try #require(files["pipelines/staged/sales.sql"])
    #expect(staged.contains("-- guess (0."))
    #expect(staged.contains("'M/d/yyyy'"))
  }

  @Test func `an answer in a mapping file wins and is no guess`() async throws {
    let text =
      "order_no,order_date,item_no,qty,price\n1,03/04/2024,A,1,2.50\n2,05/06/2024,A,2,2.50\n"
    let proposal = try await Samples.proposal(
      ["sales.csv": text],
      mapping: """
        relations:
          sales:
            columns:
              order_date: {is: orders.order_ts, dates: ['d/M/yyyy']}
        """
    )
    let files = BundleWriter(proposal, contract: Samples.contract, name: "shop", landing: "/data")
      .files()
    let staged = try #require(files["pipelines/staged/sales.sql"])
    #expect(staged.contains("'d/M/yyyy'"))
    #expect(!staged.contains("first"))
  }

  @Test func `the mapping that is written is read back as it was meant`() async throws {
    let files = ["umsatz.csv": Samples.sales()]
    let first = try await Samples.proposal(files)
    let written = BundleWriter(first, contract: Samples.contract, name: "shop", landing: "/data")
      .files()
    let second = try await Samples.proposal(files, mapping: written["mapping.yml"])
    let again = BundleWriter(second, contract: Samples.contract, name: "shop", landing: "/data")
      .files()
    #expect(again["pipelines/staged/umsatz.sql"] == written["pipelines/staged/umsatz.sql"])
  }

  @Test func `an update file is one source with the file it updates`() async throws {
    let proposal = try await Samples.proposal([
      "customers_full.csv":
        "customer_id,name,email,city\n1,Ann,a@example.com,Rome\n2,Bob,b@example.com,Oslo\n",
      "customers_update.csv": "customer_id,name,email,city\n2,Bob,b@example.com,Bern\n",
    ])
    #expect(proposal.findings.sources.map(\.name) == ["customers"])
    #expect(proposal.findings.sources.first?.hasVersions == true)
    #expect(proposal.sources(of: "customers") == ["customers"])
  }

  @Test func `orders without lines count as one line each`() async throws {
    let proposal = try await Samples.proposal([
      "orders.csv":
        "order_id,order_date,customer_id,total\n1,2024-01-31,7,10.00\n2,2024-02-01,8,20.00\n"
    ])
    #expect(proposal.sources(of: "order_items") == ["orders"])
  }

  @Test func `what has nothing of a shop is useless, and nothing is made of it`() async throws {
    let proposal = try await Samples.proposal([
      "sensors.csv": "station,temperature,humidity\nS1,20.5,0.4\nS2,21.5,0.5\n"
    ])
    #expect(!proposal.isUseful)
  }

  @Test func `lists in documents are rows of their own`() async throws {
    let documents = """
      {"id": 1, "created_at": "2024-01-05T10:00:00Z", "items": [{"sku": "A", "qty": 1, "price": "2.50"}, {"sku": "B", "qty": 2, "price": "1.00"}]}
      {"id": 2, "created_at": "2024-01-06T10:00:00Z", "items": [{"sku": "A", "qty": 3, "price": "2.50"}]}

      """
    let proposal = try await Samples.proposal(["orders.jsonl": documents])
    #expect(proposal.sources(of: "orders") == ["orders"])
    #expect(proposal.sources(of: "order_items") == ["orders_items"])
  }
}
