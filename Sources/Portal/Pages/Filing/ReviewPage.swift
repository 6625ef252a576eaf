import Dossiers
import Procedures
import Forms
import HTML
import Text

/// Everything once more, each part with a way back to it, and the button that submits.
struct ReviewPage: Speaking {
  let language: Language
  let state: FilingState
  let uploads: Uploads
  let offering: Offering

  var node: Node {
    .group(
      .with(state.answers) { answers in
        .each(state.procedure.form.sheet(of: answers, offering: offering).sections) { section in
          block(
            section.name.in(language), .section(section.id), SheetRows(language: language, rows: section.rows).node)
        }
      },
      .when(!state.procedure.parts.isEmpty, papers),
      .p(
        say(
          "Khi nộp, bạn cam đoan những nội dung trên là đúng sự thật và chịu trách nhiệm trước pháp luật về nội dung đã khai.",
          "By submitting you declare that what stands above is true, and answer for it before the law.")),
      .div(
        .class("buttons"),
        .button(.type(.submit), .name("_di"), .value("nop"), say("Nộp hồ sơ", "Submit")),
        .button(.class("second"), .type(.submit), .name("_di"), .value("lui"), say("Quay lại", "Back"))))
  }

  private func block(_ name: String, _ stage: FilingStage, _ content: Node) -> Node {
    .section(
      .class("review"),
      .div(
        .class("review-head"), .h2(.text(name)),
        .button(
          .class("link"), .type(.submit), .name("_di"), .value("sua:\(stage.text)"),
          say("Sửa", "Change"), .span(.class("visually-hidden"), .text(" \(name)")))),
      content)
  }

  private var papers: Node {
    let asked = Set(state.parts.map(\.part.id))
    let files = state.draft.papers.filter { asked.contains($0.part) }
    return block(
      saying("Giấy tờ kèm theo", "Papers"), .papers,
      files.isEmpty
        ? .p(say("Không có.", "None."))
        : .dl(
          .class("answers"),
          .each(state.parts.map(\.part)) { part in
            let own = files.filter { $0.part == part.id }
            return .when(
              !own.isEmpty,
              .div(
                .dt(say(part.name)),
                .dd(.each(own) { file in .with(uploads.find(file)) { .p(.text($0.name)) } })))
          }))
  }
}

/// Questions with their answers, one below the other.
struct SheetRows: Speaking {
  let language: Language
  let rows: [Sheet.Row]

  var node: Node {
    .dl(.class("answers"), .each(rows) { row in .div(.dt(say(row.label)), .dd(content(row.content))) })
  }

  private func content(_ content: Sheet.Content) -> Node {
    switch content {
    case .text(let words): .each(words.in(language).split(separator: "\n")) { .p(.text(String($0))) }
    case .file(let file): say(file.words)
    case .groups(let groups):
      .ol(.each(groups) { .li(SheetRows(language: language, rows: $0).node) })
    }
  }
}
