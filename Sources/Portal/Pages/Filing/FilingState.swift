import Dossiers
import Forms
import HTTPServing
import JSON
import OneStop
import Procedures
import Text
import WorkingTime

/// How far somebody has come with a new dossier: what the page brought, and what it comes to.
struct FilingState {
  let procedure: Procedure
  let now: Instant
  var draft: AnswerDraft
  var stage: FilingStage
  /// Whether the applicant came from the last page to change something, and goes back there.
  var isChange: Bool
  /// The code of the draft that this was saved as.
  var draftCode: String?
  /// The answers as they were typed.
  private(set) var typed: JSONValue = .object([:])
  /// What the form says of them.
  private(set) var complaints: [Complaint] = []
  /// The answers, when all are right.
  private(set) var answers: Answers?
  /// What is asked of somebody who answers so.
  private(set) var asked: Set<Key<Field>> = []

  init(_ procedure: Procedure, _ site: Site) {
    self.procedure = procedure
    now = site.environment.now()
    draft = AnswerDraft()
    stage = procedure.form.sections.first.map { .section($0.id) } ?? .papers
    isChange = false
    judge(site.office)
  }

  init(_ fields: Fields, _ procedure: Procedure, _ site: Site) {
    self.init(procedure, site)
    draft = AnswerDraft(fields, of: procedure.form, parts: procedure.parts)
    if let named = fields["_buoc"].flatMap(FilingStage.init), isKnown(named) { stage = named }
    isChange = fields["_sua"] == "1"
    draftCode = fields["_nhap"].flatMap { $0.isEmpty ? nil : String($0.prefix(64)) }
    judge(site.office)
  }

  /// What was saved before, on the page where it was left.
  init(_ draft: AnswerDraft, at left: FilingStage?, code: String, _ procedure: Procedure, _ site: Site) {
    self.init(procedure, site)
    self.draft = draft
    draftCode = code
    judge(site.office)
    // What the page before it is about may be wrong by now: the day is another one, perhaps the form too.
    let stages = stages
    let wrong = firstWrong.flatMap { stages.firstIndex(of: $0) } ?? stages.count - 1
    let place = left.flatMap { stages.firstIndex(of: $0) } ?? 0
    stage = stages.isEmpty ? stage : stages[min(wrong, place)]
  }

  private func isKnown(_ stage: FilingStage) -> Bool {
    guard case .section(let key) = stage else { return true }
    return procedure.form.sections.contains { $0.id == key }
  }

  /// Looks at the draft as it is now.
  mutating func judge(_ office: OneStop) {
    let form = procedure.form
    typed = form.read(posted: draft.answers)
    asked = form.asked(
      by: office.withUploads(typed, of: form), on: LocalTime(now).day, offering: office.offering(of: procedure))
    switch office.judge(typed, to: procedure) {
    case .right(let right):
      answers = right
      complaints = []
    case .wrong(let wrong):
      answers = nil
      complaints = wrong
    }
  }

  /// The fields of a section that are asked now.
  func fields(of section: Forms.Section) -> [Field] {
    section.fields.filter { asked.contains($0.id) }
  }

  /// The papers that are asked for, with whether they have to be there; none before all answers are right.
  var parts: [(part: Part, isRequired: Bool)] {
    guard let answers else { return [] }
    let facts = Facts(form: procedure.form, answers: answers, at: now)
    return procedure.parts.compactMap { part in
      guard part.when?.holds(facts) ?? true else { return nil }
      switch part.required {
      case .always: return (part, true)
      case .never: return (part, false)
      case .when(let condition): return (part, condition.holds(facts))
      }
    }
  }

  /// The files of parts that are asked for.
  var askedPapers: [AnswerDraft.PartFile] {
    let asked = Set(parts.map(\.part.id))
    return draft.papers.filter { asked.contains($0.part) }
  }

  /// The pages on the way, as far as it is known now.
  var stages: [FilingStage] {
    procedure.form.sections.filter { !fields(of: $0).isEmpty }.map { .section($0.id) }
      + (procedure.parts.isEmpty ? [] : [.papers]) + [.review]
  }

  /// What is wrong with the answers on a page.
  func flaws(on stage: FilingStage) -> [Flaw] {
    switch stage {
    case .section(let key):
      guard let section = procedure.form.sections.first(where: { $0.id == key }) else { return [] }
      let names = Set(section.fields.map(\.id))
      return complaints.filter { $0.pointer.field.map(names.contains) ?? false }.map { Flaw($0, in: procedure.form) }
    case .papers:
      return parts.filter { part, isRequired in isRequired && !draft.papers.contains { $0.part == part.id } }
        .map { part, _ in
          Flaw(
            input: Uploads.partName + part.id.text,
            Words(vi: "Hãy nộp: \(part.name.vi).", en: "This paper is needed: \(part.name.en)."))
        }
    case .review: return []
    }
  }

  /// The first page on which something is wrong; nil when everything is right.
  var firstWrong: FilingStage? {
    stages.first { !flaws(on: $0).isEmpty } ?? (answers == nil ? stages.first : nil)
  }
}
