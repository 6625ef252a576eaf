import Dossiers
import Forms
import HTML
import HTTPServing
import JSON
import OneStop
import Procedures
import Signatures
import Text

/// Something that the applicant does to a dossier: hand in what was asked for, withdraw.
struct Acting {
  let visit: Visit
  let site: Site
  let code: DossierCode?
  let task: Int
  let action: Key<Action>

  init(_ visit: Visit, _ site: Site) throws {
    guard let action = Key<Action>(visit.request.parameters["action"]) else {
      throw ErrorPageRequest(page: .notFound)
    }
    self.visit = visit
    self.site = site
    self.action = action
    code = DossierCode(visit.request.parameters["code"])
    task = visit.request.parameters.number("task")
  }

  private var purpose: String { "viec/\(code?.text ?? "")/\(task)/\(action)" }

  /// The page with what the action needs.
  func begin() throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let offer = try offer(open.view)
    var state = ActingState(open.view, offer.action, signature: offer.documentAsked)
    state.fillIn()
    return try show(state, visit.token(for: purpose))
  }

  /// The offer, when it is one and possible.
  private func offer(_ view: DossierView) throws -> ActionOffer {
    let offer = view.offers.first { $0.task == task && $0.action.id == action && $0.action.by == .applicant }
    guard let offer else { throw ErrorPageRequest(page: .gone) }
    if let refusal = offer.refusal {
      let notice = refusal.notice(naming: Names(of: view.procedure, site.office.definitions.authority))
      throw ErrorPageRequest(page: ErrorPage(Problem(notice)))
    }
    return offer
  }

  /// Does it.
  func proceed() throws -> Response {
    guard let open = try OpenDossier(visit, site) else { return OpenDossier.askSecret(visit) }
    let form = try visit.request.form()
    if let other = form.fields["_ngon-ngu"].flatMap(Language.init(rawValue:)) { visit.speak(other) }
    let token = try visit.token(brought: form.fields["_the"], for: purpose)
    guard let offer = try? offer(open.view) else { return try repeated(open, form.fields, token) }
    var state = ActingState(open.view, offer.action, signature: offer.documentAsked)
    state.read(form.fields)
    let uploads = Uploads(office: site.office, uploader: visit.request.uploader)
    var flaws = try uploads.take(
      form.files, into: &state.draft, form: open.view.procedure.form, parts: open.view.procedure.parts)
    if state.signature != nil {
      let taken = try uploads.takeSigned(form.files)
      state.signed = taken.upload ?? state.signed
      flaws += taken.flaws
    }
    guard let token else { return try show(state, visit.token(for: purpose), flaws: [.tokenLost], status: .forbidden) }
    guard flaws.isEmpty else { return try show(state, token, flaws: flaws, status: .unprocessable) }
    switch FilingButton(form.fields["_di"] ?? "") {
    case .edit(let edit):
      edit.apply(to: &state.draft, of: open.view.procedure.form, state.typed)
      return try show(state, token)
    case .sign(let kind):
      // Files that come with it are named by the next page only, which a download does not bring.
      if form.files.isEmpty, let document = try issue(kind, state, open.view) { return document }
      return try show(state, token)
    case .signDeed(let kind):
      if form.files.isEmpty, let document = try issueDeed(kind, state, open.view) { return document }
      return try show(state, token, flaws: state.suppliedFlaws(site.office))
    case .submit: break
    default: return try show(state, token)
    }
    let wrong = state.flaws(site.office)
    guard wrong.isEmpty else { return try show(state, token, flaws: wrong, status: .unprocessable) }
    return try perform(state, open, token)
  }

  /// The application as it reads once this is handed in; nil while its answers are not right.
  private func issue(
    _ kind: IssuedDocument.Kind, _ state: ActingState, _ view: DossierView
  ) throws -> Response? {
    guard case .right(let answers)? = site.office.judge(state.typed, supplementing: view) else { return nil }
    let papers = try site.office.papers(state.draft.papers.map { ($0.part, $0.upload) })
    let statement = site.office.application(supplementing: view, answers: answers, papers: papers)
    return try site.office.issue(statement, as: kind, in: visit.language).map {
      .statement($0, named: "\(view.procedure.id)-don", in: visit.language)
    }
  }

  /// The statement of the action, with what is handed in; nil while that is not right.
  private func issueDeed(
    _ kind: IssuedDocument.Kind, _ state: ActingState, _ view: DossierView
  ) throws -> Response? {
    var supplement: Supplement?
    if state.action.needs.contains(.supplement) {
      guard state.suppliedFlaws(site.office).isEmpty,
        case .right(let answers)? = site.office.judge(state.typed, supplementing: view)
      else { return nil }
      let papers = try site.office.papers(state.draft.papers.map { ($0.part, $0.upload) })
      supplement = Supplement(answers: answers, papers: papers)
    }
    return try site.office.statement(of: action, task: task, handing: supplement, on: view).flatMap { statement in
      try site.office.issue(statement, as: kind, in: visit.language).map {
        .statement($0, named: "\(view.dossier.code)-\(action)", in: visit.language)
      }
    }
  }

  private func perform(_ state: ActingState, _ open: OpenDossier, _ token: FormToken) throws -> Response {
    do {
      _ = try deed(state, open, token).perform(with: site.office)
      return done(open.code)
    } catch let refusal as FileRefusal {
      var page = try show(state, token, flaws: [Flaw(input: "", refusal.words)], status: Problem(refusal).status)
      if let seconds = Problem(refusal).retryAfterSeconds { page.headers.set("Retry-After", String(seconds)) }
      return page
    } catch let problem as Problem {
      // The token is spent: its first answer is kept. What is put right needs a new one, upon what there is now.
      var state = state
      state.catchUp()
      return try show(
        state, visit.token(for: purpose), flaws: [Flaw(input: "", problem.words)], status: problem.status)
    }
  }

  /// The page sent a second time: the task is done, and the second click is told what the first one was told.
  private func repeated(_ open: OpenDossier, _ fields: Fields, _ token: FormToken?) throws -> Response {
    guard let token, let action = open.view.procedure.steps.lazy.compactMap({ $0.action(action) }).first else {
      throw ErrorPageRequest(page: .gone)
    }
    var state = ActingState(open.view, action, signature: action.signature?.policy)
    state.read(fields)
    do {
      _ = try deed(state, open, token).perform(with: site.office)
    } catch UseRefusal.keyReused {
      // With files: the second time they are other uploads, but what was handed in first is recorded.
    } catch is Problem {
      throw ErrorPageRequest(page: .gone)
    }
    return done(open.code)
  }

  private func deed(_ state: ActingState, _ open: OpenDossier, _ token: FormToken) -> Deed {
    var deed = Deed(
      code: open.code, task: task, action: action, expecting: state.version,
      key: .applicant(of: open.code, token.id), caller: open.caller)
    if state.action.needs.contains(.reason) { deed.reason = state.reason }
    if state.signature != nil { deed.signed = state.signed }
    if state.action.needs.contains(.supplement) {
      deed.supplement = Deed.Handed(
        answers: state.typed,
        papers: state.draft.papers.map { NamedUpload(part: $0.part, upload: $0.upload) })
    }
    return deed
  }

  private func done(_ code: DossierCode) -> Response {
    .redirect(to: Link(path: ["ho-so", code.text], query: [("xong", "1")]).text)
  }

  private func show(
    _ state: ActingState, _ token: FormToken, flaws: [Flaw] = [], status: Status = .ok
  ) throws -> Response {
    let page = ActionPage(
      language: visit.language, state: state, task: task, token: token, flaws: flaws,
      uploads: Uploads(office: site.office), offering: state.view.offering,
      shown: state.shown(site.office, at: visit.now))
    let wrong = flaws.isEmpty ? "" : visit.saying("Lỗi: ", "Error: ")
    return visit.page(
      wrong + state.action.name.in(visit.language), status: status, keeping: .draft, scripts: page.scripts,
      form: ActionPage.formID, page.main)
  }
}

extension Flaw {
  fileprivate static let tokenLost = Flaw(
    input: "",
    Words(
      vi: "Trang đã mở quá lâu nên chưa có gì được gửi đi. Hãy bấm lại.",
      en: "The page was open for too long, so nothing was sent. Press the button again."))
}
