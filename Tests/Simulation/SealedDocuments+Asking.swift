import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import Text

/// What people ask of the office.
extension SealedDocuments {
  /// Brings a document to where the seal is asked for.
  mutating func advance(_ index: Int, to stage: Stage, _ office: OneStop) throws {
    while drafts[index].stage.rawValue < stage.rawValue {
      let step: Deed.Step
      switch drafts[index].stage {
      case .new: step = .draft
      case .drafted: step = .askReview
      case .reviewed: step = .approve
      case .approved: step = .number
      case .numbered: step = .askSeal
      case .asked, .sealed, .released, .cancelled: return
      }
      try ask(Deed(step: step, index: index), office)
    }
  }

  mutating func ask(_ deed: Deed, _ office: OneStop) throws {
    unanswered = deed
    let outcome = try SealedDocuments.perform(deed, on: drafts[deed.index].key, office)
    unanswered = nil
    hear(outcome, to: deed)
  }

  static func perform(_ deed: Deed, on key: DocumentKey?, _ office: OneStop) throws -> DocumentOutcome {
    let id = "\(deed.step) \(deed.index) \(deed.times)"
    let request = CommandRequest(
      key: CommandKey(owner: "officer/\(deed.officer)", id: id), digest: id, caller: .officer(deed.officer))
    guard let key else {
      var files = [try kept(deed.main, as: "tra-loi.pdf", office)]
      for paper in deed.more { files.append(try kept(paper, as: "kem.pdf", office)) }
      let draft = DraftedDocument(
        agency: "so-gddt", unit: "so-gddt", kind: .officialLetter,
        content: DocumentContent(
          subject: "V/v trả lời xác minh \(deed.index + 1)", receivers: [Party(name: "Sở Bên", code: "H99.06")],
          files: files))
      return try office.draft(draft, request)
    }
    let command: DocumentCommand
    switch deed.step {
    case .askReview: command = .askReview(remark: nil)
    case .approve: command = .approve(opinion: nil)
    case .number: command = .number
    case .draft, .askSeal: command = .seal(nil)
    case .handIn:
      let file = try kept(deed.main, as: "tra-loi.pdf", office)
      command = .seal(SealedFile(file: file, authenticity: .valid, policy: "co-quan"))
    case .cancel: command = .cancel(reason: "Không gửi nữa")
    case .release: command = .release
    }
    return try office.perform(command, on: key, request)
  }

  private static func kept(_ content: [UInt8], as name: String, _ office: OneStop) throws -> DocumentFile {
    var pieces = [content]
    let upload = try office.upload(name: name, from: .officer("minh")) { pieces.popLast() ?? [] }
    return DocumentFile(sha256: upload.sha256, name: upload.name, bytes: upload.bytes, type: upload.type)
  }

  mutating func hear(_ outcome: DocumentOutcome, to deed: Deed) {
    let key: DocumentKey
    switch outcome {
    case .done(let known, _): key = known
    case .refused(let notice):
      trouble.append("\(deed.step) of document \(deed.index) is refused: \(notice.code)")
      drafts[deed.index].stage = .cancelled
      return
    }
    switch deed.step {
    case .draft:
      drafts[deed.index].key = key
      drafts[deed.index].stage = .drafted
    case .askReview: drafts[deed.index].stage = .reviewed
    case .approve: drafts[deed.index].stage = .approved
    case .number: drafts[deed.index].stage = .numbered
    case .askSeal: drafts[deed.index].stage = .asked
    case .handIn: drafts[deed.index].times = deed.times
    case .release: drafts[deed.index].stage = .released
    case .cancel:
      drafts[deed.index].stage = .cancelled
      counts.cancelled += 1
    }
  }
}
