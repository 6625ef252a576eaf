import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("The partners of an authority")
struct PartnersFileTests {
  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files

  private func load(_ text: String?) -> (partners: Partners?, findings: [String]) {
    var files = PartnersFileTests.shipped
    files["Workflows/partners.yaml"] = text.map { Array($0.utf8) }
    let findings = Findings()
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    return (
      definitions?.partners, findings.sorted.map(\.description).filter { $0.hasPrefix("Workflows/partners.yaml") }
    )
  }

  @Test("are none without the file")
  func none() {
    #expect(load(nil).partners?.all == [])
  }

  @Test("are read with their agencies; an agency is reached by who names either of its codes, others by who takes them")
  func reached() throws {
    let (partners, findings) = load(
      """
      partners:
        - partner: bo
          name: { vi: Bộ, en: Ministry }
          address: https://bo.example.vn/vxp
          system: so-gddt
          networks: [10.1.0.0/16]
          fetch: 30 s
          agencies:
            - { code: G03, older: 000.00.00.G03, name: { vi: Bộ GDĐT, en: MOET } }
            - { code: vxp.saas.03, name: { vi: Thử, en: Trial } }
        - partner: truc
          name: { vi: Trục, en: Hub }
          address: "https://truc.example.vn"
          others: true
          backlog: { size: 2 GB }
      """)
    #expect(findings == [])
    let all = try #require(partners)
    #expect(all.all.map(\.id.text) == ["bo", "truc"])
    let bo = try #require(all["bo"])
    #expect(bo.fetchSeconds == 30 && bo.system == "so-gddt" && bo.networks == ["10.1.0.0/16"])
    #expect(bo.backlog == .standard && all["truc"]?.backlog == Partner.Backlog(messages: 20_000, bytes: 2 << 30))
    #expect(all["truc"]?.system == "tinh-mau" && all["truc"]?.fetchSeconds == nil)
    for code in ["G03", "000.00.00.G03", "vxp.saas.03"] { #expect(all.partner(reaching: code)?.id == "bo") }
    #expect(all.partner(reaching: "H57")?.id == "truc")
    #expect(all.agency("000.00.00.G03")?.code == "G03" && all.agency("H57") == nil)
    #expect(Partners([bo]).partner(reaching: "H57") == nil)
  }

  @Test(
    "are refused where a document would not know its way, with the place and the reason",
    arguments: [
      ("- { partner: a, name: { vi: A, en: A }, fetch: 30 s }", "2:", "`fetch` needs an `address`"),
      (
        "- { partner: a, name: { vi: A, en: A }, agencies: [{ code: H56.06, name: { vi: S, en: S } }] }", "2:",
        "code of a unit of this authority"
      ),
      (
        """
        - { partner: a, name: { vi: A, en: A }, agencies: [{ code: G03, name: { vi: B, en: B } }] }
          - { partner: b, name: { vi: B, en: B }, agencies: [{ code: X, older: G03, name: { vi: B, en: B } }] }
        """, "3:", "reached by `a` already"
      ),
      (
        """
        - { partner: a, name: { vi: A, en: A }, others: true }
          - { partner: b, name: { vi: B, en: B }, others: true }
        """, "3:", "one partner alone"
      ),
      ("- { partner: a, name: { vi: A, en: A }, address: \"ftp://x\" }", "2:", "an address"),
      ("- { partner: a, name: { vi: A, en: A }, secret: abc }", "2:", "secret"),
      ("- { partner: a, name: { vi: A, en: A }, address: \"https://x\", fetch: 2 hours }", "2:", "from 1 s"),
      ("- { partner: a, name: { vi: A, en: A }, backlog: { size: 5 MB } }", "2:", "from 256 MB"),
      ("- { partner: a, name: { vi: A, en: A }, backlog: { size: 5 GiB } }", "2:", "from 256 MB"),
      ("- { partner: a, name: { vi: A, en: A }, backlog: { messages: 9 } }", "2:", "10"),
      ("- { partner: a, name: { vi: A, en: A }, backlog: { bytes: 1 GB } }", "2:", "bytes"),
      ("- { partner: a, name: { vi: A, en: A }, agencies: [{ code: \"a b\", name: { vi: B, en: B } }] }", "2:", "code"),
    ])
  func refused(_ text: String, _ line: String, _ told: String) {
    let (partners, findings) = load("partners:\n  " + text)
    #expect(partners == nil)
    #expect(findings.contains { $0.contains("partners.yaml:\(line)") && $0.contains(told) }, "\(findings)")
  }
}
