import Onboarding
import Testing

@Suite struct LexiconTests {
  static let lexicon = Samples.contract.lexicon

  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var concepts: [String]
    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "customer_id", concepts: ["customer", "id"]),
    Case(name: "CUSTNO", concepts: ["customer", "id"]),
    Case(name: "Kundennummer", concepts: ["customer", "id"]),
    Case(name: "orderDate", concepts: ["order", "date"]),
    Case(name: "BESTELLDATUM", concepts: ["order", "date"]),
    Case(name: "N° commande", concepts: ["id", "order"]),
    Case(name: "fecha_de_pedido", concepts: ["date", "order"]),
    Case(name: "Lineitem quantity", concepts: ["line", "quantity"]),
    Case(name: "Straße", concepts: ["address"]),
    Case(name: "UNTPRC", concepts: ["unit", "price"]),
  ])
  func `a name is its concepts, in any language, case and spelling`(_ sample: Case) {
    let terms = Self.lexicon.terms(of: sample.name)
    #expect(terms.count == sample.concepts.count, "\(terms)")
    for (term, concept) in zip(terms, sample.concepts) {
      #expect(term.concepts.contains(concept), "\(term)")
    }
  }

  @Test func `a word that nobody knows has no concepts`() {
    #expect(Self.lexicon.terms(of: "xyzzy").flatMap(\.concepts).isEmpty)
  }
}
