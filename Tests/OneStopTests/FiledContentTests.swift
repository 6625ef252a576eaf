import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import Testing
import Text
import WorkingTime

@Suite("What was filed, handed to whoever filed it")
struct FiledContentTests {
  private func office() throws -> Office { try Office(logKey: Ed25519Key(seed: Array(repeating: 9, count: 32))) }

  @Test("is proved by the receipt, and stays what was filed when the dossier goes on and is supplemented")
  func proved() throws {
    let office = try office()
    let (code, secret) = try office.filed("a")
    let other = try office.filed("b", ["so-luong": 5])
    let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    let content = try office.oneStop.filedContent(of: code, for: caller)
    let receipt = try #require(try office.oneStop.receipt(of: code))
    #expect(content.text.contains("Trần Văn Đức") && content.dossier == code.text)
    #expect(receipt.finding(of: content) == .asFiled)
    try office.act("tiep-nhan", on: code, by: "lan")
    #expect(try office.oneStop.filedContent(of: code, for: caller) == content)
    let foreign = try #require(try office.oneStop.receipt(of: other.code))
    #expect(foreign.finding(of: content) == .ofAnother)
    let passedOff = try #require(
      FiledContent(
        authority: content.authority, dossier: other.code.text, text: content.text, salt: content.salt))
    #expect(foreign.finding(of: passedOff) == .changed)
  }

  @Test("is for nobody else, not for who may see the dossier neither")
  func refused() throws {
    let office = try office()
    let (code, secret) = try office.filed("a")
    let other = try office.filed("b", ["so-luong": 5])
    for caller in [
      Caller.applicant(secretHash: OneStop.hash(ofSecret: other.secret)), .applicant(secretHash: ""),
      .person(hashes: []), .person(hashes: ["x"]), .officer("lan"), .officer("hoa"), .engine,
    ] {
      #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.filedContent(of: code, for: caller) }
    }
    let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    let missing = try #require(DossierCode("H56.06-261119-9999"))
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.filedContent(of: missing, for: caller) }
  }

  @Test("is gone from the office once it was erased, and what the applicant kept still proves")
  func erased() throws {
    let office = try office()
    let (code, secret) = try office.filed("a")
    let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret))
    let (kept, receipt) = (
      try office.oneStop.filedContent(of: code, for: caller), try #require(try office.oneStop.receipt(of: code))
    )
    try office.act("tu-choi", on: code, by: "lan", reason: "Không đủ giấy tờ")
    try office.go(to: "2047-01-04T09:00")
    #expect(try office.erased().erased == 1)
    #expect(throws: UseRefusal.contentErased) { try office.oneStop.filedContent(of: code, for: caller) }
    #expect(try office.oneStop.judgement(of: receipt).outcome == .proved)
    #expect(receipt.finding(of: kept) == .asFiled)
  }
}
