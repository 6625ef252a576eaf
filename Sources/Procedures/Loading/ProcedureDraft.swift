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
  let channels: [Channel]
  let form: Placed<Key<Form>>
  let applicant: ApplicantDraft
  let parts: [PartDraft]
  let time: Placed<LegalLimit>
  let result: CodedName
  let steps: [StepDraft]
  let shared: [SharedActionDraft]
  let ends: [EndDraft]
}

struct ApplicantDraft {
  let person: Placed<Key<Field>>
  let phone: Placed<Key<Field>>?
  let email: Placed<Key<Field>>?
  let address: Placed<Key<Field>>?
  let receives: Placed<Key<Field>>?
}

struct PartDraft {
  let id: Placed<Key<Part>>
  let code: String?
  let name: Words
  let required: DemandDraft
  let when: Scalar?
  let originals: Int
  let copies: Int
}

enum DemandDraft {
  case always
  case never
  case when(Scalar)
}

struct StepDraft {
  let id: Placed<Key<Step>>
  let name: Words
  let role: Placed<Key<Role>>?
  let unit: Placed<Key<Unit>>?
  let waits: Bool
  let national: Int
  let limit: Placed<TimeLimit>?
  let lookup: LookupDraft?
  let clock: ClockEffect
  let actions: [ActionDraft]
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
  let needs: Set<Need>
  let routes: [RouteDraft]
  let letters: [Placed<Key<LetterTemplate>>]
  let clock: ClockEffect
  let extend: Extension?
  let fourEyes: [Placed<Key<Step>>]
  let issuesResult: Bool
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
    step.actions + shared.filter { $0.steps.contains { $0.value == step.id.value } }.map(\.action)
  }
}
