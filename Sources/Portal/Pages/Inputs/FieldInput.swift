import Dossiers
import Forms
import HTML
import JSON
import Text
import WorkingTime

/// One question of a form, as a page asks it.
struct FieldInput: Speaking {
  let language: Language
  let field: Field
  /// The name of its input.
  let name: String
  /// What was typed; nil for nothing yet.
  let value: JSONValue?
  /// What is wrong on this page.
  let flaws: [Flaw]
  let setting: InputSetting

  var node: Node {
    switch field.kind {
    case .text: line(.text, autocomplete: setting.autocomplete[name])
    case .paragraph(let letters): paragraph(letters)
    case .number(let number): line(.text, inputmode: number.decimals > 0 ? "decimal" : "numeric", width: "short")
    case .money: line(.text, inputmode: "numeric", width: "medium")
    case .date: line(.text, width: "short")
    case .phone: line(.tel, inputmode: "tel", autocomplete: setting.autocomplete[name], width: "medium")
    case .email: line(.email, inputmode: "email", autocomplete: setting.autocomplete[name])
    case .choice(let options):
      options.count > 8
        ? select(options.map { ($0.id.text, $0.label) })
        : radios(options.map { ($0.id.text, $0.label) })
    case .choices(let options, _): SeveralInput(field: self, choices: options.map { ($0.id.text, $0.label) }).boxes
    case .ranking(let options, let wishes):
      SeveralInput(field: self, choices: options.map { ($0.id.text, $0.label) }).places(wishes)
    case .unit(let unit): select(setting.offering.units(for: unit).map { ($0.id.text, $0.label) })
    case .units(let unit, let wishes):
      SeveralInput(field: self, choices: setting.offering.units(for: unit).map { ($0.id.text, $0.label) })
        .places(wishes)
    case .area: select((setting.offering.areas ?? []).map { ($0.id.text, $0.name) })
    case .yesNo(let yesNo) where yesNo.mustAgree: agreement
    case .yesNo: radios([("true", Words(vi: "Có", en: "Yes")), ("false", Words(vi: "Không", en: "No"))])
    case .person(let person): PersonInput(field: self, person: person).node
    case .file(let file): FileInput(field: self, file: file).node
    case .group(let group): GroupInput(field: self, group: group).node
    }
  }

  /// The words by which the question is asked.
  var label: Node {
    .group(
      say(field.label),
      .when(isOptional, .span(.class("optional"), say(" (không bắt buộc)", " (optional)"))))
  }

  var isOptional: Bool { if case .optional = field.need { true } else { false } }

  /// Help with the question: the author's, and how to write what is asked.
  var hint: String? {
    let own = field.hint?.in(language)
    let writing: String? =
      switch field.kind {
      case .date: saying("Ngày/tháng/năm, ví dụ 27/03/1998", "Day/month/year, for example 27/03/1998")
      case .number(let number): range(number, \.words)
      case .money(let money):
        [saying("Bằng đồng, ví dụ 250.000", "In đồng, for example 250.000"), range(money, \.dongWords)]
          .compactMap(\.self).joined(separator: ". ")
      case .choices(_, let count): several(count)
      case .ranking(_, let wishes), .units(_, let wishes): several(wishes.count)
      case .paragraph(let letters): saying("Nhiều nhất \(letters) chữ", "At most \(letters) letters")
      default: nil
      }
    let hints = [own, writing].compactMap(\.self)
    return hints.isEmpty ? nil : hints.joined(separator: ". ")
  }

  /// How many may be chosen, as far as that says anything.
  private func several(_ count: ChoiceCount) -> String {
    count.least == count.most
      ? saying("Chọn đúng \(count.most) mục", "Choose exactly \(count.most)")
      : saying("Chọn từ \(count.least) đến \(count.most) mục", "Choose \(count.least) to \(count.most)")
  }

  private func range(_ number: NumberField, _ words: (FixedNumber) -> Words) -> String? {
    // Money that may be as little as nothing has no least worth telling.
    var isMoney: Bool { if case .money = field.kind { true } else { false } }
    let least = number.least.flatMap { isMoney && $0.units == 0 ? nil : words($0) }
    return switch (least, number.most.map(words)) {
    case (let least?, let most?): saying("Từ \(least.vi) đến \(most.vi)", "From \(least.en) to \(most.en)")
    case (let least?, nil): saying("Ít nhất \(least.vi)", "At least \(least.en)")
    case (nil, let most?): saying("Nhiều nhất \(most.vi)", "At most \(most.en)")
    case (nil, nil): nil
    }
  }

  /// What was typed, as it was typed; dates that were recorded as people write them.
  var text: String {
    switch value {
    case .string(let text)?:
      if case .date = field.kind, let day = Day(text) { return day.dayFirst }
      return text
    case .integer(let number)?: return String(number)
    case .array(let texts)?: if case .string(let text)? = texts.first { return text }
    case .bool(let flag)?: return flag ? "true" : "false"
    default: break
    }
    return ""
  }

  // The shapes of inputs.

  private func line(
    _ type: Node.InputType, inputmode: String? = nil, autocomplete: String? = nil, width: String? = nil
  ) -> Node {
    Asked(language: language, name: name, label: label, hint: hint, flaws: flaws).line(
      .input(
        .id(InputID(name).text), .name(name), .type(type), .value(text), .with(inputmode) { .inputmode($0) },
        .autocomplete(autocomplete ?? "off"), .with(width) { .class($0) },
        .when(type == .email, .autocapitalize("off")),
        described))
  }

  private func paragraph(_ letters: Int) -> Node {
    Asked(language: language, name: name, label: label, hint: hint, flaws: flaws).line(
      .textarea(text, .id(InputID(name).text), .name(name), .rows(4), described))
  }

  private func select(_ options: [SeveralInput.Choice]) -> Node {
    Asked(language: language, name: name, label: label, hint: hint, flaws: flaws).line(
      ListInput(language: language, name: name, choices: options, chosen: text, described: described).node)
  }

  private func radios(_ options: [(key: String, label: Words)]) -> Node {
    Asked(language: language, name: name, label: label, hint: hint, flaws: flaws).several(
      .each(options.enumerated().map { ($0, $1.key, $1.label) }) { index, key, label in
        let id = InputID(name).text + (index == 0 ? "" : "-\(index + 1)")
        return .div(
          .class("choice"),
          .input(.id(id), .name(name), .type(.radio), .value(key), .checked(key == text)), .label(.for(id), say(label)))
      })
  }

  private var agreement: Node {
    Asked(language: language, name: name, label: label, hint: hint, flaws: flaws).alone(
      .div(
        .class("choice"),
        .input(
          .id(InputID(name).text), .name(name), .type(.checkbox), .value("true"), .checked(text == "true"), described),
        .label(.for(InputID(name).text), label)))
  }

  /// What belongs to an input for who cannot see the page.
  var described: Node {
    Asked.described(name, hasHint: hint != nil, flaws)
  }
}

/// What inputs need to know beyond their field.
struct InputSetting {
  /// What browsers may fill in, by the names of inputs.
  var autocomplete: [String: String] = [:]
  /// The units and areas that can be chosen.
  var offering = Offering.nothing
  /// How many rows a group shows.
  var rows: (Field, GroupField) -> Int = { _, group in max(group.least, 1) }
  /// What an upload is.
  var file: (String) -> Paper? = { _ in nil }
}
