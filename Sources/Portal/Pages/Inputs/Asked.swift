import HTML
import Text

/// A question around its inputs: label, help, what is wrong.
struct Asked: Speaking {
  let language: Language
  let name: String
  let label: Node
  let hint: String?
  let flaws: [Flaw]

  private var own: [Flaw] { flaws.filter { $0.input == name } }

  /// A question with one input.
  func line(_ input: Node) -> Node {
    .div(
      .class("field"), .when(!own.isEmpty, .class("wrong")), .label(.for(InputID(name).text), label), help, input)
  }

  /// A question with several inputs.
  func several(_ inputs: Node) -> Node {
    .fieldset(
      .class("field"), .when(!own.isEmpty, .class("wrong")),
      Asked.described(name, hasHint: hint != nil, flaws, invalid: false),
      .legend(label), help, inputs)
  }

  /// An input with its own label.
  func alone(_ input: Node) -> Node {
    .div(.class("field"), .when(!own.isEmpty, .class("wrong")), help, input)
  }

  private var help: Node {
    .group(
      .with(hint) { .div(.class("hint"), .id(InputID(name).hint), .text($0)) },
      .when(
        !own.isEmpty,
        .div(
          .class("error"), .id(InputID(name).error),
          .each(own) { .p(.span(.class("visually-hidden"), say("Lỗi: ", "Error: ")), say($0.words)) })))
  }

  /// Where the help with an input stands, and whether it is wrong.
  static func described(_ name: String, hasHint: Bool, _ flaws: [Flaw], invalid: Bool = true) -> Node {
    let isWrong = flaws.contains { $0.input == name }
    let ids = (hasHint ? [InputID(name).hint] : []) + (isWrong ? [InputID(name).error] : [])
    return .group(
      .when(!ids.isEmpty, .aria("describedby", ids.joined(separator: " "))),
      .when(isWrong && invalid, .aria("invalid", "true")))
  }
}
