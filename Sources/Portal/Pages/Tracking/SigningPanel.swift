import Dossiers
import Forms
import HTML
import OneStop
import Procedures
import Signatures
import Text

/// What the applicant has to sign to do something, and where the signed file goes.
struct SigningPanel: Speaking {
  let language: Language
  let state: ActingState
  let policy: Key<SignaturePolicy>
  let uploads: Uploads
  let flaws: [Flaw]

  private var name: String { Uploads.signedName }

  var node: Node {
    Asked(
      language: language, name: name, label: say("Tệp đã ký số", "The signed file"), hint: hint, flaws: flaws
    ).line(
      .group(
        .with(state.signed.flatMap { uploads.find($0) }) { file in
          .ul(
            .class("files"),
            .li(.text("\(file.name) "), .span(.class("quiet"), .text(ByteSize(file.bytes).words.in(language)))))
        },
        .input(
          .id(InputID(name).text), .name(name), .type(.file), .accept(uploads.office.takenFiles.accept),
          Asked.described(name, hasHint: true, flaws)),
        .when(state.action.signature?.signs == .deed, download)))
  }

  private var hint: String {
    let asked = uploads.office.definitions.signaturePolicies[policy]?.name ?? .plain(policy.text)
    return saying("Cần: ", "It needs: ") + asked.in(language)
  }

  private var download: Node {
    .div(
      .class("to-sign"),
      .p(
        .class("hint"),
        say(
          """
          Tải phiếu về, ký số trên máy của bạn và nộp tệp đã ký vào đây. Phiếu đã ký chỉ đúng với hồ sơ như lúc này: sau khi \
          tải về đừng sửa gì nữa.
          """,
          """
          Download the statement, sign it with your own program and hand the signed file in here. What you signed fits the \
          dossier as it is now: change nothing after the download.
          """)), .when(uploads.office.hasPress, toSign(.pdf)), toSign(.xml))
  }

  private func toSign(_ kind: IssuedDocument.Kind) -> Node {
    .button(
      .class("second"), .type(.submit), .name("_di"), .value("ky-phieu:\(kind.rawValue)"),
      say("Tải phiếu để ký (\(kind.rawValue.uppercased()))", "Download to sign (\(kind.rawValue.uppercased()))"))
  }
}
