import Crypto
import Dossiers
import Foundation
import OneStop
import Procedures
import Signatures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite(
  "A paper that has to be signed",
  .enabled(if: SignedPapers.python != nil, "skipped: no MOTCUA_TEST_PYTHON (script/test makes it)"))
struct SignedPaperTests {
  private static let moment = "2026-06-15T19:00"

  /// An office that asks for a signature of the applicant's on other papers, and trusts the trial root.
  private func office(
    _ signature: String = "nguoi-dan", lists: Bool = true, anchors: Bool = true,
    revocation: (@Sendable () -> RevocationData)? = nil
  ) throws -> Office {
    var data = RevocationData()
    if lists { data.lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem"))) }
    let office = try Office(at: SignedPaperTests.moment, revocation: revocation ?? { [data] in data })
    let root = anchors ? ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")] : [:]
    let definitions = try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml", adding: root) {
      $0.replacing("    required: false\n", with: "    required: false\n    signature: \(signature)\n")
    }
    try office.oneStop.use(definitions)
    return office
  }

  private func hand(
    _ file: String, to office: Office, channel: Channel = .online, by caller: Caller? = nil
  ) throws -> (outcome: Outcome, hash: String) {
    var pieces = [try SignedPapers.bytes(file)]
    let upload = try office.oneStop.upload(name: file, from: .network("a")) { pieces.popLast() ?? [] }
    let papers = try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)])
    let key = CommandKey(owner: "form", id: file)
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let submission = Submission(channel: channel, answers: try office.answers(), papers: papers, secretHash: hash)
    let outcome = try office.oneStop.submit(
      submission, to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: file, caller: caller ?? .applicant(secretHash: hash)))
    return (outcome, hash)
  }

  private func finding(_ file: String, in office: Office) throws -> PaperSignature? {
    let (outcome, hash) = try hand(file, to: office)
    guard case .done(let code, _) = outcome else {
      Issue.record("\(outcome)")
      return nil
    }
    return try office.oneStop.view(code, for: .applicant(secretHash: hash)).papers.first?.signature
  }

  @Test("is taken when the applicant has signed it, and the dossier tells who did")
  func good() throws {
    let found = try #require(try finding("good.pdf", in: office()))
    #expect(found.verdict == .valid && found.code == nil && found.policy == "nguoi-dan")
    #expect(found.signers == ["Trần Văn Đức"] && found.at == Instant(SignedPaperTests.moment))
  }

  @Test("is refused when it was altered or not signed, with the reason in both languages, and nothing is recorded")
  func refused() throws {
    let office = try office()
    for (file, vi, en) in [
      ("altered.pdf", "nội dung đã bị thay đổi sau khi ký", "the content was changed after it was signed"),
      ("unsigned.pdf", "tệp không có chữ ký số", "the file is not signed"),
    ] {
      guard case .refused(let notice) = try hand(file, to: office).outcome else {
        Issue.record("\(file) was taken")
        continue
      }
      #expect(notice.code == "signature-invalid")
      #expect(notice.words.vi.contains(vi) && notice.words.en.contains(en), "\(notice.words)")
    }
    #expect(try office.oneStop.queue(of: "lan").rows.isEmpty)
  }

  @Test("is judged once more with what can be had about its own certificates, and only then")
  func completed() throws {
    let lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    let came = Mutex(false)
    let met = Mutex<[[Certificate]]>([])
    let source: @Sendable () -> RevocationData = {
      var data = RevocationData()
      if came.withLock({ $0 }) { data.lists = lists }
      data.about = { chains in
        met.withLock { $0 += chains }
        return RevocationData.Met(
          isNew: came.withLock { before in
            defer { before = true }
            return !before
          })
      }
      return data
    }
    let found = try #require(try finding("good.pdf", in: office(revocation: source)))
    #expect(found.verdict == .valid && found.code == nil)
    let chain = try #require(met.withLock { $0.first })
    #expect(chain.first?.subject.commonName == "Trần Văn Đức" && chain.count >= 2)
    // A file without a chain has nobody asked.
    let asked = met.withLock { $0.count }
    let office = try office(revocation: source)
    guard case .refused = try hand("unsigned.pdf", to: office).outcome else {
      Issue.record("an unsigned file was taken")
      return
    }
    #expect(met.withLock { $0.count } == asked)
  }

  @Test("that nothing decides is taken and told to a person: it is neither accepted nor refused by itself")
  func undecided() throws {
    let stranger = try #require(try finding("stranger.pdf", in: office()))
    #expect(stranger.verdict == .undecided && stranger.code == "SIG_CONSTRAINTS_FAILURE")
    #expect(stranger.reason.vi.hasPrefix("thiếu chữ ký của Người nộp hồ sơ"))
    let stale = try #require(try finding("good.pdf", in: office(lists: false)))
    #expect(stale.verdict == .undecided && stale.code == "TRY_LATER")
    let unknown = try #require(try finding("good.pdf", in: office(anchors: false)))
    #expect(unknown.verdict == .undecided && unknown.code == "NO_CERTIFICATE_CHAIN_FOUND")
  }

  @Test("need not be signed where its condition does not hold, or at the desk, where an officer sees the paper")
  func elsewhere() throws {
    let office = try office("{ policy: nguoi-dan, when: 'quan he = \"uy-quyen\"' }")
    guard case .done = try hand("unsigned.pdf", to: office).outcome else {
      Issue.record("refused though the condition does not hold")
      return
    }
    guard case .done = try hand("altered.pdf", to: self.office(), channel: .counter, by: .officer("lan")).outcome else {
      Issue.record("refused at the desk")
      return
    }
  }

  @Test("is the same when every projection is made again")
  func rebuilt() throws {
    let office = try office()
    _ = try hand("good.pdf", to: office)
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.faults.map(\.words.en) == [] && report.differing == 0)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }
}
