import Forms
import Rules
import Text
import WorkingTime
import YAML

/// What a procedure may refer to.
struct Surrounds {
  let authority: Authority
  let forms: [Key<Form>: Form]
  let registers: [Key<Register>: Register]
  let letters: [Key<LetterTemplate>: LetterDraft]
  let notices: NoticeShelf
  /// The intakes of all procedures.
  let intakes: [Intake]
  /// The signature policies; nil for a kept text, whose policies may be gone.
  let policies: Set<Key<SignaturePolicy>>?
  /// All files there are: what has one that cannot be read has its own findings already.
  let files: [String: [UInt8]]
  /// Letters that were parsed already.
  let shelf = LetterShelf()

  func has(letter: Key<LetterTemplate>) -> Bool {
    letters[letter] != nil || files["Workflows/letters/\(letter).yaml"] != nil
  }

  func has(register: Key<Register>) -> Bool {
    registers[register] != nil || files["Workflows/registers/\(register).yaml"] != nil
  }

  func has(form: Key<Form>) -> Bool {
    forms[form] != nil || files["Forms/\(form).yaml"] != nil
  }
}

/// Turns a draft into a procedure: every name is looked up, every condition is parsed and typed.
struct ProcedureAssembly {
  let draft: ProcedureDraft
  let surrounds: Surrounds
  let findings: Findings
  let form: Form
  private let register: Key<Register>?
  /// The parts of which signatures are asked.
  private let signed: [Key<Part>]
  let scope: Scope
  private var steps = Declared<Step>(Words(vi: "bước", en: "step"))
  private var ends = Declared<End>(Words(vi: "kết thúc", en: "end"))

  /// Nil, with a finding, when the form does not exist: nothing else can be judged without it.
  init?(_ draft: ProcedureDraft, in surrounds: Surrounds, _ findings: Findings) {
    guard let form = surrounds.forms[draft.form.value] else {
      guard !surrounds.has(form: draft.form.value) else { return nil }
      findings.error(
        at: draft.form.place,
        Words(vi: "không có biểu mẫu `\(draft.form.value)`", en: "there is no form `\(draft.form.value)`"),
        suggestion: nearestWord(to: draft.form.value.text, among: surrounds.forms.keys.map(\.text)))
      return nil
    }
    self.draft = draft
    self.surrounds = surrounds
    self.findings = findings
    self.form = form
    let register = draft.steps.compactMap(\.lookup).first.flatMap { surrounds.registers[$0.register.value] }
    self.register = register?.id
    signed = draft.parts.filter { $0.signature != nil }.map(\.id.value)
    scope = FactNames.scope(form: form, register: register, signed: signed)
    for step in draft.steps { steps.declare(step.id, findings) }
    for end in draft.ends { ends.declare(end.id, findings) }
    checkTargets()
  }

  /// What routes lead to has one name: no end is called like a step, and nothing like `stay` or `back`.
  private func checkTargets() {
    for end in draft.ends {
      guard let step = Key<Step>(end.id.value.text), let place = steps.places[step] else { continue }
      findings.error(
        at: end.id.place,
        Words(
          vi: "kết thúc `\(end.id.value)` trùng tên với bước tại \(place)",
          en: "the end `\(end.id.value)` has the name of the step at \(place)"))
    }
    let names = draft.steps.map { ($0.id.value.text, $0.id.place) } + draft.ends.map { ($0.id.value.text, $0.id.place) }
    for (name, place) in names where name == "stay" || name == "back" {
      findings.error(
        at: place,
        Words(
          vi: "`\(name)` là từ của ngôn ngữ định nghĩa, không đặt tên như vậy được",
          en: "`\(name)` is a word of the language and cannot be a name"))
    }
  }

