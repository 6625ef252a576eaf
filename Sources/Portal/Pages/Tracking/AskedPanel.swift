import Dossiers
import HTML
import OneStop
import Procedures
import Text

/// What is asked of the applicant now, and until when.
struct AskedPanel: Speaking {
  let language: Language
  let view: DossierView

  var node: Node {
    guard !view.askedItems.isEmpty else { return .nothing }
    let offer = view.offers.first { $0.action.needs.contains(.supplement) && $0.refusal == nil }
    return .section(
      .class("card asks"),
      .h2(say("Việc bạn cần làm", "What is asked of you")),
      items,
      .with(view.dossier.tasks.compactMap(\.endsAt).min()) { end in
        .p(say("Hạn cuối để bổ sung: ", "To be handed in by: "), .strong(.moment(end)))
      },
      .with(offer) { offer in
        .p(.a(.class("button"), .href(view.dossier.link(offer)), say(offer.action.name)))
      })
  }

  /// The reason and each item with its remark, in the officer's words.
  var items: Node {
    .group(
      .with(view.askedReason) { .p(.class("said"), vietnamese($0)) },
      .ul(
        .each(view.askedItems) { item in
          .li(
            .strong(say(item.item.name(in: view.procedure))),
            .when(!item.remark.isEmpty, .group(": ", vietnamese(item.remark))))
        }))
  }
}
