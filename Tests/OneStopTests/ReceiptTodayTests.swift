import Crypto
import Dossiers
import JSON
import OneStop
import Proofs
import Signatures
import Testing
import Text

@Suite("A receipt, held against the log of today")
struct ReceiptTodayTests {
  private func office() throws -> Office { try Office(logKey: Ed25519Key(seed: Array(repeating: 9, count: 32))) }

  private func receipt(of code: DossierCode, in office: Office) throws -> Receipt {
    try #require(try office.oneStop.receipt(of: code))
  }

  @Test("is right as long as the log only grows, and says over how many entries that was looked at")
  func unchanged() throws {
    let office = try office()
    let receipt = try receipt(of: office.filed("a").code, in: office)
    for number in 0..<40 {
      let judgement = try office.oneStop.judgement(of: receipt)
      let size = try office.oneStop.logHead().size
      #expect(judgement.outcome == .proved && judgement.log == .unchanged(size: size), "\(number)")
      #expect(judgement.words.vi.contains("Nhật ký hôm nay, \(size) mục, vẫn bắt đầu bằng đúng các mục ấy"))
      _ = try office.filed("later \(number)")
    }
    try office.oneStop.signHead()
    #expect(try office.oneStop.judgement(of: receipt).outcome == .proved)
  }

  @Test(
    "finds a record that was made anew with another history under the same key, which proves itself otherwise",
    arguments: [["y", "a"], ["a2", "y"], ["y"], []])
  func madeAnew(_ history: [String]) throws {
    let (first, second) = (try office(), try office())
    _ = try first.filed("x")
    let (code, _) = try first.filed("a")
    let receipt = try receipt(of: code, in: first)
    #expect(try first.oneStop.judgement(of: receipt).outcome == .proved)
    for id in history { _ = try second.filed(id, ["so-luong": 3]) }
    if !history.isEmpty { for number in 0..<20 { _ = try second.filed("later \(number)") } }
    try second.oneStop.signHead()
    #expect(try second.oneStop.verify().faults.isEmpty)
    let judgement = try second.oneStop.judgement(of: receipt)
    #expect(judgement.outcome == .rewritten)
    #expect(try judgement.log == .rewritten(size: second.oneStop.logHead().size))
    #expect(judgement.words.vi.contains("nhật ký đã bị viết lại"))
    #expect(judgement.words.vi.contains("Hãy giữ kỹ biên nhận"))
    #expect(judgement.words.en.contains("the log has been rewritten since"))
  }

  @Test(
    "finds what was changed in the rows alone, too",
    arguments: [
      "UPDATE entry SET body = replace(body, 'applicant', 'applicanu') WHERE position = 1",
      "UPDATE entry SET leaf = zeroblob(32) WHERE position = 1",
      "DELETE FROM entry WHERE position > 1",
    ])
  func damaged(_ sql: String) throws {
    let office = try office()
    let (code, _) = try office.filed("a")
    _ = try office.filed("b")
    let receipt = try receipt(of: code, in: office)
    try office.damage(sql)
    #expect(try office.oneStop.judgement(of: receipt).outcome == .rewritten)
  }

  @Test("is not called right when the log has a hole, which is a failure of the office")
  func hole() throws {
    let office = try office()
    let (code, _) = try office.filed("a")
    _ = try office.filed("b")
    let receipt = try receipt(of: code, in: office)
    try office.damage("DELETE FROM entry WHERE position = 1")
    #expect(throws: (any Error).self) { try office.oneStop.judgement(of: receipt) }
  }

  @Test("says without the log nothing about the log of today, and of another authority neither")
  func alone() throws {
    let office = try office()
    let receipt = try receipt(of: office.filed("a").code, in: office)
    let judgement = ReceiptJudgement(
      receipt, keys: try office.oneStop.logKeys().compactMap(\.publicKey), material: TrustMaterial(), now: office.now)
    #expect(judgement.outcome == .proved && judgement.log == nil)
    #expect(judgement.words.en.contains("the receipt alone cannot say"))
  }
}
