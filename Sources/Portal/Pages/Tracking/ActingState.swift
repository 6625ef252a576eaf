import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

extension ActionOffer {
  /// The policy of the document that has still to come; nil once one was accepted.
  var documentAsked: Key<SignaturePolicy>? { held?.isAccepted ?? false ? nil : signature }
}

/// What somebody has entered for an action so far.
struct ActingState {
  let view: DossierView
  let action: Action
  var draft = AnswerDraft()
  private(set) var reason = ""
  /// The policy that a signed document has to meet which is to come with it; nil when none is asked for.
  let signature: Key<SignaturePolicy>?
  /// The upload that is the signed document.
  var signed: String?
  /// The version of the dossier that the page showed.
  private(set) var version: Int

  init(_ view: DossierView, _ action: Action, signature: Key<SignaturePolicy>?) {
    self.view = view
    self.action = action
    self.signature = signature
    version = view.dossier.version
  }

  /// The answers that are asked for again, as they are now.
  mutating func fillIn() {
    guard action.needs.contains(.supplement), let answers = view.answers else { return }
    draft = AnswerDraft(answers.json, of: askedFields)
  }

  mutating func read(_ fields: Fields) {
    draft = AnswerDraft(fields, of: view.procedure.form, parts: view.procedure.parts)
    reason = fields["_ly-do"] ?? ""
    signed = fields[ActingState.signedName].flatMap { $0.isEmpty ? nil : $0 }
    version = fields["_ban"].flatMap { Int($0) } ?? version
  }

  /// How the page carries the upload that is the signed document.
  static let signedName = "_da-ky"

  /// Goes on from the dossier as it is now; the applicant has been shown it.
  mutating func catchUp() {
    version = view.dossier.version
  }

  /// The fields that may be changed.
  var askedFields: [Field] {
    view.procedure.form.fields.filter { field in
      view.askedItems.contains { $0.item == .field(field.id.text) }
    }
  }

  /// The papers that are asked for.
  var askedParts: [Part] {
    view.procedure.parts.filter { part in view.askedItems.contains { $0.item == .part(part.id) } }
  }

  /// What was typed.
  var typed: JSONValue { view.procedure.form.read(posted: draft.answers) }

  /// The fields on the page: those that were asked for, and those that what was typed asks newly.
  func shown(_ office: OneStop, at now: Instant) -> [Field] {
    guard action.needs.contains(.supplement), let before = view.answers?.json else { return [] }
    var after = before
    if case .object(let typed) = office.withUploads(typed, of: view.procedure.form) {
      for (name, value) in typed { after[name] = value }
    }
    let (form, today) = (view.procedure.form, LocalTime(now).day)
    let new = form.asked(by: .object(after), on: today, offering: view.offering)
      .subtracting(form.asked(by: .object(before), on: today, offering: view.offering))
    let asked = Set(askedFields.map(\.id)).union(new)
    return form.fields.filter { asked.contains($0.id) }
  }

  /// What is wrong with what was entered.
  func flaws(_ office: OneStop) -> [Flaw] {
    var flaws: [Flaw] = []
    if action.needs.contains(.reason), reason.allSatisfy(\.isWhitespace) {
      flaws.append(Flaw(input: "_ly-do", Words(vi: "Hãy ghi lý do.", en: "Give a reason.")))
    }
    if signature != nil, signed == nil {
      flaws.append(
        Flaw(
          input: Uploads.signedName,
          Words(vi: "Hãy ký số rồi nộp tệp đã ký.", en: "Sign it digitally and hand the signed file in.")))
    }
    return flaws + suppliedFlaws(office)
  }

  /// What is wrong with the answers and papers that are handed in.
  func suppliedFlaws(_ office: OneStop) -> [Flaw] {
    guard action.needs.contains(.supplement) else { return [] }
    var flaws: [Flaw] = []
    if case .wrong(let complaints)? = office.judge(typed, supplementing: view) {
      flaws += complaints.map { Flaw($0, in: view.procedure.form) }
    }
    for part in askedParts where !draft.papers.contains(where: { $0.part == part.id }) {
      flaws.append(
        Flaw(
          input: Uploads.partName + part.id.text,
          Words(vi: "Hãy nộp: \(part.name.vi).", en: "This paper is asked for: \(part.name.en).")))
    }
    return flaws
  }
}
