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
  private func hand(
    _ file: String, to office: Office, channel: Channel = .online, by caller: Caller? = nil, as id: String? = nil
  ) throws -> (outcome: Outcome, hash: String) {
    var pieces = [try SignedPapers.bytes(file)]
    let upload = try office.oneStop.upload(name: file, from: .network("a")) { pieces.popLast() ?? [] }
    let papers = try office.oneStop.papers([(part: "giay-to-khac", upload: upload.id)])
    let key = CommandKey(owner: "form", id: id ?? file)
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let submission = Submission(channel: channel, answers: try office.answers(), papers: papers, secretHash: hash)
    let outcome = try office.oneStop.submit(
      submission, to: "cap-ban-sao-van-bang",
      CommandRequest(key: key, digest: id ?? file, caller: caller ?? .applicant(secretHash: hash)))
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
    let found = try #require(try finding("good.pdf", in: SignedPapers.office()))
    #expect(found.verdict == .valid && found.code == nil && found.policy == "nguoi-dan")
    #expect(found.signers == ["Trần Văn Đức"] && found.at == Instant(SignedPapers.moment))
  }

  @Test("is refused when it was altered or not signed, with the reason in both languages, and nothing is recorded")
  func refused() throws {
    let office = try SignedPapers.office()
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
    let found = try #require(try finding("good.pdf", in: SignedPapers.office(revocation: source)))
    #expect(found.verdict == .valid && found.code == nil)
    let chain = try #require(met.withLock { $0.first })
    #expect(chain.first?.subject.commonName == "Trần Văn Đức" && chain.count >= 2)
    // A file without a chain has nobody asked.
    let asked = met.withLock { $0.count }
    let office = try SignedPapers.office(revocation: source)
    guard case .refused = try hand("unsigned.pdf", to: office).outcome else {
      Issue.record("an unsigned file was taken")
      return
    }
    #expect(met.withLock { $0.count } == asked)
  }

  /// Counts how often a file is read and verified while something is done.
  private func verifications<Value>(of file: String, _ work: () throws -> Value) throws -> (Int, Value) {
    let meant = SHA256(of: try SignedPapers.bytes(file))
    let count = Mutex(0)
    let value = try SignatureWork.$watch.withValue({ sha256 in if sha256 == meant { count.withLock { $0 += 1 } } }) {
      try work()
    }
    return (count.withLock { $0 }, value)
  }

  @Test("is read and verified once when it is filed: finding, evidence and whatever came meanwhile stand on that")
  func once() throws {
    let plain = try SignedPapers.office()
    let (count, outcome) = try verifications(of: "good.pdf") { try hand("good.pdf", to: plain).outcome }
    guard case .done = outcome else {
      Issue.record("\(outcome)")
      return
    }
    #expect(count == 1)
    // Lists that come while it is judged have it judged again, not read again.
    let lists = try #require(TrustMaterial.revocationLists(in: SignedPapers.bytes("lists.pem")))
    let came = Mutex(false)
    let office = try SignedPapers.office(revocation: {
      var data = RevocationData()
      if came.withLock({ $0 }) { data.lists = lists }
      data.about = { _ in RevocationData.Met(isNew: came.withLock { $0.exchange(true) == false }) }
      return data
    })
    let (again, found) = try verifications(of: "good.pdf") { try finding("good.pdf", in: office) }
    #expect(again == 1 && found?.verdict == .valid)
  }

  @Test(
    "has nobody asked about its certificates where its policy fetches nothing: neither at once nor in the next round")
  func unasked() throws {
    let asked = Mutex(0)
    let office = try SignedPapers.office(revocation: {
      var data = RevocationData()
      data.about = { _ in
        asked.withLock { $0 += 1 }
        return RevocationData.Met()
      }
      return data
    })
    let path = "Signatures/nguoi-dan.yaml"
    let root = ["Signatures/trust/cong-cong/thu.pem": try SignedPapers.bytes("root.pem")]
    func use(_ more: String) throws {
      let shipped = try String(contentsOfFile: Office.project + "/" + path, encoding: .utf8)
      try office.oneStop.use(
        office.changed(
          "Workflows/cap-ban-sao-van-bang/procedure.yaml",
          adding: root.merging([path: Array((shipped + more).utf8)]) { _, new in new }
        ) { $0.replacing("    required: false\n", with: "    required: false\n    signature: nguoi-dan\n") })
    }
    try use("\nrevocation: { fetch: none }\n")
    guard case .done = try hand("good.pdf", to: office, as: "a").outcome else {
      Issue.record("refused")
      return
    }
    try office.oneStop.judgeAgain()
    #expect(asked.withLock { $0 } == 0)
    try use("")
    _ = try hand("good.pdf", to: office, as: "b")
    #expect(asked.withLock { $0 } == 1)
  }

  @Test("that nothing decides is taken and told to a person: it is neither accepted nor refused by itself")
  func undecided() throws {
    let stranger = try #require(try finding("stranger.pdf", in: SignedPapers.office()))
    #expect(stranger.verdict == .undecided && stranger.code == "SIG_CONSTRAINTS_FAILURE")
    #expect(stranger.reason.vi.hasPrefix("thiếu chữ ký của Người nộp hồ sơ"))
    let stale = try #require(try finding("good.pdf", in: SignedPapers.office(lists: false)))
    #expect(stale.verdict == .undecided && stale.code == "TRY_LATER")
    let unknown = try #require(try finding("good.pdf", in: SignedPapers.office(anchors: false)))
    #expect(unknown.verdict == .undecided && unknown.code == "NO_CERTIFICATE_CHAIN_FOUND")
  }

  @Test("need not be signed where its condition does not hold, or at the desk, where an officer sees the paper")
  func elsewhere() throws {
    let office = try SignedPapers.office("{ policy: nguoi-dan, when: 'quan he = \"uy-quyen\"' }")
    guard case .done = try hand("unsigned.pdf", to: office).outcome else {
      Issue.record("refused though the condition does not hold")
      return
    }
    let plain = try SignedPapers.office()
    guard case .done = try hand("altered.pdf", to: plain, channel: .counter, by: .officer("lan")).outcome else {
      Issue.record("refused at the desk")
      return
    }
  }

  @Test(
    "that lacked revocation lists is judged again when they come, at the time of its receipt; the earlier finding stays told"
  )
  func judgedAgain() throws {
    let lists = Mutex<[RevocationList]>([])
    let office = try SignedPapers.office { lists.withLock { $0 } }
    let (outcome, hash) = try hand("good.pdf", to: office)
    guard case .done(let code, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let caller = Caller.applicant(secretHash: hash)
    #expect(try office.oneStop.view(code, for: caller).papers.first?.signature?.code == "TRY_LATER")
    #expect(try office.oneStop.judgeAgain() == 1 && office.oneStop.judgeAgain() == 0)
    let before = try office.oneStop.view(code, for: caller)
    // Years later, when the certificates have long expired, with the lists of the days after the receipt.
    lists.withLock { $0 = (try? SignedPapers.bytes("lists.pem")).flatMap(TrustMaterial.revocationLists(in:)) ?? [] }
    try office.go(to: "2036-06-15T19:00")
    #expect(try office.oneStop.judgeAgain() == 1 && office.oneStop.judgeAgain() == 0)
    let after = try office.oneStop.view(code, for: caller)
    let found = try #require(after.papers.first?.signature)
    #expect(found.verdict == .valid && found.code == nil && found.at == Instant("2036-06-15T19:00"))
    #expect(after.dossier.version == before.dossier.version + 1 && after.dossier.place == before.dossier.place)
    #expect(after.timeline.last?.text.vi == "Hệ thống đã kiểm tra lại chữ ký số: HỢP LỆ")
    #expect(after.timeline.last?.by.vi == "Hệ thống")
    // Other lists, nothing undecided any more: nothing happens, and both findings can be proved.
    lists.withLock { $0 = [] }
    #expect(try office.oneStop.judgeAgain() == 0)
    #expect(try office.oneStop.view(code, for: caller).dossier.version == after.dossier.version)
    #expect(try office.oneStop.rebuild(repairing: false).faults.isEmpty && office.oneStop.verify().faults.isEmpty)
    let first = try #require(before.papers.first?.signature?.evidence)
    for evidence in [first, try #require(found.evidence)] {
      let bundle = try office.oneStop.evidence(evidence, of: code, for: .officer("lan"))
      #expect(try bundle.sha256.hex == evidence && bundle.reproduces())
      #expect(try bundle.document == SignedPapers.bytes("good.pdf"))
    }
    let second = try office.oneStop.evidence(#require(found.evidence), of: code, for: .officer("lan")).manifest
    #expect(second.receipt == Instant(SignedPapers.moment) && second.policyText != nil)
    #expect(second.anchors.map(\.set) == ["cong-cong"])
  }

  @Test("is judged again every hour by the clock as it goes, also once that was put back")
  func putBack() throws {
    let office = try SignedPapers.office { [] }
    guard case .done = try hand("good.pdf", to: office).outcome else {
      Issue.record("refused")
      return
    }
    office.wait(minutes: 120)
    #expect(try office.oneStop.judgeAgain() == 1 && office.oneStop.judgeAgain() == 0)
    office.wait(minutes: -119)
    #expect(try office.oneStop.judgeAgain() == 1 && office.oneStop.judgeAgain() == 0)
  }

  @Test("marks its dossier in the queue while it is undecided, which can be asked for; the log says the same")
  func marked() throws {
    let lists = Mutex<[RevocationList]>([])
    let office = try SignedPapers.office { lists.withLock { $0 } }
    guard case .done(let undecided, _) = try hand("good.pdf", to: office).outcome,
      case .done(let stranger, _) = try hand("stranger.pdf", to: office).outcome
    else {
      Issue.record("refused")
      return
    }
    let plain = try office.filed("plain").code
    var filters = QueueFilters()
    filters.isUndecided = true
    func found() throws -> Set<DossierCode> {
      Set(try office.oneStop.queue(of: "lan", filters).rows.map(\.dossier.code))
    }
    #expect(try found() == [undecided, stranger])
    let marks = try office.oneStop.queue(of: "lan").rows.map { ($0.dossier.code, $0.dossier.isUndecided) }
    #expect(Dictionary(uniqueKeysWithValues: marks) == [undecided: true, stranger: true, plain: false])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    lists.withLock { $0 = (try? SignedPapers.bytes("lists.pem")).flatMap(TrustMaterial.revocationLists(in:)) ?? [] }
    try office.oneStop.judgeAgain()
    #expect(try found() == [stranger], "lists decide nothing about who signed")
    #expect(try office.oneStop.search("Trần", by: "lan").rows.filter(\.isUndecided).map(\.code) == [stranger])
    #expect(try office.oneStop.rebuild(repairing: false).differing == 0)
    // A projection that says otherwise is found, and put right.
    let kept = try #require(try office.store.read(for: office.oneStop.authority) { try $0.projection(of: stranger) })
    try office.store.write(for: office.oneStop.authority) { try $0.replace(kept.forgettingUndecided) }
    #expect(try found().isEmpty && office.oneStop.rebuild(repairing: true).differing == 1)
    #expect(try found() == [stranger])
  }

  @Test("is judged again in rounds of a bounded size, each finding once, whoever else judges at the same time")
  func rounds() throws {
    let lists = Mutex<[RevocationList]>([])
    let office = try SignedPapers.office { lists.withLock { $0 } }
    for number in 0..<(OneStop.judgingBatch + 3) { _ = try hand("good.pdf", to: office, as: "good-\(number)") }
    lists.withLock { $0 = (try? SignedPapers.bytes("lists.pem")).flatMap(TrustMaterial.revocationLists(in:)) ?? [] }
    #expect(try office.oneStop.judgeAgain() == OneStop.judgingBatch)
    #expect(try office.oneStop.judgeAgain() == 3)
    #expect(try office.oneStop.judgeAgain() == 0)
    let undecided = try office.store.read(for: office.oneStop.authority) {
      try $0.undecidedFindings(after: nil, limit: 100)
    }
    #expect(undecided.isEmpty)
  }

  @Test("keeps what its finding stands on with the dossier, for officers who may see it, and for nobody else")
  func evidence() throws {
    let office = try SignedPapers.office()
    let (outcome, hash) = try hand("good.pdf", to: office)
    guard case .done(let code, _) = outcome else {
      Issue.record("\(outcome)")
      return
    }
    let kept = try #require(
      try office.oneStop.view(code, for: .applicant(secretHash: hash)).papers.first?.signature?.evidence)
    #expect(try office.oneStop.evidence(kept, of: code, for: .officer("lan")).reproduces())
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.evidence(kept, of: code, for: .officer("oanh")) }
    let other = String(repeating: "0", count: 64)
    #expect(throws: FileRefusal.noSuchFile) { try office.oneStop.evidence(other, of: code, for: .officer("lan")) }
    guard case .refused = try hand("altered.pdf", to: office).outcome else {
      Issue.record("altered.pdf was taken")
      return
    }
    // What is refused leaves no evidence behind.
    let altered = SHA256(of: try SignedPapers.bytes("altered.pdf")).hex
    let kinds = try office.store.read(for: office.oneStop.authority) { try $0.evidence(sha256: altered) }
    #expect(kinds == nil)
  }

  @Test("is the same when every projection is made again")
  func rebuilt() throws {
    let office = try SignedPapers.office()
    _ = try hand("good.pdf", to: office)
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.faults.map(\.words.en) == [] && report.differing == 0)
    #expect(try office.oneStop.verify().faults.isEmpty)
  }
}

extension Projection {
  /// The same, as if nothing in it were undecided.
  fileprivate var forgettingUndecided: Projection {
    Projection(
      code: code, procedure: procedure, unit: unit, channel: channel, place: place, national: national,
      version: version,
      submittedAt: submittedAt, due: due, endedAt: endedAt, isLate: isLate, timeliness: timeliness,
      nextMoment: nextMoment, state: state, tasks: tasks, units: units, secretHash: secretHash, rating: rating,
      messageSince: messageSince, undecidedPapers: [], heldDocuments: heldDocuments, subject: subject,
      admission: admission)
  }
}

extension Bool {
  /// Puts another value in the place of this one, which is given back.
  fileprivate mutating func exchange(_ new: Bool) -> Bool {
    defer { self = new }
    return self
  }
}
