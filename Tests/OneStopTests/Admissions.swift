import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

/// Parents and councils of admissions to grade 6.
struct Admissions {
  let office: Office

  init(_ office: Office) { self.office = office }

  private var oneStop: OneStop { office.oneStop }

  private func verdict(_ choices: [String], priority: String = "khong") throws -> AnswersVerdict {
    let procedure = try #require(oneStop.definitions.procedures["tuyen-sinh-lop-6"])
    let json: JSONObject = [
      "hoc-sinh": ["ho-ten": "Nguyễn Minh Khôi", "ngay-sinh": "2015-03-12", "so-dinh-danh": "038215004321"],
      "nguoi-nop": ["ho-ten": "Nguyễn Thị Hạnh", "ngay-sinh": "1988-07-20", "so-dinh-danh": "038188001234"],
      "quan-he": "cha-me", "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu", "dia-ban": "trung-tam-1",
      "nguyen-vong": .array(choices.map { .string($0) }), "uu-tien": .string(priority), "nhan-ket-qua": "truc-tuyen",
    ]
    return oneStop.judge(.object(json), to: procedure)
  }

  /// What the form says of choices: `pointer code`.
  func complaints(_ choices: [String]) throws -> [String] {
    guard case .wrong(let complaints) = try verdict(choices) else { return [] }
    return complaints.map { "\($0.pointer) \($0.code)" }
  }

  /// Submits a dossier on line.
  func submitted(
    _ id: String, _ choices: [String] = ["thcs-trung-tam", "thcs-song-mau"], priority: String = "khong"
  ) throws -> (code: DossierCode?, refusal: Notice?) {
    guard case .right(let answers) = try verdict(choices, priority: priority) else { throw OfficeFailure() }
    let parts: [Key<Part>] =
      ["giay-khai-sinh", "hoc-ba"] + (priority == "khong" ? [] : ["minh-chung-uu-tien"])
    let papers = try oneStop.papers(
      try parts.map { part in
        var pieces: [[UInt8]] = [Array("%PDF-1.7\n%%EOF \(part) \(id)".utf8)]
        let upload = try oneStop.upload(name: "\(part).pdf", from: .network("a")) {
          pieces.isEmpty ? [] : pieces.removeFirst()
        }
        return (part, upload.id)
      })
    let key = CommandKey(owner: "form", id: id)
    let hash = OneStop.hash(ofSecret: try oneStop.receiptSecret(for: key))
    let outcome = try oneStop.submit(
      Submission(channel: .online, answers: answers, papers: papers, secretHash: hash), to: "tuyen-sinh-lop-6",
      CommandRequest(key: key, digest: "a", caller: .applicant(secretHash: hash)))
    switch outcome {
    case .done(let code, _): return (code, nil)
    case .refused(let notice): return (nil, notice)
    }
  }

  /// A dossier that the school has accepted.
  func accepted(
    _ id: String, _ choices: [String] = ["thcs-trung-tam", "thcs-song-mau"], priority: String = "khong",
    by officer: Key<Officer> = "oanh"
  ) throws -> DossierCode {
    let code = try #require(try submitted(id, choices, priority: priority).code)
    try act("tiep-nhan", on: code, by: officer)
    return code
  }

  /// Acts on the officer's own task.
  func act(
    _ action: Key<Action>, on code: DossierCode, by officer: Key<Officer>, reason: String? = nil,
    signed: SignedDocument? = nil
  ) throws {
    if let refusal = try refusal(action, on: code, by: officer, reason: reason, signed: signed) {
      Issue.record("\(action): \(refusal)")
    }
  }

  /// Why an officer's act is refused; nil when it is done.
  func refusal(
    _ action: Key<Action>, on code: DossierCode, by officer: Key<Officer>, reason: String? = nil,
    signed: SignedDocument? = nil
  ) throws -> String? {
    let view = try oneStop.view(code, for: .officer(officer))
    let task = try #require(view.offers.first { $0.action.id == action }?.task)
    let outcome = try oneStop.perform(
      .act(Act(task: task, action: action, reason: reason, signed: signed)), on: code,
      CommandRequest(
        key: CommandKey(
          owner: "officer/\(officer)",
          id: "\(code) \(view.dossier.version) \(action) \(office.now)" + (signed?.sha256.prefix(8) ?? "")),
        digest: "", caller: .officer(officer)))
    if case .refused(let notice) = outcome { return notice.code }
    return nil
  }

  private func parent(of code: DossierCode) throws -> Caller {
    .applicant(secretHash: try oneStop.view(code, for: .engine).dossier.secretHash)
  }

  /// The dossier as the parent sees it.
  func seen(_ code: DossierCode) throws -> DossierView { try oneStop.view(code, for: parent(of: code)) }

  /// The parent takes the dossier back.
  func withdraw(_ code: DossierCode) throws {
    let view = try seen(code)
    let offer = try #require(view.offers.first { $0.action.id == "rut-ho-so" })
    let outcome = try oneStop.perform(
      .act(Act(task: offer.task, action: "rut-ho-so", reason: "Chuyển nơi ở")), on: code,
      CommandRequest(
        key: CommandKey(owner: "receipt/\(code)", id: "rut"), digest: "", caller: parent(of: code),
        expecting: view.dossier.version))
    if case .refused(let notice) = outcome { Issue.record("\(notice.code)") }
  }
}
