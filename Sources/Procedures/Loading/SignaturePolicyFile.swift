import Text
import WorkingTime
import YAML

/// `Signatures/*.yaml`: what is asked of signatures.
enum SignaturePolicyFile {
  static func read(
    _ node: Node, name: String, _ sets: [Key<TrustSet>: TrustSet], _ findings: Findings
  ) -> SignaturePolicy? {
    guard let draft = reading(node, findings) else { return nil }
    checkName(draft.id, file: name, findings)
    for set in draft.trust where sets[set.value] == nil {
      findings.error(
        at: set.place,
        Words(
          vi: "không có nguồn tin cậy `\(set.value)` trong `\(TrustFile.path)`",
          en: "there is no set of anchors `\(set.value)` in `\(TrustFile.path)`"),
        suggestion: nearestWord(to: set.value.text, among: sets.keys.map(\.text)))
    }
    if let place = draft.fetching,
      !draft.trust.contains(where: { (sets[$0.value]?.revocation.fetch ?? .none) != .none })
    {
      findings.error(
        at: place,
        Words(
          vi:
            "`fetch: sets` nhưng không nguồn tin cậy nào của chính sách cho phép tải gì (`revocation` trong `\(TrustFile.path)`)",
          en:
            "`fetch: sets`, but no set of this policy allows anything to be fetched (`revocation` in `\(TrustFile.path)`)"
        ))
    }
    return draft.policy
  }

