import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("Where a set of anchors may be asked")
struct RevocationSourcesTests {
  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files

  /// The definitions, and the findings in files of signatures, with this under `revocation:` of a set; nil: nothing there.
  private func load(_ revocation: String?) -> (sources: RevocationSources?, findings: [String]) {
    var files = RevocationSourcesTests.shipped
    let more = revocation.map { "\n    revocation: \($0)" } ?? ""
    let text = """
      trust:
        - set: cong-cong
          name: { vi: Công cộng, en: Public }\(more)
        - set: chinh-phu
          name: { vi: Công vụ, en: Official }
      """
    files["Signatures/trust.yaml"] = Array(text.utf8)
    let findings = Findings()
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    let said = findings.sorted.map(\.description).filter { $0.hasPrefix("Signatures/") }
    return (definitions?.trustSets["cong-cong"]?.revocation, said)
  }

  @Test("is nowhere unless the file says so")
  func nothing() {
    #expect(load(nil).sources == .nothing)
    #expect(RevocationSources.nothing.fetch == .none)
    #expect(load("{ fetch: none }").sources == .nothing)
  }

  @Test("is read with addresses, hosts, networks and times")
  func whole() {
    let (sources, findings) = load(
      """
      { fetch: certificate, crl: ["http://crl.example.vn/ca.crl?x=1"], ocsp: "https://ocsp.example.vn:8443",
        hosts: [CRL.example.vn], networks: [10.1.0.0/16], fresh: 30 minutes, timeout: 3 s, at-once: true }
      """)
    #expect(findings == [])
    #expect(
      sources
        == RevocationSources(
          fetch: .certificate, lists: ["http://crl.example.vn/ca.crl?x=1"], responder: "https://ocsp.example.vn:8443",
          hosts: ["crl.example.vn"], networks: ["10.1.0.0/16"], freshSeconds: 1800, timeoutSeconds: 3, asksAtOnce: true)
    )
  }

  @Test(
    "is refused where it could be taken for something else or leads into the own network",
    arguments: [
      "ldap://crl.example.vn/ca", "file:///etc/passwd", "http://user@crl.example.vn/", "http://user:pw@crl.example.vn/",
      "http://crl.example.vn#x", "http://crl.example.vn\\\\@127.0.0.1/", "http://[::1]/ca.crl", "http:///ca.crl",
      "crl.example.vn/ca.crl", "http://127.0.0.1/ca.crl", "http://localhost:80/ca.crl", "http://10.0.0.7/ca.crl",
      "http://192.168.1.1/", "http://169.254.169.254/latest", "http://0177.0.0.1/", "http://2130706433/",
      "http://127.1/",
      "http://crl.example.vn:99999/", "http://crl.example.vn:+80/", "http://-crl.example.vn/", "http://crl..vn/",
      "http://crl.example.vn/\\u0000", "http://crl.example.vn/a b",
    ])
  func hostile(address: String) {
    let (_, findings) = load("{ fetch: listed, crl: [\"\(address)\"] }")
    #expect(findings.contains { $0.contains("trust.yaml:4") && $0.contains("error") }, "\(findings)")
  }

  @Test("is refused when something is missing, twice, unknown or out of bounds, with its place")
  func damaged() {
    let cases: [(String, String)] = [
      ("{ crl: [\"http://crl.example.vn/a\"] }", "the key `fetch` is required"),
      ("{ fetch: listed }", "needs addresses"), ("{ fetch: certificate }", "needs `hosts`"),
      ("{ fetch: always }", "`listed`"), ("{ fetch: none, urls: [] }", "no key `urls`"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\", \"http://a.vn/x\"] }", "stands here already"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\"], fresh: 1 minute }", "30 minutes"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\"], fresh: 99 days }", "30 minutes"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\"], timeout: 90 s }", "from 1 s to 60 s"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\"], networks: [10.0.0.0/33] }", "10.1.0.0/16"),
      ("{ fetch: listed, crl: [\"http://a.vn/x\"], networks: [0.0.0.0/0] }", "10.1.0.0/16"),
      ("{ fetch: certificate, hosts: [\"*\"] }", "a host name"),
      ("{ fetch: none, crl: [\"http://a.vn/x\"] }", "warning: with `fetch: none`"),
    ]
    for (text, said) in cases {
      let found = load(text).findings
      #expect(found.contains { $0.contains(said) && $0.contains("Signatures/trust.yaml:4") }, "\(text): \(found)")
    }
  }

  @Test("knows its networks: an address of one that is named is no finding")
  func house() {
    let (sources, findings) = load("{ fetch: listed, crl: [\"http://10.1.2.3/ca.crl\"], networks: [10.1.0.0/16] }")
    #expect(findings == [] && sources?.lists == ["http://10.1.2.3/ca.crl"])
  }
}