  /// The procedure; nil, with findings, when something in it refers to nothing.
  ///
  /// - Parameter keepingDepartedNames: A kept text may speak of units and roles that are no more.
  func procedure(revision: Revision, keepingDepartedNames: Bool = false) -> Procedure? {
    if !keepingDepartedNames {
      checkPosts()
      checkOffering()
    }
    var parts = Declared<Part>(Words(vi: "thành phần hồ sơ", en: "part"))
    for part in draft.parts { parts.declare(part.id, findings) }
    checkApplicant()
    for shared in draft.shared + [draft.withdrawn].compactMap(\.self) {
      for step in shared.steps { steps.check(step, findings) }
    }
    checkWithdrawal()
    let rulings = Rulings(
      draft.decisions, file: draft.id.place.file, files: surrounds.files, scope: scope, findings)
    let time = legalTime(rulings)
    let fees = fees(rulings)
    let intake = intakeRule(rulings)
    checkIntakeWords()
    rulings.tellUnused()
    let madeParts = draft.parts.compactMap(part)
    if let owner = draft.applicant.owner { checkOwner(owner, madeParts) }
    let opening = draft.opening.map(opening)
    guard let time else { return nil }
    let notices = notices()
    let made = Procedure(
      id: draft.id.value, revision: revision, code: draft.code, name: draft.name, summary: draft.summary,
      field: draft.field, level: draft.level.value, serviceClass: draft.serviceClass, unit: draft.unit.value,
      legal: draft.legal, who: draft.who, channels: draft.channels.value, form: form,
      applicant: ApplicantFields(
        person: draft.applicant.person.value, phone: draft.applicant.phone?.value,
        email: draft.applicant.email?.value, address: draft.applicant.address?.value, receives: receives(),
        owner: draft.applicant.owner?.fields),
      parts: madeParts, fees: fees, intake: intake, time: time,
      result: draft.result,
      steps: draft.steps.compactMap(step), ends: draft.ends.map(\.end), letters: letters(), scope: scope,
      models: rulings.read,
      apology: draft.mayApologise && surrounds.letters[ProcedureDraft.apology] != nil ? ProcedureDraft.apology : nil,
      notices: notices, opening: opening, retention: draft.retention, registers: registersWritten())
    return findings.hasErrors ? nil : made
  }

  func condition(_ scalar: Scalar?) -> Condition? {
    scalar.flatMap { Condition($0, scope: scope, findings) }
  }

  private func checkApplicant() {
    let fields = [
      draft.applicant.person, draft.applicant.phone, draft.applicant.email, draft.applicant.address,
      draft.applicant.receives?.field,
    ]
    for field in fields.compactMap(\.self) { checkField(field) }
  }

  func checkField(_ key: Placed<Key<Field>>) {
    guard form[key.value] == nil else { return }
    findings.error(
      at: key.place,
      Words(
        vi: "biểu mẫu `\(form.id)` không có mục `\(key.value)`",
        en: "the form `\(form.id)` has no field `\(key.value)`"),
      suggestion: nearestWord(to: key.value.text, among: form.fields.map(\.id.text)))
  }

  /// How the result is received; where the author names no on-line way, the option `truc-tuyen` is one.
  private func receives() -> Receiving? {
    guard let receives = draft.applicant.receives, let asked = form[receives.field.value] else { return nil }
    guard case .choice(let options) = asked.kind else {
      findings.error(
        at: receives.field.place,
        Words(
          vi: "mục `\(asked.id)` phải là kiểu `choice`: người nộp chọn cách nhận kết quả",
          en: "the field `\(asked.id)` has to be a `choice`: how the applicant receives the result"))
      return nil
    }
    let online = receives.online?.value ?? "truc-tuyen"
    if let told = receives.online, !options.contains(where: { $0.id == told.value }) {
      findings.error(
        at: told.place,
        Words(
          vi: "mục `\(asked.id)` không có lựa chọn `\(told.value)`",
          en: "the field `\(asked.id)` has no option `\(told.value)`"),
        suggestion: nearestWord(to: told.value.text, among: options.map(\.id.text)))
    }
    return Receiving(field: asked.id, online: options.contains { $0.id == online } ? online : nil)
  }

