import Forms
import HTML
import JSON
import Text

/// Several choices of a list: boxes to tick, or one list below the other where their order counts.
struct SeveralInput: Speaking {
  typealias Choice = (key: String, label: Words)

  let field: FieldInput
  let choices: [Choice]

  var language: Language { field.language }

  /// Boxes to tick.
  ///
  /// An empty value goes before them, so that a page with nothing ticked says so and does not merely say nothing.
  var boxes: Node {
    asked.several(
      .group(
        .input(.type(.hidden), .name(field.name), .value("")),
        .each(choices.enumerated().map { ($0, $1.key, $1.label) }) { index, key, label in
          let id = InputID(field.name).text + (index == 0 ? "" : "-\(index + 1)")
          return .div(
            .class("choice"),
            .input(.id(id), .name(field.name), .type(.checkbox), .value(key), .checked(given.contains(key))),
            .label(.for(id), say(label)))
        }))
  }

  /// A list for each place, the most wanted first.
  func places(_ wishes: Wishes) -> Node {
    asked.several(
      .div(
        .id(InputID(field.name).text), .tabindex(-1),
        .each(0..<wishes.count.most) { place in
          let name = "\(field.name)[\(place)]"
          let isOptional = place >= wishes.count.least || field.isOptional
          let label = Node.group(
            say(wishes.name(of: place)),
            .when(isOptional, .span(.class("optional"), say(" (không bắt buộc)", " (optional)"))))
          return Asked(language: language, name: name, label: label, hint: nil, flaws: field.flaws).line(
            ListInput(
              language: language, name: name, choices: choices, chosen: place < given.count ? given[place] : "",
              described: Asked.described(name, hasHint: false, field.flaws)
            ).node)
        }))
  }

  private var asked: Asked {
    Asked(language: language, name: field.name, label: field.label, hint: field.hint, flaws: field.flaws)
  }

  /// What was chosen, as it was posted: blanks keep their place.
  private var given: [String] {
    switch field.value {
    case .array(let values)?: values.map { if case .string(let text) = $0 { text } else { "" } }
    case .string(let text)?: [text]
    default: []
    }
  }
}

/// A list of which one thing is chosen.
struct ListInput: Speaking {
  let language: Language
  let name: String
  let choices: [SeveralInput.Choice]
  let chosen: String
  let described: Node

  var node: Node {
    .select(
      .id(InputID(name).text), .name(name), described,
      .option(.value(""), say("– Chọn –", "– Choose –")),
      .each(choices) { .option(.value($0.key), .selected($0.key == chosen), say($0.label)) })
  }
}

extension UnitChoice {
  /// The unit in a list: its name, and what there is to know of it.
  var label: Words {
    guard let note else { return name }
    return Words(vi: "\(name.vi) – \(note.vi)", en: "\(name.en) – \(note.en)")
  }
}
