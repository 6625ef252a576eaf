import Dossiers
import Forms
public import OneStop
import Paper
import Procedures
public import Text
import WorkingTime

extension Statement {
  /// The statement on paper, to be signed outside: the same statement gives the same bytes, whenever it is made.
  ///
  /// - Throws: `TooLongForPaper`, or a failure of the libraries that draw.
  public func pdf(in language: Language) throws -> [UInt8] {
    if let letter { return try letter.paperToSign(in: language, binding: digest, at: timeless).pdf() }
    return try StatementPaper(language: language, statement: self).paper.pdf()
  }
}

/// An application for paper before it is submitted, or what an officer does: it has no date, which a signature brings.
private struct StatementPaper: Speaking {
  let language: Language
  let statement: Statement

  var paper: OfficialPaper {
    OfficialPaper(
      language: language, head: .person, dateline: "", title: title,
      blocks: [request] + statement.sheet.sections.flatMap(SheetBlocks(language: language).blocks) + papers
        + [digest, signature],
      at: timeless)
  }

  private var title: String {
    guard statement.deed != nil else { return statement.procedure.form.name.in(language) }
    return saying("Phiếu ký số", "Statement to sign")
  }

  private var request: OfficialPaper.Block {
    let deed = statement.deed.map { deed in
      [
        OfficialPaper.Row(label: saying("Mã hồ sơ", "Dossier"), value: deed.code.text),
        OfficialPaper.Row(
          label: saying("Bước", "Step"),
          value: [deed.step.name, deed.assignment?.name].compactMap { $0?.in(language) }.joined(separator: " – ")),
        OfficialPaper.Row(label: saying("Thao tác được ký", "What is signed"), value: deed.action.name.in(language)),
      ]
    }
    return .rows(
      (deed ?? []) + [
        OfficialPaper.Row(
          label: saying("Nội dung yêu cầu giải quyết", "Request"), value: statement.procedure.name.in(language)),
        OfficialPaper.Row(label: saying("Mã thủ tục", "Code of the service"), value: statement.procedure.code),
      ])
  }

  /// What is handed in, by what it holds: a file of the same name is not the same file.
  private var papers: [OfficialPaper.Block] {
    guard !statement.papers.isEmpty else { return [] }
    return [
      .table(
        OfficialPaper.Table(
          heading: saying("Giấy tờ kèm theo", "Papers"),
          columns: [saying("TT", "No."), saying("Tên giấy tờ", "Paper"), saying("Tệp và SHA-256", "File and SHA-256")],
          rows: statement.papers.enumerated().map { number, paper in
            let part = statement.procedure.parts.first { $0.id == paper.part }
            return ["\(number + 1)", part?.name.in(language) ?? "", "\(paper.name)\n\(paper.sha256.inGroups)"]
          }))
    ]
  }

  private var digest: OfficialPaper.Block {
    .rows([
      OfficialPaper.Row(
        label: saying("Mã băm nội dung (SHA-256)", "Digest of the content (SHA-256)"), value: statement.digest.inGroups)
    ])
  }

  private var signature: OfficialPaper.Block {
    guard statement.deed == nil else {
      return .signatures([
        OfficialPaper.Signature(
          role: saying("Người ký", "Signed by"), note: saying("(Ký số)", "(digital signature)"), name: "")
      ])
    }
    return .signatures([
      OfficialPaper.Signature(
        role: saying("Người nộp hồ sơ", "Applicant"), note: saying("(Ký số)", "(digital signature)"),
        name: statement.applicant.name)
    ])
  }
}

extension String {
  /// A hash in groups that a column can break between.
  var inGroups: String {
    let letters = Array(self)
    return stride(from: 0, to: letters.count, by: 16).map { String(letters[$0..<min($0 + 16, letters.count)]) }
      .joined(separator: " ")
  }
}

/// What the file says of its making: a date of today would make another document tomorrow.
private let timeless = Instant(milliseconds: 946_659_600_000)
