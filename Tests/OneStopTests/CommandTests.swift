import JSON
import Dossiers
import Foundation
import OneStop
import Procedures
import Synchronization
import Testing
import Text
import WorkingTime

@Suite("A command")
struct CommandTests {
  @Test("happens once: a repeat gets the first answer, a refusal included")
  func once() throws {
    let office = try Office()
    let first = try office.submit("a")
    #expect(try office.submit("a") == first)
    #expect(throws: UseRefusal.keyReused) { try office.submit("a", ["so-luong": 3]) }
    let (code, _) = try office.filed("b")
    #expect(code.text == "H56.06-261119-0002", "the repeat has burnt no number")

    let refused = try office.act("tu-choi", on: code, by: "lan", reason: nil, id: "x")
    guard case .refused(let notice) = refused else { throw OfficeFailure() }
    #expect(notice.code == "reason-missing")
    #expect(try office.act("tu-choi", on: code, by: "lan", reason: "bây giờ có lý do", id: "x") == refused)
  }

  @Test("on a stale version is refused and changes nothing")
  func stale() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    guard case .refused(let notice) = try office.act("trinh-ky", on: code, by: "duc", id: "s", expecting: 1) else {
      throw OfficeFailure()
    }
    #expect(notice.code == "stale")
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.version == 3)
  }

  @Test("of two officers at once is done by one and refused to the other")
  func twoOfficers() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    let outcomes = Mutex<[Outcome]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { index in
      let outcome = try? office.oneStop.perform(
        .act(Act(task: 1, action: "tiep-nhan")), on: code,
        CommandRequest(
          key: CommandKey(owner: "officer/lan", id: "t\(index)"), digest: "x", caller: .officer("lan"), expecting: 1))
      outcomes.withLock { if let outcome { $0.append(outcome) } }
    }
    let done = outcomes.withLock { $0.count { if case .done = $0 { true } else { false } } }
    #expect(done == 1)
    #expect(outcomes.withLock { $0.count } == 2)
  }

  @Test("of hundreds of applicants at once gives every one a code, without a gap")
  func gapless() throws {
    let office = try Office()
    let codes = Mutex<Set<String>>([])
    DispatchQueue.concurrentPerform(iterations: 16) { worker in
      for number in 0..<20 {
        guard let filed = try? office.filed("w\(worker)-\(number)") else { continue }
        codes.withLock { _ = $0.insert(filed.code.text) }
      }
    }
    let expected = Set((1...320).map { DossierCode(agency: "H56.06", day: Day(number: 20_776), number: $0).text })
    #expect(Day(number: 20_776).description == "2026-11-19")
    #expect(codes.withLock { $0 } == expected)
  }

  @Test("starts the numbers of each day anew")
  func numbersOfTheDay() throws {
    let office = try Office(at: "2026-12-31T23:59")
    #expect(try office.filed("a").code.text == "H56.06-261231-0001")
    try office.go(to: "2027-01-01T00:00")
    #expect(try office.filed("b").code.text == "H56.06-270101-0001")
  }
}

@Suite("The one-stop office")
struct OfficeTests {
  @Test("answers a request for a copy from the first form to the result")
  func wholeCourse() throws {
    let office = try Office()
    try office.loadRegister()
    let (code, secret) = try office.filed()
    try office.go(to: "2026-11-19T09:30")
    try office.act("tiep-nhan", on: code, by: "lan")
    let found = try office.oneStop.view(code, for: .officer("duc"))
    #expect(found.dossier.lookup == .match, "names agree after normalisation")
    #expect(found.lookup?.entry == "125/2008")
    try office.act("trinh-ky", on: code, by: "duc")
    try office.act("ky-cap", on: code, by: "hoa")

    let seen = try office.oneStop.view(code, for: .applicant(secretHash: OneStop.hash(ofSecret: secret)))
    #expect(seen.placeName.vi == "Đã trả kết quả")
    #expect(seen.letters.map(\.number) == ["01/GTN-2026", "01/BS-2026", "01/PKS-2026"])
    let copy = try #require(seen.letters.first { $0.letter == "ban-sao" })
    guard case .rows(let rows) = copy.blocks[1] else { throw OfficeFailure() }
    #expect(rows.first { $0.label.vi == "Xếp loại tốt nghiệp" }?.value.vi == "Khá")
    #expect(rows.first { $0.label.vi == "Ngày sinh" }?.value.vi == "01/05/1990", "as people write it")
    #expect(rows.first { $0.label.vi == "Số bản sao" }?.value.vi == "2")
    #expect(seen.lookup == nil, "what the register says of others is for officers")
    #expect(seen.offers.isEmpty)
  }

