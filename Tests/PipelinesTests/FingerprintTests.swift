import Pipelines
import Testing

@Suite struct FingerprintTests {
  @Test func `a text always has the same fingerprint`() {
    #expect(Fingerprint(of: "").description == "6c62272e07bb014262b821756295c58d")
    #expect(Fingerprint(of: "mercer").description == Fingerprint(of: "mercer").description)
    #expect(Fingerprint(of: "mercer") != Fingerprint(of: "mercEr"))
  }
}