  private func part(_ draft: PartDraft) -> Part? {
    let demand: Demand? =
      switch draft.required {
      case .always: .always
      case .never: .never
      case .when(let scalar): condition(scalar).map { .when($0) }
      }
    let when = condition(draft.when)
    guard let demand else { return nil }
    return Part(
      id: draft.id.value, code: draft.code, name: draft.name, required: demand, when: when,
      originals: draft.originals, copies: draft.copies, files: draft.files,
      signature: draft.signature.flatMap { signature($0) })
  }

  private func signature(_ draft: SignatureDemandDraft) -> SignatureDemand? {
    let id = draft.policy.value
    if let known = surrounds.policies, !known.contains(id), surrounds.files["Signatures/\(id).yaml"] == nil {
      findings.error(
        at: draft.policy.place,
        Words(vi: "không có chính sách chữ ký `\(id)`", en: "there is no signature policy `\(id)`"),
        suggestion: nearestWord(to: id.text, among: known.map(\.text)))
    }
    return SignatureDemand(
      policy: id, when: condition(draft.when), signs: draft.signs,
      undecided: draft.undecided.map { Confirmer(role: $0.role.value, unit: unitRule($0.unit)) })
  }

  private func step(_ step: StepDraft) -> Step? {
    var actions = Declared<Action>(Words(vi: "thao tác", en: "action"))
    let drafts = draft.actions(of: step)
    for action in drafts { actions.declare(action.id, findings) }
    var assignments = Declared<Assignment>(Words(vi: "việc", en: "task"))
    for id in step.assignments.compactMap(\.id) { assignments.declare(id, findings) }
    return Step(
      id: step.id.value, name: step.name, assignments: step.assignments.map { assignment($0, of: step) },
      opinions: step.opinions.map { opinions($0, of: step) }, agency: step.agency, national: step.national,
      lookup: step.lookup.flatMap(lookup), isHidden: step.isHidden, clock: step.clock,
      actions: drafts.compactMap { action($0, of: step) })
  }

  private func assignment(_ draft: AssignmentDraft, of step: StepDraft) -> Assignment {
    let unit = unitRule(draft.unit) ?? .unit(self.draft.unit.value)
    return Assignment(
      id: draft.id?.value, name: draft.name,
      assignee: draft.role.map { .officer(role: $0.value, unit: unit) } ?? (step.waitsForDate ? .nobody : .applicant),
      members: draft.members, limit: draft.limit.map(taskLimit), until: draft.until?.value)
  }

  private func unitRule(_ draft: UnitDraftRule?) -> UnitRule? {
    switch draft {
    case .field(let field)?: .field(field.value)
    case .unit(let unit)?: .unit(unit.value)
    case .choice(let relation)?: relation.value == .itself ? .choice : .overChoice
    case nil: nil
    }
  }

  private func opinions(_ draft: OpinionsDraft, of step: StepDraft) -> Opinions {
    let asked = step.assignments.map(\.members).reduce(0, +)
    let needed =
      switch draft.needed.value {
      case .all: asked
      case .any: 1
      case .number(let number): number
      }
    if needed > asked {
      findings.error(
        at: draft.needed.place,
        Words(
          vi: "cần \(needed) người đồng ý nhưng bước chỉ hỏi \(asked) người",
          en: "\(needed) have to agree, but only \(asked) are asked"))
    }
    for route in draft.agreed + draft.objected where route.target.value == "stay" {
      findings.error(
        at: route.target.place,
        Words(
          vi: "ý kiến đã đủ thì phải dẫn đi nơi khác, không được `stay`",
          en: "opinions that have come to something lead on, they cannot `stay`"))
    }
    checkLastRoute(draft.agreed)
    checkLastRoute(draft.objected)
    return Opinions(
      needed: min(needed, asked), asked: asked, agreed: draft.agreed.compactMap(route),
      objected: draft.objected.compactMap(route))
  }