  @Test("asks for a supplement and goes on where it was")
  func supplement() throws {
    let office = try Office()
    let (code, secret) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    try office.act(
      "yeu-cau-bo-sung", on: code, by: "duc", reason: "Không tìm thấy",
      items: [AskedItem(item: .field("so-hieu"), remark: "Ghi số hiệu")])
    let caller = Caller.applicant(secretHash: OneStop.hash(ofSecret: secret.lowercased()))
    let asked = try office.oneStop.view(code, for: caller)
    #expect(asked.askedItems == [AskedItem(item: .field("so-hieu"), remark: "Ghi số hiệu")])
    #expect(asked.askedReason == "Không tìm thấy")
    #expect(asked.offers.map(\.action.id) == ["nop-bo-sung", "rut-ho-so"])
    try office.loadRegister()
    let answers = try office.answers(["so-hieu": "b 0123456"])
    let outcome = try office.oneStop.perform(
      .act(Act(task: 3, action: "nop-bo-sung", supplement: Supplement(answers: answers, papers: []))), on: code,
      CommandRequest(key: CommandKey(owner: "dossier/\(code)", id: "1"), digest: "1", caller: caller))
    guard case .done = outcome else { throw OfficeFailure() }
    #expect(try office.oneStop.view(code, for: .officer("duc")).dossier.lookup == .match, "searched again")
  }

