import Dossiers
import Forms
import HTML
import HTTPServing
import JSON
import OneStop
import Procedures
import Signatures
import Text
import WorkingTime

/// Submitting a new dossier, page by page.
///
/// Each page carries what was answered on the others, so that nothing is kept of somebody who does not submit. The token
/// of the first page goes through to the last; it makes the submission happen once.
struct Filing: Speaking {
  let visit: Visit
  let site: Site
  let procedure: Procedure

  var language: Language { visit.language }

  init(_ visit: Visit, _ site: Site) throws {
    guard let key = Key<Procedure>(visit.request.parameters["procedure"]),
      let procedure = site.office.definitions.procedures[key], procedure.channels.contains(.online)
    else { throw UseRefusal.noSuchProcedure }
    self.visit = visit
    self.site = site
    self.procedure = procedure
  }

  /// Going on with a procedure that is known already.
  init(_ visit: Visit, _ site: Site, _ procedure: Procedure) {
    (self.visit, self.site, self.procedure) = (visit, site, procedure)
  }

  private var purpose: String { "nop/\(procedure.id)" }

  /// The first page.
  func begin() throws -> Response {
    // Nobody fills in a form that cannot be handed in; who began in time is told when it is submitted.
    if let notice = try site.office.notice(onReceiving: procedure) {
      throw ErrorPageRequest(page: ErrorPage(notReceiving: notice))
    }
    var state = FilingState(procedure, site)
    guard let citizen = try visit.citizen(site) else {
      let panel = LogInPanel(visit, site, LogInDestination(Link(path: ["thu-tuc", procedure.id.text, "nop"]).text))
      return try show(state, visit.token(for: purpose), notice: panel.isEmpty ? nil : .mayLogIn(panel))
    }
    state.draft = AnswerDraft(citizen.identity, into: procedure)
    state.judge(site.office)
    return try show(state, visit.token(for: purpose), notice: .filledIn(by: providerName(of: citizen)))
  }

  private func providerName(of citizen: LogInSession) -> Words {
    let id = citizen.identity.provider
    return site.office.definitions.logIn.first { $0.id == id }?.name ?? Words(vi: id.text, en: id.text)
  }

  /// The page on which a draft was left, or the first on which something is wrong by now.
  func resume(_ draft: AnswerDraft, at stage: FilingStage?, code: String, isCurrent: Bool) throws -> Response {
    var state = FilingState(draft, at: stage, code: code, procedure, site)
    if dropStaleUploads(&state) { state.judge(site.office) }
    return try show(state, visit.token(for: purpose), notice: .draftOpened(isCurrent: isCurrent))
  }

  /// What a button of a page does.
  func proceed() throws -> Response {
    let form = try visit.request.form()
    var state = FilingState(form.fields, procedure, site)
    var flaws = try Uploads(office: site.office, uploader: visit.request.uploader).take(
      form.files, into: &state.draft, form: procedure.form, parts: procedure.parts)
    let dropped = dropStaleUploads(&state)
    flaws += dropRefusedUploads(&state)
    if !form.files.isEmpty || dropped { state.judge(site.office) }
    if let other = form.fields["_ngon-ngu"].flatMap(Language.init(rawValue:)) { visit.speak(other) }
    guard let token = try visit.token(brought: form.fields["_the"], for: purpose) else {
      return try show(state, visit.token(for: purpose), notice: .tokenLost, status: .forbidden)
    }
    if dropped { flaws.append(Flaw(input: "", FileRefusal.noSuchUpload("").words)) }
    guard flaws.isEmpty else { return try show(state, token, flaws: flaws, status: .unprocessable) }
    let known = Set(form.fields.all("_hoi"))
    let button = FilingButton(form.fields["_di"] ?? "")
    // Files that come with it are named by the next page only, which a download does not bring.
    if case .sign = button, !form.files.isEmpty { return try show(state, token, notice: .filesTaken) }
    return try carryOut(button, &state, token, known: known)
  }

