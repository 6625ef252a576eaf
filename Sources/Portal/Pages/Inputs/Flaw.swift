import Forms
import HTML
import Text

/// What is not right with an input of a page, said beside it and at the top of the page.
struct Flaw {
  /// The name of the input; empty for the page as a whole.
  let input: String
  /// What would be right.
  let words: Words
  /// What the input asks, for the summary at the top; nil when the words say it themselves.
  var subject: Words?

  init(input: String, _ words: Words) {
    self.input = input
    self.words = words
  }

  /// A complaint about an answer; one about a whole person leads to the name.
  init(_ complaint: Complaint, in form: Forms.Form) {
    let name = complaint.pointer.inputName
    switch complaint.pointer.field.flatMap({ form[$0] }) {
    case let field? where field.id.text == name && field.isPerson: input = name + ".ho-ten"
    // Boxes to tick have one complaint together.
    case let field? where field.isTicked: input = field.id.text
    default: input = name
    }
    words = complaint.words
    subject = Flaw.subject(of: input, in: form)
  }

  /// The label of an input, as far as the form has one: a part of a person and a row of a group have their own.
  private static func subject(of input: String, in form: Forms.Form) -> Words? {
    guard let field = AnswerDraft.field(of: input, in: form) else { return nil }
    let parts = input.split { $0 == "." || $0 == "[" || $0 == "]" }.map(String.init)
    switch field.kind {
    case .person: return parts.count > 1 ? PersonInput.labels[parts[1]] ?? field.label : field.label
    case .group(let group) where parts.count > 2:
      guard let row = Int(parts[1]), let inner = group.fields.first(where: { $0.id.text == parts[2] }) else {
        return field.label
      }
      return Words(
        vi: "\(field.label.vi) \(row + 1), \(inner.label.vi)", en: "\(field.label.en) \(row + 1), \(inner.label.en)")
    case .ranking(_, let wishes), .units(_, let wishes):
      guard parts.count > 1, let place = Int(parts[1]) else { return field.label }
      return wishes.name(of: place)
    default: return field.label
    }
  }
}

extension Field {
  fileprivate var isPerson: Bool { if case .person = kind { true } else { false } }
  fileprivate var isTicked: Bool { if case .choices = kind { true } else { false } }
}

/// What names an input within the page.
struct InputID {
  let text: String

  /// The id of the input of that name: `con[0].ten` is `o-con-0-ten`.
  init(_ name: String) {
    text = "o-" + name.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.joined(separator: "-")
  }

  var hint: String { text + "-goi-y" }
  var error: String { text + "-loi" }
}

/// All flaws of a page, at its top, each leading to its input; the keyboard is there when the page opens.
struct ErrorSummary: Speaking {
  let language: Language
  let flaws: [Flaw]

  var node: Node {
    guard !flaws.isEmpty else { return .nothing }
    return .div(
      .class("error-summary"), .role("alert"), .tabindex(-1), .autofocus, .aria("labelledby", "loi"),
      .h2(
        .id("loi"),
        flaws.count == 1
          ? say("Có một chỗ cần sửa", "There is a problem")
          : say("Có \(flaws.count) chỗ cần sửa", "There are \(flaws.count) problems")),
      .ul(
        .each(flaws) { flaw in
          .li(
            flaw.input.isEmpty
              ? say(flaw.words) : .a(.href(Link(fragment: InputID(flaw.input).text)), text(of: flaw)))
        }))
  }

  private func text(of flaw: Flaw) -> Node {
    guard let subject = flaw.subject else { return say(flaw.words) }
    return .group(say(subject), ": ", say(flaw.words))
  }
}
