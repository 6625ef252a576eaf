import Dossiers
import HTML
import OneStop
import Procedures
import Text

/// The letters of a dossier, and among them the result.
struct IssuedLetters: Speaking {
  let language: Language
  let view: DossierView

  private var numbered: [(number: Int, letter: LetterDocument)] {
    view.letters.enumerated().map { ($0 + 1, $1) }
  }

  private var resultLetters: [(number: Int, letter: LetterDocument)] {
    let issuing = view.procedure.steps.flatMap(\.actions).filter(\.issuesResult).flatMap(\.letters)
    let all = numbered.filter { issuing.contains($0.letter.letter) }
    // What follows an official model accompanies the result; the result itself has none.
    let own = all.filter { $0.letter.model == nil }
    return own.isEmpty ? all : own
  }

  /// What was asked for.
  var result: Node {
    guard let at = view.dossier.resultAt else { return .nothing }
    return .section(
      .class("card result"),
      .h2(say("Kết quả", "Result")),
      .p(say("Có kết quả lúc ", "Issued at "), .moment(at), "."),
      .ul(.each(resultLetters) { number, letter in line(number, letter) }),
      SignedDocuments(language: language, view: view).result)
  }

  /// Everything that the office wrote.
  var all: Node {
    guard !view.letters.isEmpty else { return .nothing }
    return .section(
      .h2(say("Giấy tờ đã nhận từ cơ quan", "Letters from the office")),
      .ul(.each(numbered) { number, letter in line(number, letter) }))
  }

  private func line(_ number: Int, _ letter: LetterDocument) -> Node {
    .li(
      .a(.href(Link(path: ["ho-so", view.dossier.code.text, "van-ban", "\(number)"])), say(letter.title)),
      .div(
        .class("quiet"), say("Số ", "No. "), .text("\(letter.number) · "), .moment(letter.at), " · ",
        file(number, letter)))
  }

  /// The letter as a file, once it is what it will stay.
  private func file(_ number: Int, _ letter: LetterDocument) -> Node {
    let seal = view.letter(number)?.seal ?? .notAsked
    return .group(
      .when(
        seal != .waiting,
        .a(
          .href(Link(path: ["ho-so", view.dossier.code.text, "van-ban", "\(number)", "van-ban.pdf"])),
          .aria("label", saying("Tải PDF: ", "Get the PDF: ") + letter.title.in(language)), say("Tải PDF", "PDF"))),
      .when(
        seal != .notAsked, .group(.text(seal == .waiting ? "" : " · "), SealNote(language: language, seal: seal).text)))
  }
}