  private func carryOut(
    _ button: FilingButton, _ state: inout FilingState, _ token: FormToken, known: Set<String>
  ) throws -> Response {
    switch button {
    case .goOn: return try goOn(&state, token, known: known)
    case .goBack:
      let stages = state.stages
      if let index = stages.firstIndex(of: state.stage), index > 0 { state.stage = stages[index - 1] }
      state.isChange = false
    case .change(let stage):
      if state.stages.contains(stage) { state.stage = stage }
      state.isChange = true
    case .edit(let edit):
      edit.apply(to: &state.draft, of: procedure.form, state.typed)
      state.judge(site.office)
    case .submit: return try submit(&state, token)
    case .save: return try save(&state, token)
    case .sign(let kind): return try issue(kind, &state, token)
    case .stay, .signDeed: break
    }
    return try show(state, token)
  }

  private func goOn(_ state: inout FilingState, _ token: FormToken, known: Set<String>) throws -> Response {
    let flaws = state.flaws(on: state.stage)
    let section = procedure.form.sections.first { .section($0.id) == state.stage }
    let isNew = section.map { state.fields(of: $0).contains { !known.contains($0.id.text) } } ?? false
    if isNew {
      // What has just come to be asked cannot be complained of yet.
      let seen = flaws.filter { flaw in
        known.contains { flaw.input == $0 || flaw.input.hasPrefix($0 + ".") || flaw.input.hasPrefix($0 + "[") }
      }
      return try show(state, token, flaws: seen, notice: .moreIsAsked, status: seen.isEmpty ? .ok : .unprocessable)
    }
    guard flaws.isEmpty else { return try show(state, token, flaws: flaws, status: .unprocessable) }
    let stages = state.stages
    let next = stages.firstIndex(of: state.stage).map { min($0 + 1, stages.count - 1) } ?? 0
    let isEarlierWrong = state.firstWrong.flatMap { stages.firstIndex(of: $0) }.map { $0 < next } ?? false
    if isEarlierWrong || state.isChange, let wrong = state.firstWrong {
      state.stage = wrong
      state.isChange = false
      return try show(state, token, flaws: isEarlierWrong ? state.flaws(on: wrong) : [])
    }
    state.stage = state.isChange ? .review : stages[next]
    state.isChange = false
    return try show(state, token)
  }

  /// Keeps what was entered, right or wrong, for whoever has its code.
  private func save(_ state: inout FilingState, _ token: FormToken) throws -> Response {
    do {
      let kept = try site.office.keepDraft(
        state.draft.kept(at: state.stage, of: procedure).canonicalText, of: procedure.id, uploads: state.draft.uploads,
        replacing: state.draftCode, from: visit.request.uploader)
      state.draftCode = kept.code
      let address = site.address(visit.request) + Link(path: ["ban-nhap"], query: [("ma", kept.code)]).text
      return try show(state, token, notice: .draftSaved(code: kept.code, address: address, until: kept.expiresAt))
    } catch let refusal as DraftRefusal {
      return try show(state, token, flaws: [Flaw(input: "", refusal.words)], status: .unprocessable)
    }
  }

  /// Gives out the application as it would be submitted now.
  private func issue(
    _ kind: IssuedDocument.Kind, _ state: inout FilingState, _ token: FormToken
  ) throws -> Response {
    guard let answers = state.answers else {
      if let wrong = state.firstWrong { state.stage = wrong }
      return try show(state, token, flaws: state.flaws(on: state.stage), status: .unprocessable)
    }
    let papers = try site.office.papers(state.askedPapers.map { ($0.part, $0.upload) })
    let statement = site.office.application(for: procedure, answers: answers, papers: papers)
    guard let document = try site.office.issue(statement, as: kind, in: language) else {
      return try show(state, token, status: .notFound)
    }
    return .statement(document, named: "\(procedure.id)-don", in: language)
  }

