import Crypto
import Dossiers
import Forms
import JSON
import OneStop
import Procedures
import Text

/// An action on a dossier on its way in, from the API or from the pages.
struct Deed {
  let code: DossierCode
  let task: Int
  let action: Key<Action>
  var reason: String?
  var items: [AskedItem] = []
  var supplement: Handed?
  var payment: Payment?
  /// The upload that is the signed document of the action.
  var signed: String?
  /// The version that whoever acts has seen.
  let expecting: Int
  let key: CommandKey
  let caller: Caller

  /// What the applicant hands in.
  struct Handed {
    /// The changed answers as the form's JSON; what is left out stays as it is.
    let answers: JSONValue
    let papers: [NamedUpload]

    fileprivate var json: JSONValue { ["answers": answers, "papers": .array(papers.map(\.json))] }
  }

  /// Does it; a repeat gets the first answer.
  ///
  /// - Returns: The version of the dossier afterwards.
  /// - Throws: ``Problem`` when the form or the dossier says no; what ``OneStop`` throws.
  func perform(with office: OneStop) throws -> Int {
    let request = CommandRequest(key: key, digest: digest, caller: caller, expecting: expecting)
    let outcome = try office.perform(on: code, request) { .act(try act(with: office)) }
    switch outcome {
    case .done(_, let version): return version
    case .refused(let notice): throw Problem(notice)
    }
  }

  private func act(with office: OneStop) throws -> Act {
    Act(
      task: task, action: action, reason: reason, items: items,
      supplement: try supplement.flatMap { handed in
        try judged(handed, with: office)
      }, payment: payment, signed: try signed.map { try office.signedDocument(upload: $0) })
  }

  /// What is handed in, its answers judged by the form; nil when the dossier has to say no itself.
  private func judged(_ handed: Handed, with office: OneStop) throws -> Supplement? {
    let view = try office.view(code, for: caller)
    guard view.dossier.version == expecting else { return nil }
    try office.requireScanned(uploadsIn: handed.answers, of: view.procedure.form)
    let papers = try office.papers(handed.papers.map { ($0.part, $0.upload) })
    switch office.judge(handed.answers, supplementing: view) {
    case nil: return nil
    case .wrong(let complaints)?: throw Problem(complaints, at: "/supplement/answers")
    case .right(let answers)?: return Supplement(answers: answers, papers: papers)
    }
  }

  private var digest: String {
    var asked: JSONObject = [
      "do": "act", "dossier": .string(code.text), "task": JSONValue(task), "action": .string(action.text),
      "expecting": JSONValue(expecting),
      "items": .array(items.map { ["item": .string($0.item.text), "remark": .string($0.remark)] }),
    ]
    if let reason { asked["reason"] = .string(reason) }
    if let supplement { asked["supplement"] = supplement.json }
    if let signed { asked["signed"] = .string(signed) }
    if let payment {
      asked["payment"] = [
        "amount": JSONValue(payment.amount.dong), "means": .string(payment.means.rawValue),
        "reference": payment.reference.map { .string($0) } ?? .null,
      ]
    }
    return SHA256(of: JSONValue.object(asked).canonical).hex
  }
}

extension CommandKey {
  /// The identifier of an applicant's command: it belongs to the dossier.
  static func applicant(of code: DossierCode, _ id: String) -> CommandKey {
    CommandKey(owner: "dossier/\(code)", id: id)
  }

  /// The identifier of an integrator's command.
  static func integrator(_ integrator: Key<Integrator>, _ id: String) -> CommandKey {
    CommandKey(owner: "integrator/\(integrator)", id: id)
  }

  /// The identifier of an officer's command.
  static func officer(_ officer: Key<Officer>, _ id: String) -> CommandKey {
    CommandKey(owner: "officer/\(officer)", id: id)
  }
}