  @Test("shows a dossier only to whoever may see it")
  func sight() throws {
    let office = try Office()
    let (code, secret) = try office.filed()
    let (other, _) = try office.filed("b")
    let hash = OneStop.hash(ofSecret: secret)
    #expect(try office.oneStop.view(code, for: .applicant(secretHash: hash)).dossier.code == code)
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.view(other, for: .applicant(secretHash: hash)) }
    #expect(throws: UseRefusal.noSuchDossier) { try office.oneStop.view(code, for: .officer("nobody")) }
    #expect(try office.oneStop.queue(of: "lan").rows.map(\.dossier.code) == [code, other])
    #expect(try office.oneStop.queue(of: "duc").rows.isEmpty, "reception is not the case officer's")
    try office.go(to: "2025-01-15T09:00")
    #expect(throws: UseRefusal.noSuchDossier, "before the position began") {
      try office.oneStop.view(code, for: .officer("lan"))
    }
  }

  @Test("finds Đức for duc, and pages through what it finds")
  func search() throws {
    let office = try Office()
    let codes = try (0..<5).map { try office.filed("s\($0)").code }
    #expect(try office.oneStop.search("duc tran", by: "lan").rows.map(\.code) == codes.reversed())
    let page = try office.oneStop.search("đức", by: "lan", limit: 2)
    #expect(page.rows.map(\.code) == [codes[4], codes[3]])
    #expect(
      try office.oneStop.search("đức", by: "lan", after: codes[3], limit: 2).rows.map(\.code) == [codes[2], codes[1]])
    #expect(try office.oneStop.search("0912", by: "lan").rows.count == 5)
    #expect(try office.oneStop.search("khong co", by: "lan").rows.isEmpty)
    #expect(try office.oneStop.search("%", by: "lan").rows.isEmpty)
    #expect(try office.oneStop.search(codes[0].text, by: "lan").rows.map(\.code) == [codes[0]])
  }

  @Test("pages through a queue in the order of due dates, each task once")
  func queuePages() throws {
    let office = try Office()
    var expected: [DossierCode] = []
    for number in 0..<7 {
      try office.go(to: "2026-11-19T0\(number):30")
      expected.append(try office.filed("q\(number)").code)
    }
    var seen: [DossierCode] = []
    var after: QueueCursor?
    while true {
      let page = try office.oneStop.queue(of: "lan", after: after, limit: 3)
      seen += page.rows.map(\.dossier.code)
      guard let next = page.next else { break }
      after = next
    }
    #expect(seen == expected)
  }

  @Test("lets time act: warned, overdue, each once")
  func ticking() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    try office.act("tiep-nhan", on: code, by: "lan")
    #expect(try office.oneStop.tick() == 0)
    try office.go(to: "2026-11-19T17:00:01")
    #expect(try office.oneStop.tick() == 1)
    #expect(try office.oneStop.tick() == 0)
    let view = try office.oneStop.view(code, for: .officer("lan"))
    #expect(view.dossier.isLate)
    #expect(view.timeline.map(\.text.vi).suffix(2) == ["Sắp đến hạn", "Quá hạn"])
  }

  @Test("rebuilds every projection from the log as it stands")
  func rebuild() throws {
    let office = try Office()
    try office.loadRegister()
    for number in 0..<6 {
      let (code, _) = try office.filed("r\(number)")
      if number > 0 { try office.act("tiep-nhan", on: code, by: "lan") }
      if number > 1 { try office.act("trinh-ky", on: code, by: "duc") }
      if number > 2 { try office.act("tra-lai", on: code, by: "hoa", reason: "sai") }
      if number > 3 {
        try office.act(
          "yeu-cau-bo-sung", on: code, by: "duc", reason: "a",
          items: [AskedItem(item: .part("giay-to-khac"), remark: "")])
      }
    }
    let report = try office.oneStop.rebuild(repairing: false)
    #expect(report.dossiers == 6)
    #expect(report.faults.map(\.words.en) == [])
    #expect(report.differing == 0)
  }

  @Test("keeps the text of a procedure for the dossiers that were filed under it")
  func revisions() throws {
    let office = try Office()
    let (code, _) = try office.filed()
    let changed = try office.changed("Workflows/cap-ban-sao-van-bang/procedure.yaml") {
      $0.replacingOccurrences(of: "limit: 4 working hours", with: "limit: 2 working hours")
    }
    try office.oneStop.use(changed)
    let view = try office.oneStop.view(code, for: .officer("lan"))
    #expect(view.procedure.revision != changed.procedures["cap-ban-sao-van-bang"]?.revision)
    #expect(view.procedure.firstStep.limits.first == .workingMinutes(240))
    try office.act("tiep-nhan", on: code, by: "lan")
    let (newer, _) = try office.filed("b")
    #expect(
      try office.oneStop.view(newer, for: .officer("lan")).procedure.firstStep.limits.first == .workingMinutes(120))
  }

  @Test("locks a name after five wrong passwords, and forgets a token that was signed out")
  func accounts() throws {
    let office = try Office()
    #expect(throws: AccessRefusal.unknownOfficer("ai-do")) {
      try office.oneStop.setPassword("mot mat khau dai", of: "ai-do")
    }
    #expect(throws: AccessRefusal.passwordTooShort(least: 10)) { try office.oneStop.setPassword("ngan", of: "lan") }
    try office.oneStop.setPassword("mot mat khau dai", of: "lan")
    #expect(throws: AccessRefusal.wrongPassword) { try office.oneStop.signIn("ai-do", password: "x") }
    let token = try office.oneStop.signIn("lan", password: "mot mat khau dai").token
    #expect(try office.oneStop.signedIn(token: token, for: .act).officer == "lan")
    try office.oneStop.signOut(token: token)
    #expect(throws: AccessRefusal.badToken) { try office.oneStop.signedIn(token: token, for: .read) }
    for _ in 0..<5 {
      #expect(throws: AccessRefusal.wrongPassword) { try office.oneStop.signIn("lan", password: "sai mat khau") }
    }
    #expect(throws: AccessRefusal.self) { try office.oneStop.signIn("lan", password: "mot mat khau dai") }
    try office.go(to: "2026-11-19T09:15:01")
    #expect(throws: Never.self) { try office.oneStop.signIn("lan", password: "mot mat khau dai") }
  }

  @Test("takes a file in, gives it only to whoever may see the dossier, and sweeps what nobody took")
  func files() throws {
    let office = try Office()
    var pieces: [[UInt8]] = [Array("%PDF-1.7 giấy".utf8)]
    let upload = try office.oneStop.upload(name: "../../ủy\u{0}quyền.pdf", from: .network("a")) {
      pieces.isEmpty ? [] : pieces.removeFirst()
    }
    #expect(upload.name == "ủyquyền.pdf")
    #expect(upload.type == "application/pdf")
    #expect(throws: FileRefusal.empty(name: "tep")) { try office.oneStop.upload(name: "/", from: .network("a")) { [] } }
    var text: [[UInt8]] = [Array("#!/bin/sh".utf8)]
    #expect(throws: FileRefusal.foreign(name: "a.pdf", .script)) {
      try office.oneStop.upload(name: "a.pdf", from: .network("a")) { text.isEmpty ? [] : text.removeFirst() }
    }
    #expect(throws: FileRefusal.noSuchUpload("x")) { try office.oneStop.papers([("giay-uy-quyen", "x")]) }
    let papers = try office.oneStop.papers([("giay-uy-quyen", upload.id)])
    let key = CommandKey(owner: "form", id: "f")
    let hash = OneStop.hash(ofSecret: try office.oneStop.receiptSecret(for: key))
    let outcome = try office.oneStop.submit(
      Submission(
        channel: .online, answers: try office.answers(["quan-he": "uy-quyen"]), papers: papers, secretHash: hash),
      to: "cap-ban-sao-van-bang", CommandRequest(key: key, digest: "", caller: .applicant(secretHash: hash)))
    guard case .done(let code, _) = outcome else { throw OfficeFailure() }
    try office.go(to: "2026-11-21T09:00")
    try office.oneStop.sweepUploads()
    let (paper, file) = try office.oneStop.openPaper(sha256: upload.sha256, of: code, for: .applicant(secretHash: hash))
    #expect(paper.name == "ủyquyền.pdf")
    #expect(try file.read(at: 0, count: 100) == Array("%PDF-1.7 giấy".utf8))
    #expect(throws: UseRefusal.noSuchDossier) {
      try office.oneStop.openPaper(sha256: upload.sha256, of: code, for: .applicant(secretHash: "x"))
    }
  }
}
