public import Documents
import Dossiers
import Exchange
import JSON
import Procedures
public import Text
public import WorkingTime

/// Everything that an officer who may see a document sees of it.
public struct DocumentView: Sendable {
  /// The document.
  public private(set) var document: OfficialDocument
  /// What it says; nil once erased.
  public private(set) var content: DocumentContent?
  /// What happened, oldest first.
  public private(set) var history: [Line] = []
  /// Every file that it had, the latest first, each once.
  public private(set) var files: [DocumentFile] = []
  /// How far it has come with each of its receivers; empty for what arrives.
  public let deliveries: [DocumentDelivery]
  /// What the viewer could do now.
  public let actions: [DocumentAction]
  /// The assignments with which the viewer could begin.
  public let takes: [Int]
  /// The assignments that the viewer could report.
  public let reports: [Int]
  /// The file of work to which it belongs.
  public let workFile: WorkFile?

  /// A line of the history.
  public struct Line: Hashable, Sendable {
    /// When.
    public let at: Instant
    /// Who, in words.
    public let by: Words
    /// What.
    public let text: Words
    /// What was written by the way.
    public let note: String?
  }

  init(
    _ key: DocumentKey, _ actor: Actor, _ office: DocumentOffice, _ authority: Authority, _ viewers: [DocumentViewer],
    handsOver: Bool, _ record: any RecordReading
  ) throws {
    var document: OfficialDocument?
    var content: DocumentContent?
    var history: [Line] = []
    var files: [DocumentFile] = []
    var sendings: [Int: [String]] = [:]
    for stored in try record.entries(of: key) {
      let entry = try DocumentEntryBody(reading: stored.body)
      var now = document ?? OfficialDocument(beginning: entry.events, at: entry.at)
      now?.apply(entry.events, at: entry.at)
      document = now
      var said: String?
      if entry.contentHash != nil, let kept = try record.content(of: stored) {
        if let new = try DocumentContent(keptIn: kept) {
          content = new
          files = new.files + files.filter { old in !new.files.contains { $0.sha256 == old.sha256 } }
        }
        let values = try JSONField(JSONValue(reading: kept.body)).anyObject()
        sendings[stored.version] = try values.optional("sendings")?.array().map { try DocumentSending($0).to }
        for what in DocumentDecision.Said.allCases where said == nil {
          said = try values.optional(what.rawValue)?.string()
        }
      }
      let by =
        authority.name(of: ActingPersons(entry.actor))
        ?? Words(vi: "Hệ thống", en: "System")
      let texts = entry.events.compactMap { $0.words(in: authority, content) }
      // Programs say in words what the code says already.
      if entry.events.contains(where: { event in
        if case .told(_, let status, _) = event { said == status.words.vi } else { false }
      }) {
        said = nil
      }
      guard !texts.isEmpty || said != nil else { continue }
      history.append(
        Line(
          at: entry.at, by: by,
          text: Words(
            vi: texts.map(\.vi).joined(separator: "; "), en: texts.map(\.en).joined(separator: "; ")), note: said))
    }
    guard let document else { throw UseRefusal.noSuchDocument }
    self.document = document
    self.content = content
    self.history = history
    // Nghị định 30/2020, article 18: the copy is destroyed, the register keeps the trace.
    self.files = document.direction == .incoming && document.state == .recalled ? [] : files
    deliveries = DocumentDelivery.all(of: document, content, sendings, try record.outbox(of: .document(key)))
    actions = document.availableActions(for: actor, in: office).filter { $0 != .handOver || handsOver }
    takes = document.openTasks(for: actor, .take).map(\.number)
    reports = document.openTasks(for: actor, .report).map(\.number)
    workFile = try document.workFile.flatMap { try record.workFile($0) }
  }
}