  private func lookup(_ draft: LookupDraft) -> Lookup? {
    guard let register = surrounds.registers[draft.register.value] else {
      guard !surrounds.has(register: draft.register.value) else { return nil }
      findings.error(
        at: draft.register.place,
        Words(vi: "không có sổ `\(draft.register.value)`", en: "there is no register `\(draft.register.value)`"),
        suggestion: nearestWord(to: draft.register.value.text, among: surrounds.registers.keys.map(\.text)))
      return nil
    }
    for pair in draft.match {
      if !register.fields.contains(where: { $0.id == pair.registered.value }) {
        findings.error(
          at: pair.registered.place,
          Words(
            vi: "sổ `\(register.id)` không có cột `\(pair.registered.value)`",
            en: "the register `\(register.id)` has no column `\(pair.registered.value)`"),
          suggestion: nearestWord(to: pair.registered.value.text, among: register.fields.map(\.id.text)))
      }
      checkField(pair.asked)
    }
    return Lookup(
      register: register.id,
      match: draft.match.map { Lookup.Pair(registered: $0.registered.value, asked: $0.asked.value) })
  }

  private func action(_ draft: ActionDraft, of step: StepDraft) -> Action? {
    for step in draft.fourEyes { steps.check(step, findings) }
    for letter in draft.letters where !surrounds.has(letter: letter.value) {
      findings.error(
        at: letter.place,
        Words(vi: "không có mẫu thư `\(letter.value)`", en: "there is no letter `\(letter.value)`"),
        suggestion: nearestWord(to: letter.value.text, among: surrounds.letters.keys.map(\.text)))
    }
    checkLastRoute(draft.routes)
    let notice = notice(of: draft)
    var action = Action(
      id: draft.id.value, name: draft.name, by: draft.by, when: condition(draft.when), because: draft.because?.value,
      needs: draft.needs, opinion: draft.opinion, after: draft.after?.value, routes: draft.routes.compactMap(route),
      letters: draft.letters.map(\.value), clock: draft.clock, extend: draft.extend,
      fourEyes: draft.fourEyes.map(\.value), charge: draft.charge, seat: draft.seat?.value,
      result: draft.result, entry: draft.entry.flatMap(entry), signature: draft.signature.flatMap { signature($0) })
    action.isResultSealed = draft.isResultSealed
    action.notice = notice
    action.isPaidOnline = draft.online?.value ?? false
    action.isDoneByDocument = draft.byDocument?.value ?? false
    action.sentDocument = draft.sentDocument?.value
    action.isReleased = draft.isReleased
    checkPaidOnline(draft)
    checkByDocument(draft, of: step)
    checkSent(draft)
    return action
  }

  private func checkLastRoute(_ routes: [RouteDraft]) {
    guard let when = routes.last?.when else { return }
    findings.error(
      at: when.place,
      Words(
        vi: "lối đi cuối cùng phải không có điều kiện, để hồ sơ luôn có đường đi",
        en: "the last route has to be without a condition, so that there is always a way on"))
  }

  private func route(_ draft: RouteDraft) -> Route? {
    let when = condition(draft.when)
    let name = draft.target.value
    if name == "stay" { return Route(when: when, target: .stay) }
    if name == "back" { return Route(when: when, target: .back) }
    if let step = Key<Step>(name), steps.contains(step) { return Route(when: when, target: .step(step)) }
    if let end = Key<End>(name), ends.contains(end) { return Route(when: when, target: .end(end)) }
    let known = Array(steps.places.keys.map(\.text)) + ends.places.keys.map(\.text) + ["stay", "back"]
    findings.error(
      at: draft.target.place,
      Words(vi: "không có bước hay kết thúc `\(name)`", en: "there is no step or end `\(name)`"),
      suggestion: nearestWord(to: name, among: known))
    return nil
  }

  /// The letters that some action issues, their texts parsed against the facts of this procedure.
  private func letters() -> [Key<LetterTemplate>: LetterTemplate] {
    var letters: [Key<LetterTemplate>: LetterTemplate] = [:]
    for name in draft.letterNames {
      letters[name] = surrounds.letters[name].map {
        surrounds.shelf.template($0, of: form, register, signed: signed, scope: scope)
      }
    }
    return letters
  }
}
