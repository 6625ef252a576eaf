import Dossiers
import Forms
import HTML
import OneStop
import Procedures
import Signatures
import Text

/// The papers of a dossier: what is asked for, what is there, and where to put the rest.
struct PapersPage: Speaking {
  let language: Language
  let procedure: Key<Procedure>
  let parts: [(part: Part, isRequired: Bool)]
  let papers: [AnswerDraft.PartFile]
  let uploads: Uploads
  let flaws: [Flaw]

  var node: Node {
    guard !parts.isEmpty else {
      return .p(say("Trường hợp của bạn không phải nộp thêm giấy tờ.", "No papers are needed in your case."))
    }
    return .group(
      .p(
        .class("hint"),
        say(
          "Chụp rõ hoặc quét từng giấy tờ. Tệp đã tải lên được giữ một ngày, cho đến khi bạn nộp hồ sơ.",
          "Photograph or scan each paper. What you upload is kept for a day, until you submit."
        )),
      .each(parts) { part, isRequired in self.part(part, isRequired) }, model)
  }

  /// A file that has just gone up, for ``uploadScriptText`` to copy, and what it says.
  private var model: Node {
    .template(
      .id("tep-moi"), .data("sending", saying("Đang tải lên %", "Uploading %")),
      .data("done", saying("Đã tải lên %", "% is there")), .data("stop", saying("Dừng", "Stop")),
      .data(
        "waits",
        saying(
          "Đang tải tệp lên; trang sẽ tự đi tiếp khi xong.",
          "Files are still going up; the page goes on when they are there."
        )),
      .data(
        "twice",
        saying("Tệp “%” đã có rồi, không cần nộp lần nữa.", "The file “%” is there already.")),
      .data(
        "broken",
        saying(
          "Chưa tải được “%”: mạng bị ngắt hoặc máy chủ bận. Tệp vẫn được chọn và sẽ được gửi khi bạn bấm Tiếp tục.",
          "“%” did not arrive: the connection broke, or the server is busy. It is still chosen and is sent when you continue."
        )),
      .li(
        .span(.data("name", "")), .input(.type(.hidden), .name(AnswerDraft.papersName), .value("")),
        removal(of: .span(.class("visually-hidden"), .data("name", "")))))
  }

  private func removal(of name: Node, _ value: String = "") -> Node {
    .button(.class("link"), .type(.submit), .name("_di"), .value(value), say("Bỏ ", "Remove "), name)
  }

  private func script(for part: Part) -> Node {
    let target = Link(
      path: ["api", "v1", "uploads"], query: [("procedure", procedure.text), ("part", part.id.text)])
    return .group(
      .data("upload", target.text), .data("part", part.id.text), .data("most", String(part.files.most)),
      .data("full", Uploads.tooMany(for: part).in(language)))
  }

  private func part(_ part: Part, _ isRequired: Bool) -> Node {
    let name = Uploads.partName + part.id.text
    let kept = papers.filter { $0.part == part.id }
    return Asked(
      language: language, name: name,
      label: .group(
        say(part.name), .when(!isRequired, .span(.class("optional"), say(" (nếu có)", " (if there is one)")))),
      hint: hint(part), flaws: flaws
    ).line(
      .group(
        .ul(.class("files"), .each(kept) { file in self.file(file) }),
        .input(
          .id(InputID(name).text), .name(name), .type(.file), .when(part.files.most > 1, .multiple),
          .accept(part.files.taken.accept), script(for: part), Asked.described(name, hasHint: true, flaws)),
        .when(part.signature?.signs == .application, download(of: part))))
  }

  /// The way to what has to be signed, once everything else is there.
  private func download(of part: Part) -> Node {
    .div(
      .class("to-sign"),
      .p(
        .class("hint"),
        say(
          "Nộp các giấy tờ khác trước, rồi tải đơn về, ký số trên máy của bạn và nộp tệp đã ký vào đây. Sau đó đừng sửa gì nữa: đơn đã ký chỉ đúng với nội dung này.",
          "Hand in the other papers first; then download the application, sign it with your own program and hand the signed file in here. Change nothing afterwards: what you signed fits this content only."
        )),
      .when(uploads.office.hasPress, toSign(.pdf, of: part)), toSign(.xml, of: part))
  }

  private func toSign(_ kind: IssuedDocument.Kind, of part: Part) -> Node {
    .button(
      .class("second"), .type(.submit), .name("_di"), .value("ky:\(kind.rawValue)"),
      say("Tải đơn để ký (\(kind.rawValue.uppercased()))", "Download to sign (\(kind.rawValue.uppercased()))"))
  }

  private func hint(_ part: Part) -> String {
    [part.number?.in(language), part.files.words.in(language)].compactMap(\.self).joined(separator: ". ")
  }

  private func file(_ file: AnswerDraft.PartFile) -> Node {
    .with(uploads.find(file)) { paper in
      .li(
        .data("sha256", paper.sha256), .text("\(paper.name) "),
        .span(.class("quiet"), .text(ByteSize(paper.bytes).words.in(language))),
        .when(
          uploads.waitsForScan(file),
          .span(.class("quiet"), say(" · đang chờ quét vi-rút", " · waits for the virus scanner"))),
        removal(of: .span(.class("visually-hidden"), .text(paper.name)), "bo:\(file.part):\(file.upload)"))
    }
  }
}

/// A number of bytes as people read it.
struct ByteSize {
  let words: Words

  init(_ bytes: Int) {
    func tenths(_ unit: Int) -> (String, String) {
      let number = (bytes * 10 + unit / 2) / unit
      return ("\(number / 10),\(number % 10)", "\(number / 10).\(number % 10)")
    }
    switch bytes {
    case ..<1024: words = Words(vi: "\(bytes) byte", en: "\(bytes) bytes")
    case ..<1_048_576: words = Words(vi: "\((bytes + 512) / 1024) KB", en: "\((bytes + 512) / 1024) KB")
    default:
      let (vi, en) = tenths(1_048_576)
      words = Words(vi: "\(vi) MB", en: "\(en) MB")
    }
  }
}
