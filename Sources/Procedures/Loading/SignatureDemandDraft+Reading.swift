import Text
import YAML

extension SignatureDemandDraft {
  /// `nguoi-dan`, or `{ policy: nguoi-dan, when: quan he = "uy-quyen" }`.
  static var reading: Reading<SignatureDemandDraft> {
    .either(
      text: Reading<Placed<Key<SignaturePolicy>>>.key(of: SignaturePolicy.self).map {
        SignatureDemandDraft(policy: $0, when: nil, signs: nil, undecided: nil)
      },
      mapping: .mapping("signature") { reader in
        let policy = reader.required(
          "policy", as: .key(of: SignaturePolicy.self),
          Words(vi: "chính sách trong Signatures", en: "a policy of Signatures"))
        let when = reader.optional(
          "when", as: .scalar,
          Words(vi: "chỉ cần chữ ký khi điều kiện đúng", en: "it has to be signed only when the condition holds"))
        let signs = reader.optional(
          "signs", as: .choice(of: SignedThing.self),
          Words(
            vi: """
              phải ký đúng văn bản do cổng phát hành với đúng các câu trả lời và giấy tờ này: `application` là đơn, ở giấy \
              tờ; `deed` là phiếu của thao tác, `letter` là thư đầu tiên mà thao tác ban hành, ở thao tác
              """,
            en: """
              it has to be what the portal issues of exactly these answers and papers: `application`, at a part; `deed`, the \
              statement of the action, or `letter`, the first letter that it issues, at an action
              """))
        let undecided = reader.optional(
          "undecided", as: ConfirmerDraft.reading,
          Words(
            vi: """
              ở thao tác: ai quyết định về văn bản có chữ ký chưa kết luận được (không phải người ký); không ghi thì văn bản \
              ấy chưa được nhận
              """,
            en: """
              at an action: who decides about a document whose signatures are undecided, never who signed it; without it \
              such a document is not taken
              """))
        return policy.map { SignatureDemandDraft(policy: $0, when: when, signs: signs, undecided: undecided) }
      })
  }

  /// Tells what makes no sense at a part: what is undecided there is taken, and `when` of actions asks about it.
  func check(atPart findings: Findings) {
    if let signs, signs != .application {
      findings.error(
        at: policy.place,
        Words(
          vi: "`signs: \(signs.rawValue)` là của thao tác; giấy tờ của người nộp là `signs: application`",
          en: "`signs: \(signs.rawValue)` is for actions; the applicant's papers have `signs: application`"))
    }
    guard let undecided else { return }
    findings.error(
      at: undecided.role.place,
      Words(
        vi: "`undecided` là của thao tác; giấy tờ chưa kết luận được vẫn được nhận, điều kiện `chu ky so.…` hỏi về nó",
        en: "`undecided` is for actions; an undecided paper is taken, and conditions ask about it by `chu ky so.…`"))
  }

  /// Tells what makes no sense at an action.
  ///
  /// - Parameter letter: What is signed of it is the letter that it issues; nil when it issues none.
  func check(atActionBy doer: Doer, issuing letter: SignedLetterRules? = nil, _ findings: Findings) {
    if signs == .letter { check(issuing: letter, by: doer, findings) }
    if doer == .clock {
      findings.error(
        at: policy.place,
        Words(
          vi: "thao tác `by: clock` không có `signature`: đồng hồ không ký gì",
          en: "an action `by: clock` has no `signature`: the clock signs nothing"))
    }
    if signs == .application {
      findings.error(
        at: policy.place,
        Words(
          vi: "`signs: application` là của giấy tờ (`parts`): đơn do người nộp ký; ở thao tác là `signs: deed`",
          en: "`signs: application` is for papers (`parts`): the applicant signs it; at an action it is `signs: deed`"))
    }
  }
}

/// What an action does by which the letter that it issues may come out another one than was signed before.
struct SignedLetterRules {
  /// What has to come with it.
  let needs: [Need]
  /// Whether it writes an entry into a register, which gets its number only then.
  let writesEntry: Bool
}

extension SignatureDemandDraft {
  private func check(issuing letter: SignedLetterRules?, by doer: Doer, _ findings: Findings) {
    guard let letter, doer == .officer else {
      findings.error(
        at: policy.place,
        Words(
          vi: "`signs: letter` là của thao tác của cán bộ có `letter`: thư ấy được ký trước khi ban hành",
          en: "`signs: letter` is for an officer's action with a `letter`: that letter is signed before it is issued"))
      return
    }
    let others = letter.needs.filter { $0 != .reason }.map(\.rawValue)
    if !others.isEmpty || letter.writesEntry {
      let named = (others + (letter.writesEntry ? ["entry"] : [])).map { "`\($0)`" }.joined(separator: ", ")
      findings.error(
        at: policy.place,
        Words(
          vi: "`signs: letter` không đi cùng \(named): điều ấy chỉ có khi làm thao tác, sau khi thư đã được ký",
          en:
            "`signs: letter` does not go with \(named): that is there only when the action is done, after the letter was signed"
        ))
    }
  }
}

extension ConfirmerDraft {
  /// `{ role: van-thu, unit: so-gddt }`.
  static var reading: Reading<ConfirmerDraft> {
    .mapping("confirmer") { reader in
      let role = reader.required(
        "role", as: .key(of: Role.self), Words(vi: "vai trò của người quyết định", en: "the role of whoever decides"))
      let unit = reader.optional(
        "unit", as: .unitRule,
        Words(
          vi: "đơn vị của người ấy; không ghi là đơn vị đang làm việc này",
          en: "the unit; the one whose task it is when not said"))
      return role.map { ConfirmerDraft(role: $0, unit: unit) }
    }
  }
}