  private func submit(_ state: inout FilingState, _ token: FormToken) throws -> Response {
    if let wrong = state.firstWrong {
      state.stage = wrong
      return try show(state, token, flaws: state.flaws(on: wrong), status: .unprocessable)
    }
    let key = NewDossier.key(ofForm: token.id)
    var dossier = NewDossier(
      procedure: procedure.id, channel: .online, answers: state.typed,
      papers: state.askedPapers.map {
        NamedUpload(part: $0.part, upload: $0.upload)
      },
      key: key, caller: .applicant, language: language)
    dossier.citizen = try visit.citizen(site)
    do {
      let receipt = try dossier.file(with: site.office)
      // It is filed whatever becomes of the draft, which ends by itself in some days.
      if let code = state.draftCode { try? site.office.eraseDraft(code) }
      visit.begin(
        DossierSession(code: receipt.code, secretHash: OneStop.hash(ofSecret: receipt.secret), filedBy: key))
      return .redirect(to: Link(path: ["ho-so", receipt.code.text, "bien-nhan"]).text)
    } catch UseRefusal.keyReused {
      return try show(
        state, visit.token(for: purpose), notice: .alreadySubmitted(visit.session?.code), status: .conflict)
    } catch let refusal as FileRefusal {
      // Nothing was asked of the dossier yet: the same token goes on.
      var page = try show(state, token, flaws: [Flaw(input: "", refusal.words)], status: Problem(refusal).status)
      if let seconds = Problem(refusal).retryAfterSeconds { page.headers.set("Retry-After", String(seconds)) }
      return page
    } catch let problem as Problem {
      // The token is spent: its first answer is kept. What is put right needs a new one.
      return try show(
        state, visit.token(for: purpose), flaws: [Flaw(input: "", problem.words)], status: problem.status)
    }
  }

  /// Takes out files that were uploaded longer than a day ago; true when there were any.
  private func dropStaleUploads(_ state: inout FilingState) -> Bool {
    let uploads = Uploads(office: site.office)
    let before = state.draft.papers.count
    state.draft.keepPapers { uploads.find($0) != nil }
    return state.draft.papers.count < before
  }

  /// Takes out files in which malware was found after they had come; what is said of each.
  private func dropRefusedUploads(_ state: inout FilingState) -> [Flaw] {
    let uploads = Uploads(office: site.office)
    let flaws = state.draft.papers.compactMap { file in
      uploads.refusal(of: file).map { Flaw(input: Uploads.partName + file.part.text, $0.words) }
    }
    if !flaws.isEmpty { state.draft.keepPapers { uploads.refusal(of: $0) == nil } }
    return flaws
  }

  private func show(
    _ state: FilingState, _ token: FormToken, flaws: [Flaw] = [], notice: FilingNotice? = nil, status: Status = .ok
  ) throws -> Response {
    let page = FilingPage(
      language: visit.language, state: state, token: token, flaws: flaws, notice: notice,
      uploads: Uploads(office: site.office), offering: site.office.offering(of: procedure))
    let wrong = flaws.isEmpty ? "" : visit.saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + page.title, status: status, keeping: .draft, scripts: page.scripts, form: FilingPage.formID, page.main)
  }
}

/// Something to know about a page of a new dossier.
enum FilingNotice {
  /// An answer has brought up further questions.
  case moreIsAsked
  /// The page lay open too long, or the browser keeps no cookies.
  case tokenLost
  /// The form was submitted before, with other answers.
  case alreadySubmitted(DossierCode?)
  /// What was entered is kept under a code until a moment.
  case draftSaved(code: String, address: String, until: Instant)
  /// Files came with a click that downloads something: they are there now.
  case filesTaken
  /// Whoever logs in need not type what the provider knows.
  case mayLogIn(LogInPanel)
  /// What the provider knows of the applicant is filled in.
  case filledIn(by: Words)
  /// A draft was opened; the procedure reads as it did when it was saved, or not.
  case draftOpened(isCurrent: Bool)
}

extension DraftRefusal {
  /// What people read.
  fileprivate var words: Words {
    switch self {
    case .tooLarge:
      Words(
        vi: "Bản nháp quá lớn nên chưa lưu được. Hãy bớt tệp đính kèm, hoặc nộp ngay.",
        en: "This is too much for a draft. Take files out, or submit it now.")
    case .tooMany:
      Words(
        vi:
          "Chưa lưu được: từ mạng này đã có quá nhiều bản nháp, hoặc máy chủ tạm hết chỗ. Hãy nộp ngay hoặc thử lại sau.",
        en:
          "This cannot be kept: there are too many drafts of your network, or of all. Submit it now, or try again later."
      )
    }
  }
}
