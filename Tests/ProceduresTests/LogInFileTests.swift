import Foundation
import Procedures
import Testing
import Text
import YAML

@Suite("The providers by which citizens log in")
struct LogInFileTests {
  private static let shipped = DefinitionFiles(
    folder: URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path, Findings()
  ).files

  /// The providers of a text, and what is found in its file.
  private func load(_ text: String?) -> (providers: [LogInProvider]?, findings: [String]) {
    var files = LogInFileTests.shipped
    files["Workflows/log-in.yaml"] = text.map { Array($0.utf8) }
    let findings = Findings()
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    return (definitions?.logIn, findings.sorted.map(\.description).filter { $0.hasPrefix("Workflows/log-in") })
  }

  private func provider(_ changes: [String: String?] = [:]) -> String {
    let lines: [(String, String)] = [
      ("provider", "thu"), ("name", "{ vi: Thử, en: Trial }"), ("issuer", "\"https://id.example.vn\""),
      ("client", "motcua"), ("fields", "{ name: HoVaTen }"),
    ]
    let known = lines.compactMap { key, value -> (String, String)? in
      guard let change = changes[key] else { return (key, value) }
      return change.map { (key, $0) }
    }
    let more = changes.sorted { $0.key < $1.key }.compactMap { key, value in
      lines.contains { $0.0 == key } ? nil : value.map { (key, $0) }
    }
    let all = (known + more).map { "\($0.0): \($0.1)" }
    return "providers:\n  - " + all.joined(separator: "\n    ") + "\n"
  }

  @Test("are none when there is no such file")
  func none() {
    let (providers, findings) = load(nil)
    #expect(providers == [])
    #expect(findings == [])
  }

  @Test("ship as VNeID and the national portal have them")
  func shipped() throws {
    let providers = try #require(Definitions.load(DefinitionFiles(LogInFileTests.shipped), Findings())?.logIn)
    #expect(providers.map(\.id.text) == ["vneid", "dvcqg"])
    #expect(providers[0].fields.number == "SoDinhDanh")
    #expect(providers[0].assured == .init(claim: "IAL", values: ["2", "3"]))
    #expect(providers[1].endpoints?.userInfo == "https://dang-nhap.dvcqg.example.vn/oauth2/userinfo")
  }

  @Test("are read with what a provider may say")
  func whole() {
    let (providers, findings) = load(
      provider([
        "scopes": "[openid, profile]", "acr": "[loa2]", "secret": "basic", "algorithms": "[ES256]",
        "networks": "[10.1.0.0/16]", "timeout": "3 s",
        "fields": "{ name: a, number: b, birth: c, email: d, phone: e }",
        "person": "{ claim: kind, values: [\"1\"] }", "assured": "{ claim: level, values: [high, higher] }",
        "endpoints":
          "{ authorize: \"https://id.example.vn/a\", token: \"https://id.example.vn/t\", keys: \"https://id.example.vn/k\" }",
      ]))
    #expect(findings == [])
    #expect(
      providers == [
        LogInProvider(
          id: "thu", name: Words(vi: "Thử", en: "Trial"), issuer: "https://id.example.vn", client: "motcua",
          scopes: ["openid", "profile"], acrValues: ["loa2"], secretPlace: .basic,
          endpoints: .init(
            authorize: "https://id.example.vn/a", token: "https://id.example.vn/t", userInfo: nil,
            keys: "https://id.example.vn/k", logOut: nil),
          algorithms: [.es256], networks: ["10.1.0.0/16"], timeoutSeconds: 3,
          fields: .init(name: "a", number: "b", birth: "c", email: "d", phone: "e"),
          persons: .init(claim: "kind", values: ["1"]), assured: .init(claim: "level", values: ["high", "higher"]))
      ])
  }

  @Test(
    "are refused where tokens would go over an open line, into the own network, or nowhere",
    arguments: [
      ("issuer", "\"http://id.example.vn\"", "it has to be https"),
      ("issuer", "\"https://10.0.0.7\"", "an address of the own network"),
      ("issuer", "\"http://127.0.0.1:9\"", "an address of the own network"),
      ("issuer", "\"https://user@id.example.vn\"", "an address such as"),
      ("client", "\"hai tu\"", "one word without blanks"),
      ("scopes", "[profile]", "`openid` has to be among the scopes"),
      ("algorithms", "[HS256]", "`RS256`, `ES256`"), ("algorithms", "[none]", "`RS256`, `ES256`"),
      ("secret", "query", "`post`, `basic`"), ("timeout", "1 hour", "from 1 s to 60 s"),
      ("assured", "{ claim: IAL }", "`values`"), ("feilds", "{}", "no key `feilds`"),
      (
        "endpoints",
        "{ authorize: \"https://a.vn/a\", token: \"http://a.vn/t\", keys: \"https://a.vn/k\" }", "it has to be https"
      ),
    ])
  func refused(key: String, value: String, said: String) {
    let (providers, findings) = load(provider([key: value]))
    #expect(providers == nil)
    #expect(findings.contains { $0.contains(said) }, "\(findings)")
  }

  @Test("each have a name of their own")
  func twice() {
    let one = provider()
    let (providers, findings) = load(one + one.split(separator: "\n").dropFirst().joined(separator: "\n") + "\n")
    #expect(providers == nil)
    #expect(findings.contains { $0.contains("`thu` is declared already") }, "\(findings)")
  }
}
