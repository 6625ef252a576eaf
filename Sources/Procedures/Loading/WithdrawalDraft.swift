import Text
import YAML

/// How the applicant may take a dossier back, as `procedure.yaml` writes it once for all steps.
struct WithdrawalDraft {
  /// The last step, in the order written, at which it is possible.
  let until: Placed<Key<Step>>
  let action: ActionDraft

  /// What becomes of fees.
  private enum Fees: String, CaseIterable {
    /// What is owed is owed no more; what was paid stays paid.
    case cancel
    /// What is owed has to be paid before.
    case settle
  }

  /// `{ until: tham-dinh, to: da-rut, needs: [reason], fees: cancel, signature: { policy: nguoi-dan, signs: deed } }`.
  static var reading: Reading<WithdrawalDraft> {
    .mapping("withdraw") { reader in
      let until = reader.required(
        "until", as: .key(of: Step.self),
        Words(vi: "bước cuối cùng còn rút được", en: "the last step at which it is possible"))
      let end = reader.required("to", as: .placed(.text), Words(vi: "kết thúc nào", en: "the end it leads to"))
      let id = reader.optional(
        "action", as: .key(of: Action.self),
        Words(vi: "tên thao tác trong định nghĩa; không ghi là `rut-ho-so`", en: "its name; `rut-ho-so` when not said"))
      let name = reader.optional("name", as: .words, Words(vi: "thao tác gọi là gì", en: "what people read, as a deed"))
      let needs = reader.list(
        "needs", of: .choice(among: [("reason", Need.reason)]),
        Words(vi: "`reason`: phải nói lý do", en: "`reason`: a reason has to be given"))
      let fees = reader.optional(
        "fees", as: .choice(of: Fees.self),
        Words(
          vi: "khoản thu: `cancel` thôi nợ, `settle` phải nộp xong mới rút",
          en: "`cancel` what is owed, or `settle` it before"))
      let letters = reader.optional(
        "letter", as: .oneOrMore(.key(of: LetterTemplate.self)), Words(vi: "thư ban hành", en: "letters it issues"))
      let signature = reader.optional(
        "signature", as: SignatureDemandDraft.reading,
        Words(
          vi: "chính sách mà phiếu rút hồ sơ ký số của người nộp phải đạt",
          en: "the policy that the document has to meet which the applicant signs to withdraw"))
      signature?.check(atActionBy: .applicant, reader.findings)
      guard let until, let end else { return nil }
      let settled = Scalar("khoan thu.con no = 0", at: reader.place(of: "fees"))
      let action = ActionDraft(
        id: id ?? Placed("rut-ho-so", at: reader.place),
        name: name ?? Words(vi: "Rút hồ sơ", en: "Withdraw the dossier"),
        by: .applicant, when: fees == .settle ? settled : nil,
        because: fees == .settle
          ? Placed(
            Words(vi: "hồ sơ còn khoản phải nộp, hãy nộp trước", en: "the dossier owes a fee, which is paid first"),
            at: settled.place) : nil,
        needs: Set(needs), opinion: nil, after: nil, routes: [RouteDraft(when: nil, target: end)],
        letters: letters ?? [], clock: .none, extend: nil, fourEyes: [],
        charge: fees == .cancel ? .cancel : nil, seat: nil, result: nil, entry: nil,
        signature: signature, online: nil, isResultSealed: false, byDocument: nil, sentDocument: nil, isReleased: false,
        notices: nil)
      return WithdrawalDraft(until: until, action: action)
    }
  }
}

extension ProcedureDraft {
  /// The withdrawal as an action offered in several steps; nil without one.
  var withdrawn: SharedActionDraft? {
    withdrawal.map { withdrawal in
      let last = steps.firstIndex { $0.id.value == withdrawal.until.value }
      return SharedActionDraft(
        steps: last.map { steps[...$0].map { Placed($0.id.value, at: withdrawal.until.place) } } ?? [withdrawal.until],
        action: withdrawal.action)
    }
  }
}
