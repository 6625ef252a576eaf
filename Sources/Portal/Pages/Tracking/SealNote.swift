import Dossiers
import HTML
import Text

/// What is said of the authority's seal on a letter or beside a result.
struct SealNote: Speaking {
  let language: Language
  let seal: SealStanding

  /// In a line; nothing where there is no seal to speak of.
  var text: Node {
    switch seal {
    case .notAsked: .nothing
    case .waiting: say("đang chờ con dấu số của cơ quan", "waits for the authority's seal")
    case .affixed: say("có con dấu số của cơ quan", "carries the authority's seal")
    }
  }

  /// Below a letter, where it is to be sealed and is not.
  var paragraph: Node {
    .when(
      seal == .waiting,
      .p(
        .class("screen"),
        say(
          "Văn bản đang chờ con dấu số của cơ quan; tệp PDF có ở đây khi đã đóng dấu.",
          "The letter waits for the authority's seal; its PDF is here once that is on it.")))
  }
}