  static var reading: Reading<SignaturePolicyDraft> {
    .mapping("policy") { reader in
      let id = reader.required(
        "policy", as: .key(of: SignaturePolicy.self),
        Words(vi: "tên chính sách, như tên tệp", en: "its name, as the file's"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi", en: "what people call it"))
      let legal = reader.list("legal", of: .text, Words(vi: "căn cứ pháp lý", en: "the legal bases"))
      let formats = reader.required(
        "formats", as: .list(of: .choice(of: SignaturePolicy.Format.self), count: 1...3),
        Words(vi: "các định dạng được nhận", en: "the formats that are taken"))
      let trust = reader.required(
        "trust", as: .list(of: .key(of: TrustSet.self), count: 1...20),
        Words(vi: "các nguồn chứng thư tin cậy", en: "the sets of trust anchors, any of which will do"))
      let algorithms = reader.optional(
        "algorithms", as: AlgorithmsDraft.reading,
        Words(
          vi: "thuật toán và cỡ khóa được phép; bỏ trống: theo Phụ lục I Thông tư 15/2025/TT-BKHCN",
          en: "what is strong enough; left out: Annex I of Thông tư 15/2025/TT-BKHCN"))
      let revocation = reader.optional(
        "revocation", as: RevocationDraft.reading,
        Words(
          vi: "có cần chứng minh chứng thư chưa bị thu hồi (mặc định: required), hoặc cả việc tải và độ mới",
          en:
            "whether it has to be shown that no certificate was revoked (default: required), or that with fetching and age"
        ))
      let timeStamp = reader.optional(
        "time-stamp", as: .choice(of: Demand.self),
        Words(
          vi: "có cần dấu thời gian (mặc định: optional)", en: "whether a time stamp is needed (default: optional)"))
      let covers = reader.optional(
        "covers", as: .choice(of: Coverage.self),
        Words(
          vi: "chữ ký phải phủ toàn bộ nội dung hay một phần (mặc định: all)",
          en: "whether all that there is to read has to be signed (default: all)"))
      let signers = reader.list(
        "signers", of: SignerDraft.reading,
        Words(vi: "những người phải ký; bỏ trống: ai ký cũng được", en: "who has to sign; left out: anybody"))
      let order = reader.optional(
        "in-order", as: .flag,
        Words(vi: "ký theo thứ tự đã nêu (mặc định: false)", en: "whether they sign in that order (default: false)"))
      guard let id, let name, let formats, let trust else { return nil }
      var names = Declared<SignaturePolicy.Signer>(Words(vi: "người ký", en: "signer"))
      for signer in signers { names.declare(signer.id, reader.findings) }
      return SignaturePolicyDraft(
        id: id, trust: trust, fetching: revocation?.fetching,
        policy: SignaturePolicy(
          id: id.value, name: name, legal: legal, formats: Set(formats), trust: trust.map(\.value),
          algorithms: algorithms ?? .standard, requiresRevocation: revocation?.isRequired ?? true,
          revocation: revocation?.terms ?? RevocationTerms(),
          requiresTimeStamp: timeStamp == .required, coversAll: covers != .part, signers: signers.map(\.signer),
          isOrdered: order ?? false))
    }
  }

  /// Whether something has to be there.
  private enum Demand: String, CaseIterable { case required, optional }
  /// How much has to be signed.
  private enum Coverage: String, CaseIterable { case all, part }
}

/// `required`, `optional`, or `{ need: required, fetch: none, fresh: 12 hours }`.
private struct RevocationDraft {
  let isRequired: Bool
  let terms: RevocationTerms
  /// Where it says that the sets' addresses are called.
  let fetching: Place?

  static var reading: Reading<RevocationDraft> {
    .either(
      text: Reading<Need>.choice(of: Need.self).map {
        RevocationDraft(isRequired: $0 == .required, terms: RevocationTerms(), fetching: nil)
      },
      mapping: .mapping("revocation of a policy") { reader in
        let need = reader.optional(
          "need", as: .choice(of: Need.self),
          Words(
            vi: "có cần chứng minh chứng thư chưa bị thu hồi (mặc định: required)",
            en: "whether it has to be shown that no certificate was revoked (default: required)"))
        let fetch = reader.optional(
          "fetch", as: .choice(of: Fetch.self),
          Words(
            vi: "`none`: không tải gì cho chính sách này; `sets` (mặc định): như các nguồn tin cậy cho phép",
            en: "`none`: nothing is fetched for this policy; `sets` (default): what its sets of anchors allow"))
        let fresh = reader.optional(
          "fresh", as: .stretch,
          Words(
            vi: "câu trả lời về thu hồi được cũ hơn chữ ký nhiều nhất bao lâu; bỏ trống: đến khi nó tự hết hạn",
            en: "how much older than the signature an answer may be; left out: as long as the answer says"))
        return RevocationDraft(
          isRequired: need != .optional, terms: RevocationTerms(fetches: fetch != Fetch.none, freshSeconds: fresh),
          fetching: fetch == .sets ? reader.place(of: "fetch") : nil)
      })
  }

  private enum Need: String, CaseIterable { case required, optional }
  private enum Fetch: String, CaseIterable { case none, sets }
}

/// A policy as its author writes it.
struct SignaturePolicyDraft {
  let id: Placed<Key<SignaturePolicy>>
  let trust: [Placed<Key<TrustSet>>]
  /// Where it says that its sets' addresses are called; nil when it does not say so.
  let fetching: Place?
  let policy: SignaturePolicy
}

/// Somebody who has to sign, as an author writes it.
private struct SignerDraft {
  let id: Placed<Key<SignaturePolicy.Signer>>
  let signer: SignaturePolicy.Signer

  static var reading: Reading<SignerDraft> {
    .mapping("signer") { reader in
      let id = reader.required(
        "signer", as: .key(of: SignaturePolicy.Signer.self), Words(vi: "tên trong chính sách", en: "its name here"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi: hiệu trưởng", en: "what people call it"))
      let count = reader.optional(
        "count", as: .integer(in: 1...50),
        Words(vi: "bao nhiêu người khác nhau (mặc định: 1)", en: "how many different persons (default: 1)"))
      let person = reader.optional(
        "person", as: .choice(among: [("applicant", true)]),
        Words(
          vi: "chứng thư phải mang số định danh của người nộp hồ sơ",
          en: "the certificate carries the applicant's personal number"))
      let organisation = reader.optional(
        "organisation", as: .text,
        Words(vi: "cơ quan mà chứng thư phải nêu (O)", en: "the organisation that the certificate names (O)"))
      let title = reader.optional(
        "title", as: .text,
        Words(vi: "chức vụ mà chứng thư phải nêu", en: "the position that the certificate names (title)"))
      guard let id, let name else { return nil }
      return SignerDraft(
        id: id,
        signer: SignaturePolicy.Signer(
          id: id.value, name: name, count: count ?? 1, isApplicant: person ?? false, organisation: organisation,
          title: title))
    }
  }
}

/// What is strong enough, as an author writes it.
private enum AlgorithmsDraft {
  static var reading: Reading<SignaturePolicy.Algorithms> {
    .mapping("algorithms") { reader in
      let schemes = reader.optional(
        "schemes", as: .list(of: .choice(of: SignaturePolicy.Scheme.self), count: 1...10),
        Words(vi: "các lược đồ ký", en: "the signature schemes"))
      let hashes = reader.optional(
        "hashes", as: .list(of: .choice(of: SignaturePolicy.Hash.self), count: 1...20),
        Words(vi: "các hàm băm", en: "the hash functions"))
      let rsaBits = reader.optional(
        "rsa-bits", as: .integer(in: 1024...16_384),
        Words(vi: "cỡ khóa RSA ít nhất (mặc định: 2048)", en: "the least size of RSA keys (default: 2048)"))
      let curveBits = reader.optional(
        "curve-bits", as: .integer(in: 160...521),
        Words(vi: "cỡ khóa ECDSA ít nhất (mặc định: 256)", en: "the least size of keys on curves (default: 256)"))
      let until = reader.optional(
        "until", as: .entries(of: .day),
        Words(
          vi: "lược đồ hay hàm băm chỉ được dùng để ký đến hết ngày này",
          en: "schemes and hashes that are allowed for what was signed up to a day"))
      let standard = SignaturePolicy.Algorithms.standard
      var (schemesUntil, hashesUntil) = ([SignaturePolicy.Scheme: Day](), [SignaturePolicy.Hash: Day]())
      for (word, day) in until ?? [] {
        if let scheme = SignaturePolicy.Scheme(rawValue: word.text) {
          schemesUntil[scheme] = day
        } else if let hash = SignaturePolicy.Hash(rawValue: word.text) {
          hashesUntil[hash] = day
        } else {
          let known = SignaturePolicy.Scheme.allCases.map(\.rawValue) + SignaturePolicy.Hash.allCases.map(\.rawValue)
          reader.findings.error(
            at: word.place,
            Words(vi: "không có thuật toán `\(word.text)`", en: "there is no algorithm `\(word.text)`"),
            suggestion: nearestWord(to: word.text, among: known))
        }
      }
      return SignaturePolicy.Algorithms(
        schemes: schemes.map(Set.init) ?? standard.schemes, hashes: hashes.map(Set.init) ?? standard.hashes,
        rsaBits: rsaBits ?? standard.rsaBits, curveBits: curveBits ?? standard.curveBits, schemesUntil: schemesUntil,
        hashesUntil: hashesUntil)
    }
  }
}

extension SignaturePolicy.Algorithms {
  /// Annex I of Thông tư 15/2025/TT-BKHCN, and PKCS#1 v1.5 beside PSS.
  static let standard = SignaturePolicy.Algorithms(
    schemes: Set(SignaturePolicy.Scheme.allCases), hashes: Set(SignaturePolicy.Hash.allCases).subtracting([.sha1]),
    rsaBits: 2048, curveBits: 255, schemesUntil: [:], hashesUntil: [:])
}
