import Dossiers
import Forms
import JSON
import Procedures
import Text
import WorkingTime
import YAML

/// A recorded walk of one dossier through a procedure: who did what when, and what came of it.
///
/// It stands beside the procedure and is read by civil servants and run by `motcua check`: a change of the definition
/// that changes what happens to a dossier is shown before it happens to one.
struct Walk {
  let id: Placed<Key<Walk>>
  let name: Words
  /// The answers of the application, before they are judged.
  let answers: JSONObject
  let answersPlace: YAML.Place
  let moves: [Move]

  /// One command at one moment, and what is expected of it.
  struct Move {
    let place: YAML.Place
    let at: Placed<Instant>
    let by: Placed<Who>
    /// `submit`, `wait`, `take`, `release`, `begin-payment`, `confirm-payment`, `answer`, or an action of the step.
    let deed: Placed<String>
    let channel: Channel?
    let papers: [Placed<Key<Part>>]
    /// What is found about the signatures of those that have to be signed.
    let signatures: PaperSignature.Verdict
    /// The signed document that is handed over with the action.
    let signed: Placed<Signed>?
    let reason: String?
    let items: [(item: Placed<SupplementItem>, remark: String)]
    let answers: JSONObject?
    /// What was paid.
    let payment: Payment?
    /// What the search of the register finds at the step that is come to.
    let finds: LookupVerdict?
    let expected: Expectation
  }

  /// What is found about the signed document that is handed over.
  enum Signed: String, CaseIterable {
    case valid
    case undecided
    case invalid
    /// None is handed over.
    case none

    var verdict: PaperSignature.Verdict? { PaperSignature.Verdict(rawValue: rawValue) }
  }

  /// Who does it.
  enum Who {
    case applicant
    case clock
    /// The payment platform.
    case platform
    /// Another agency, by an official document.
    case exchange
    case officer(Key<Officer>)
  }
}

/// What a walk says that a move leads to; what it does not speak of is not compared.
struct Expectation {
  let step: Placed<String>?
  let end: Placed<String>?
  /// When the result is due; nil within is `none`.
  let due: Placed<Instant?>?
  /// The numbers of the letters that the move issues, in order.
  let letters: Placed<[String]>?
  /// The numbers of the entries that the move writes into registers, in order.
  let entries: Placed<[String]>?
  /// The last day on which the dossier is kept; nil within is `permanent`.
  let kept: Placed<Day?>?
  /// The names of the events, in order.
  let events: Placed<[String]>?
  /// The code of the refusal.
  let refused: Placed<String>?
  let isLate: Placed<Bool>?
  /// What is to be paid, in đồng.
  let owed: Placed<Int>?
  let place: YAML.Place
}