extension DocumentEvent {
  /// What happened, in words; nil for what goes without saying.
  fileprivate func words(in authority: Authority, _ content: DocumentContent?) -> Words? {
    func receiver(_ place: Int) -> String {
      guard let all = content?.receivers, all.indices.contains(place) else { return "\(place + 1)" }
      return all[place].name
    }
    func unit(_ id: Key<Procedures.Unit>) -> Words { authority.unit(id)?.name ?? .plain(id.text) }
    func officer(_ id: Key<Officer>) -> String { authority.officer(id)?.name ?? id.text }
    switch self {
    case .received(let event) where event.speaksOfUnknown:
      return Words(
        vi: "Thông điệp về một văn bản chưa từng đến", en: "A message about a document that never came")
    case .received(let event):
      return Words(
        vi: "Văn bản đến \(unit(event.agency).vi) (\(event.authenticity.words.vi))",
        en: "Arrived at \(unit(event.agency).en) (\(event.authenticity.words.en))")
    case .drafted(let event):
      return Words(vi: "Bắt đầu soạn thảo tại \(unit(event.unit).vi)", en: "Begun at \(unit(event.unit).en)")
    case .amended: return Words(vi: "Sửa dự thảo", en: "The draft was amended")
    case .registered(let number, _, _):
      return Words(vi: "Số \(number.text), ngày \(number.day.dayFirst)", en: "Number \(number.text) of \(number.day)")
    case .moved(let state): return state.words
    case .assigned(let tasks, _):
      func named(_ task: DocumentTask) -> Words {
        let who = unit(task.unit)
        let person = task.officer.map { " (\(officer($0)))" } ?? ""
        return task.isLead
          ? Words(vi: "chủ trì \(who.vi)\(person)", en: "\(who.en)\(person) leads")
          : Words(vi: "phối hợp \(who.vi)\(person)", en: "\(who.en)\(person) works along")
      }
      let all = tasks.map(named)
      return Words(vi: all.map(\.vi).joined(separator: ", "), en: all.map(\.en).joined(separator: ", "))
    case .taken(let task, let person):
      return Words(vi: "\(officer(person)) nhận việc \(task)", en: "\(officer(person)) took up assignment \(task)")
    case .reported(let task): return Words(vi: "Xong việc \(task)", en: "Assignment \(task) done")
    case .sealed(let policy):
      return policy.map { Words(vi: "Đã ký số (\($0))", en: "Signed under \($0)") }
        ?? Words(vi: "Đã ký, đóng dấu bản giấy", en: "Signed and sealed on paper")
    case .sealAsked: return Words(vi: "Yêu cầu máy chủ đóng dấu cơ quan", en: "The server is asked for the seal")
    case .affixed(let seals):
      let stamped = seals.allSatisfy(\.isStamped)
      return Words(
        vi: "Cơ quan đã ký số (con dấu)\(stamped ? ", có dấu thời gian" : "")",
        en: "The authority's seal was put on\(stamped ? ", with a time stamp" : "")")
    case .told(let place, let status, _):
      return Words(
        vi: "\(receiver(place)) báo: \(status.words.vi)", en: "\(receiver(place)) tells: \(status.words.en)")
    case .updated:
      return Words(vi: "Cập nhật sau phát hành, báo nơi nhận", en: "Updated after it had left; receivers are told")
    case .readdressed(let removed):
      return removed.isEmpty
        ? Words(vi: "Thêm nơi nhận", en: "More receivers")
        : Words(
          vi: "Đổi nơi nhận: không gửi \(removed.map(receiver).joined(separator: ", ")) nữa",
          en: "Other receivers: no longer \(removed.map(receiver).joined(separator: ", "))")
    case .corrected: return Words(vi: "Nơi gửi cập nhật nội dung", en: "The sender corrected it")
    case .askedBack: return Words(vi: "Nơi gửi yêu cầu lấy lại", en: "The sender asks it back")
    case .recallRefused: return Words(vi: "Từ chối cho lấy lại", en: "It is not given back")
    case .filed(let file): return Words(vi: "Vào hồ sơ công việc \(file)", en: "Put into the file \(file)")
    case .linked(let code): return Words(vi: "Gắn với hồ sơ \(code)", en: "Linked with the dossier \(code)")
    case .opened(let code): return Words(vi: "Mở hồ sơ \(code)", en: "Opened the dossier \(code)")
    case .answered(let key): return Words(vi: "Được trả lời bằng \(key)", en: "Answered by \(key)")
    case .replaced(let key): return Words(vi: "Được thay thế bằng \(key)", en: "Replaced by \(key)")
    case .handedOver(let partner): return Words(vi: "Chuyển dự thảo sang \(partner)", en: "Handed over to \(partner)")
    case .issuedElsewhere(let partner): return Words(vi: "\(partner) đã phát hành", en: "Issued by \(partner)")
    case .erased(let erasure):
      return Words(
        vi: "Nội dung đã xóa cùng hồ sơ \(erasure.dossier) theo thời hạn lưu trữ",
        en: "What it said was erased with the dossier \(erasure.dossier), whose retention had ended")
    }
  }
}
