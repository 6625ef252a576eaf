import Text
import YAML

extension ProcedureAssembly {
  /// What the applicants of this procedure are told: what the authority says, with what the procedure says instead.
  func notices() -> Procedure.Notices {
    var notices = Procedure.Notices(byOccasion: surrounds.authority.notices)
    for binding in draft.notices { notices.byOccasion[binding.occasion] = binding.notice?.value }
    for name in draft.noticeNames { _ = surrounds.notices.find(name, findings) }
    let used = Set(notices.byOccasion.values).union(draft.noticeNames.map(\.value))
    notices.templates = surrounds.notices.templates.filter { used.contains($0.key) }
    // A kept text may be older than a notice of today's authority that has gone since.
    notices.byOccasion = notices.byOccasion.filter { notices.templates[$0.value] != nil }
    return notices
  }

  /// What an action tells instead of its occasions.
  func notice(of action: ActionDraft) -> ActionNotice {
    guard let names = action.notices else { return .byOccasion }
    let silent = names.filter(\.isNone)
    if let silent = silent.first, names.count > 1 {
      findings.error(
        at: silent.place,
        Words(vi: "`none` phải đứng một mình", en: "`none` stands alone"))
    }
    return .only(names.filter { !$0.isNone }.map(\.value))
  }
}

extension ProcedureDraft {
  /// The notices that it names itself.
  var noticeNames: [Placed<Key<NoticeTemplate>>] {
    let actions = steps.flatMap(\.actions) + shared.map(\.action)
    return notices.compactMap(\.notice) + actions.flatMap { $0.notices ?? [] }.filter { !$0.isNone }
  }
}

extension Placed<Key<NoticeTemplate>> {
  fileprivate var isNone: Bool { value.text == "none" }
}
