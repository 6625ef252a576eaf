import Text

/// An action that is looked for by what it does: extend the time, take a payment, issue a letter.
struct EffectAim {
  let action: String
  let aim: Aim

  /// `--action ACTION`: which of several.
  static let parameter = Parameter.option(
    "action", "ACTION",
    Words(vi: "thao tác nào, khi bước có nhiều thao tác như vậy", en: "which action, when the step has several such"))

  /// The action of a call.
  ///
  /// - Parameters:
  ///   - does: Whether an offer does it.
  ///   - what: What is looked for, as `không có thao tác …` goes on.
  /// - Throws: ``CommandError`` when the step has none, or none that is possible, with the reason.
  init(
    of call: Call, at office: RemoteOffice, doing what: Words, _ does: (SeenDossier.Offer) -> Bool
  ) throws {
    let named = try call[EffectAim.parameter]
    if call.texts["key"] != nil {
      try call.checkKey(needs: "if-version", "task", "action")
      action = named ?? ""
      aim = try Aim(of: call, at: office)
      return
    }
    let dossier = try office.dossier(call.required(Parameter<String>.code))
    let offers = dossier.offers.filter { offer in
      offer.isOfficers && does(offer) && named.map { $0 == offer.action } ?? true
    }
    guard !offers.isEmpty else {
      let place = dossier.place.name
      throw CommandError.refused(
        Words(
          vi: "ở đây (\(place.vi.harmless)) không có thao tác \(what.vi)",
          en: "there is no action here (\(place.en.harmless)) that \(what.en)"))
    }
    let possible = offers.filter { $0.why == nil }
    guard let first = possible.first else {
      let why = offers[0].why ?? Words(vi: "", en: "")
      throw CommandError.refused(Words(vi: why.vi.harmless, en: why.en.harmless))
    }
    let names = Set(possible.map(\.action)).sorted()
    guard names.count == 1 else {
      let list = names.map { "--action \($0)" }.joined(separator: ", ").harmless
      throw CommandError.usage(
        Words(vi: "có nhiều thao tác như vậy, hãy chọn: \(list)", en: "there are several such actions, choose: \(list)")
      )
    }
    action = first.action
    aim = try Aim(of: call, dossier, among: possible.map(\.task))
  }

  /// What makes a repeat ask for the same, besides the task.
  var added: [(name: String, value: String)] { [("action", action)] }

  /// What the action needs, as far as it was seen.
  func check(_ said: SaidWithAction) throws {
    if let offer = aim.seen?.offers.first(where: { $0.action == action && $0.task == aim.task }) {
      try said.check(offer.needs, of: action)
    }
  }
}
