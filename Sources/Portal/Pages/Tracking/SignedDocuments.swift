import Dossiers
import HTML
import OneStop
import Procedures
import Text

/// The signed documents that came with what officers and the applicant did, and among them the result.
struct SignedDocuments: Speaking {
  let language: Language
  let view: DossierView

  /// Those that are what was asked for.
  var result: Node { list(view.signed.filter(\.isResult)) }

  /// All of them, under a heading.
  var all: Node {
    .when(
      !view.signed.isEmpty,
      .section(.h2(say("Văn bản đã ký số", "Signed documents")), list(view.signed)))
  }

  private func list(_ documents: [SignedAct]) -> Node { .when(!documents.isEmpty, .ul(.each(documents, line))) }

  private func line(_ signed: SignedAct) -> Node {
    .li(
      .a(
        .href(Link(path: ["ho-so", view.dossier.code.text, "giay-to", signed.document.sha256])),
        .text(signed.document.name)),
      .div(
        .class("quiet"), say(signed.actionName), " · ", .moment(signed.at), " · ",
        say(ByteSize(signed.document.bytes).words)),
      .with(signed.document.signature) { SignatureFound(language: language, found: $0).node },
      .when(signed.standing != .done, .div(.class("quiet"), say(signed.standing.words))),
      .with(signed.acceptance) { acceptance in
        .div(
          say("Được chấp nhận: ", "Accepted: "), say(acceptance.by), " · ", .moment(acceptance.at),
          .with(acceptance.reason) { .p(.class("said"), vietnamese($0)) })
      }, seal(signed))
  }
}

extension SignedDocuments {
  /// The seal in a file beside a result.
  private func seal(_ signed: SignedAct) -> Node {
    switch signed.seal {
    case .notAsked: .nothing
    case .waiting: .div(.class("quiet"), SealNote(language: language, seal: signed.seal).text)
    case .affixed(let seal):
      .div(
        say("Con dấu số của cơ quan: ", "The authority's seal: "),
        .a(.href(Link(path: ["ho-so", view.dossier.code.text, "giay-to", seal.sha256])), .text(signed.sealName)))
    }
  }
}

/// What was found about the signatures of a file.
struct SignatureFound: Speaking {
  let language: Language
  let found: PaperSignature

  var node: Node {
    .div(
      say("Chữ ký số: ", "Digital signature: "), .strong(say(found.verdict.words)),
      .when(found.verdict != .valid, .group(.text(" – "), say(found.reason))),
      .when(!found.signers.isEmpty, .text(" (\(found.signers.joined(separator: ", ")))")))
  }
}
