import Text
import YAML

/// A fee as `procedure.yaml` writes it.
struct FeeDraft {
  let id: Placed<Key<Fee>>
  let name: Words
  let code: String?
  let occasion: Fee.Occasion
  let amount: Amount
  let legal: String?
  let waivers: [WaiverDraft]

  struct WaiverDraft {
    let id: Placed<Key<Waiver>>
    let name: Words
    let when: Scalar
    let legal: String
  }

  enum Amount {
    case computed(Scalar)
    case ruling(RulingReference)
  }
}

extension Reading where Value == [FeeDraft] {
  /// `none`, one fee, or a list of fees.
  static var fees: Reading<[FeeDraft]> {
    .either(
      text: .choice(among: [("none", [])]), list: .list(of: fee, count: 1...20), mapping: fee.map { [$0] })
  }

  /// `{ fee: le-phi, name: { vi: Lệ phí, en: Fee }, when: reception, decision: le-phi.dmn }`, or `amount:` with a number
  /// of đồng or an expression in place of `decision:`.
  private static var fee: Reading<FeeDraft> {
    .mapping("fee") { reader in
      let id = reader.optional("fee", as: .key(of: Fee.self), Words(vi: "tên khoản thu", en: "its name"))
      let name = reader.optional("name", as: .words, Words(vi: "khoản thu gọi là gì", en: "what people call it"))
      let code = reader.optional("code", as: .text, Words(vi: "mã khoản thu quốc gia", en: "the national code"))
      let occasion = reader.optional("when", as: .choice(of: Fee.Occasion.self), Words(vi: "thu khi nào", en: "when"))
      let legal = reader.optional("legal", as: .text, Words(vi: "căn cứ pháp lý", en: "the legal ground"))
      let amount = reader.optional(
        "amount", as: .scalar, Words(vi: "số đồng, hoặc biểu thức FEEL", en: "đồng, or an expression in FEEL"))
      let reference = RulingReference(reader)
      let waivers = reader.list(
        "waivers", of: waiver, Words(vi: "các trường hợp được miễn theo luật", en: "who is free of it by law"))
      guard reader.has("amount") != reader.has("decision") else {
        reader.findings.error(
          at: reader.place,
          Words(
            vi: "mỗi khoản thu cần đúng một trong hai: `amount` hoặc `decision`",
            en: "a fee has either an `amount` or a `decision`"))
        return nil
      }
      guard let amount = amount.map(FeeDraft.Amount.computed) ?? reference.map(FeeDraft.Amount.ruling) else {
        return nil
      }
      return FeeDraft(
        id: id ?? Placed("le-phi", at: reader.place), name: name ?? Words(vi: "Lệ phí", en: "Fee"), code: code,
        occasion: occasion ?? .reception, amount: amount, legal: legal,
        waivers: waivers)
    }
  }

  /// `{ waiver: ho-ngheo, name: { vi: …, en: … }, when: 'ho ngheo', legal: … }`.
  private static var waiver: Reading<FeeDraft.WaiverDraft> {
    .mapping("waiver") { reader in
      let id = reader.required("waiver", as: .key(of: Waiver.self), Words(vi: "tên trường hợp", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "ai được miễn", en: "who is free of it"))
      let when = reader.required("when", as: .scalar, Words(vi: "điều kiện FEEL", en: "a condition in FEEL"))
      let legal = reader.required("legal", as: .text, Words(vi: "căn cứ pháp lý", en: "the legal ground"))
      guard let id, let name, let when, let legal else { return nil }
      return FeeDraft.WaiverDraft(id: id, name: name, when: when, legal: legal)
    }
  }
}
