import Forms
import Text
import YAML

/// `for:` of an applicant as it stands in the file: `{ owner, relation, same, proofs: [{ relation, part }] }`.
struct OwnerDraft {
  let owner: Placed<Key<Field>>
  let relation: Placed<Key<Field>>
  let same: Placed<Key<Option>>?
  let proofs: [Proof]

  struct Proof {
    let relation: Placed<Key<Option>>
    let part: Placed<Key<Part>>
  }

  var fields: OwnerFields {
    OwnerFields(
      owner: owner.value, relation: relation.value, same: same?.value,
      proofs: Dictionary(proofs.map { ($0.relation.value, $0.part.value) }, uniquingKeysWith: { first, _ in first }))
  }

  static var reading: Reading<OwnerDraft> {
    .mapping("owner") { reader in
      let owner = reader.required(
        "owner", as: .key(of: Field.self),
        Words(vi: "mục ghi chủ hồ sơ: một người, hoặc họ tên", en: "the field with the owner: a person, or a name"))
      let relation = reader.required(
        "relation", as: .key(of: Field.self),
        Words(vi: "mục chọn quan hệ với chủ hồ sơ", en: "the choice of what whoever files is to the owner"))
      let same = reader.optional(
        "same", as: .key(of: Option.self),
        Words(vi: "lựa chọn nghĩa là tự nộp cho mình", en: "the option that means one's own dossier"))
      let proofs = reader.optional(
        "proofs", as: .list(of: proof, count: 1...20),
        Words(vi: "giấy tờ chứng minh quyền nộp hộ", en: "the papers that prove the right to file for the owner"))
      guard let owner, let relation else { return nil }
      return OwnerDraft(owner: owner, relation: relation, same: same, proofs: proofs ?? [])
    }
  }

  private static var proof: Reading<Proof> {
    .mapping("proof") { reader in
      let relation = reader.required(
        "relation", as: .key(of: Option.self), Words(vi: "lựa chọn cần giấy tờ", en: "the option that needs it"))
      let part = reader.required("part", as: .key(of: Part.self), Words(vi: "giấy tờ", en: "the paper"))
      guard let relation, let part else { return nil }
      return Proof(relation: relation, part: part)
    }
  }
}

/// Whose dossier it is, compared with the form and the parts.
extension ProcedureAssembly {
  /// Every field, option and paper exists, and a proxy's paper is required of a proxy.
  func checkOwner(_ draft: OwnerDraft, _ parts: [Part]) {
    for field in [draft.owner, draft.relation] { checkField(field) }
    if let owner = form[draft.owner.value] {
      switch owner.kind {
      case .person, .text: break
      default:
        findings.error(
          at: draft.owner.place,
          Words(
            vi: "mục `\(owner.id)` phải là kiểu `person` hoặc `text` thì mới là chủ hồ sơ được",
            en: "the field `\(owner.id)` has to be a `person` or a `text` to name the owner"))
      }
    }
    guard let relation = form[draft.relation.value] else { return }
    guard case .choice(let options) = relation.kind, case .required = relation.need, relation.when == nil else {
      findings.error(
        at: draft.relation.place,
        Words(
          vi: "mục `\(relation.id)` phải là kiểu `choice`, bắt buộc và luôn được hỏi",
          en: "the field `\(relation.id)` has to be a `choice`, required and always asked"))
      return
    }
    for option in [draft.same].compactMap(\.self) + draft.proofs.map(\.relation)
    where !options.contains(where: { $0.id == option.value }) {
      findings.error(
        at: option.place,
        Words(
          vi: "mục `\(relation.id)` không có lựa chọn `\(option.value)`",
          en: "the field `\(relation.id)` has no option `\(option.value)`"),
        suggestion: nearestWord(to: option.value.text, among: options.map(\.id.text)))
    }
    for proof in draft.proofs { check(proof, of: relation, parts) }
  }

  private func check(_ proof: OwnerDraft.Proof, of relation: Field, _ parts: [Part]) {
    guard let part = parts.first(where: { $0.id == proof.part.value }) else {
      findings.error(
        at: proof.part.place,
        Words(vi: "thủ tục không có giấy tờ `\(proof.part.value)`", en: "there is no part `\(proof.part.value)`"),
        suggestion: nearestWord(to: proof.part.value.text, among: parts.map(\.id.text)))
      return
    }
    guard !part.isRequired(when: relation.id, is: proof.relation.value, in: form) else { return }
    findings.error(
      at: proof.part.place,
      Words(
        vi:
          "giấy tờ `\(part.id)` không bắt buộc khi `\(relation.id)` là `\(proof.relation.value)`, nên không chứng minh được gì",
        en:
          "the part `\(part.id)` is not required when `\(relation.id)` is `\(proof.relation.value)`, so it proves nothing"
      ))
  }
}
