import Forms
import Text
import WorkingTime
import YAML

/// A procedure as its file has it: every word read, no name looked up yet.
struct ProcedureDraft {
  let id: Placed<Key<Procedure>>
  let code: String
  let name: Words
  let summary: Words
  let field: CodedName
  let level: Placed<Int>
  let serviceClass: ServiceClass
  let unit: Placed<Key<Unit>>
  let legal: [String]
  let who: [Words]
  let channels: Placed<[Channel]>
  let form: Placed<Key<Form>>
  let applicant: ApplicantDraft
  let parts: [PartDraft]
  let decisions: [DecisionDraft]
  let fees: [FeeDraft]
  let intake: IntakeRuleDraft?
  let time: Placed<LegalTimeDraft>
  let result: CodedName
  /// Whether the office may apologise and name a new date.
  let mayApologise: Bool
  let steps: [StepDraft]
  let shared: [SharedActionDraft]
  let withdrawal: WithdrawalDraft?
  let retention: Retention?
  let ends: [EndDraft]
  let notices: [NoticeBinding]
  let opening: DocumentOpeningDraft?
  /// Whether its author says that documents open it, rightly or not.
  let saysOpening: Bool
}

struct ApplicantDraft {
  let person: Placed<Key<Field>>
  let phone: Placed<Key<Field>>?
  let email: Placed<Key<Field>>?
  let address: Placed<Key<Field>>?
  let receives: ReceivesDraft?
  let owner: OwnerDraft?
}

/// How the result is received, as the file has it: the choice, and the option that stands for on line.
struct ReceivesDraft {
  let field: Placed<Key<Field>>
  /// Nil when the author did not say it.
  let online: Placed<Key<Option>>?
}

struct PartDraft {
  let id: Placed<Key<Part>>
  let code: String?
  let name: Words
  let required: DemandDraft
  let when: Scalar?
  let originals: Int
  let copies: Int
  let files: PartFiles
  let signature: SignatureDemandDraft?
}

/// What is asked of signatures, as an author writes it.
struct SignatureDemandDraft {
  let policy: Placed<Key<SignaturePolicy>>
  let when: Scalar?
  let signs: SignedThing?
  let undecided: ConfirmerDraft?
}

/// Who decides about undecided signatures, as an author writes it.
struct ConfirmerDraft {
  let role: Placed<Key<Role>>
  let unit: UnitDraftRule?
}

enum DemandDraft {
  case always
  case never
  case when(Scalar)
}

struct StepDraft {
  let id: Placed<Key<Step>>
  let name: Words
  let assignments: [AssignmentDraft]
  let opinions: OpinionsDraft?
  let agency: Words?
  let national: Int
  let lookup: LookupDraft?
  let waitsForDate: Bool
  let isHidden: Bool
  let clock: ClockEffect
  let actions: [ActionDraft]
}

struct AssignmentDraft {
  let id: Placed<Key<Assignment>>?
  let name: Words?
  /// Nil for the applicant, and where a date is waited for.
  let role: Placed<Key<Role>>?
  let unit: UnitDraftRule?
  let members: Int
  let limit: Placed<TaskLimitDraft>?
  let until: Placed<IntakeDate>?
}

enum UnitDraftRule {
  case unit(Placed<Key<Unit>>)
  case field(Placed<Key<Field>>)
  /// The school whose turn it is among the choices, or the unit above it.
  case choice(Placed<ChoiceRelation>)
}

/// How a unit stands to the school whose turn it is.
enum ChoiceRelation: Hashable {
  case itself, above
}

/// How a procedure receives dossiers by intakes, as its author says it.
struct IntakeRuleDraft {
  let choices: Placed<Key<Field>>
  let area: Placed<Key<Field>>?
  let points: RulingReference?
  let place: Place
}

struct OpinionsDraft {
  let needed: Placed<NeededOpinions>
  let agreed: [RouteDraft]
  let objected: [RouteDraft]
}

/// How many opinions have to agree, as the author says it.
enum NeededOpinions {
  case all
  case any
  case number(Int)
}

struct LookupDraft {
  let register: Placed<Key<Register>>
  let match: [(registered: Placed<Key<RegisterField>>, asked: Placed<Key<Field>>)]
}

struct ActionDraft {
  let id: Placed<Key<Action>>
  let name: Words
  let by: Doer
  let when: Scalar?
  let because: Placed<Words>?
  let needs: Set<Need>
  let opinion: Opinion?
  let after: Placed<TimeLimit>?
  let routes: [RouteDraft]
  let letters: [Placed<Key<LetterTemplate>>]
  let clock: ClockEffect
  let extend: Extension?
  let fourEyes: [Placed<Key<Step>>]
  let charge: ChargeEffect?
  let seat: Placed<SeatEffect>?
  let result: ResultEffect?
  let entry: WrittenEntryDraft?
  let signature: SignatureDemandDraft?
  let online: Placed<Bool>?
  let isResultSealed: Bool
  let byDocument: Placed<Bool>?
  let sentDocument: Placed<String>?
  /// Whether that document leaves without a clerk.
  let isReleased: Bool
  let notices: [Placed<Key<NoticeTemplate>>]?
}

/// What an action writes into a register, as the file has it.
struct WrittenEntryDraft {
  let register: Placed<Key<Register>>
  let values: [(field: Placed<Key<RegisterField>>, value: LetterDraft.PhraseDraft)]
}

struct SharedActionDraft {
  let steps: [Placed<Key<Step>>]
  let action: ActionDraft
}

struct RouteDraft {
  let when: Scalar?
  let target: Placed<String>
}

struct EndDraft {
  let id: Placed<Key<End>>
  let end: End
}

extension ProcedureDraft {
  /// The actions of a step, its own and then those offered in several.
  func actions(of step: StepDraft) -> [ActionDraft] {
    step.actions
      + (shared + [withdrawn].compactMap(\.self)).filter { $0.steps.contains { $0.value == step.id.value } }.map(
        \.action)
  }
}

/// Whether the office may name a new date when it is late, as the author says it.
enum ApologyRule: String, CaseIterable {
  /// Before the old date, once (NĐ 61/2018/NĐ-CP, article 19): what holds when nothing is said.
  case allowed
  /// Never: for what has to be done on the same day, say.
  case none
}

extension ProcedureDraft {
  /// The letter of an apology (Mẫu 04), by the name that an authority gives it.
  static let apology: Key<LetterTemplate> = "phieu-xin-loi"
}
