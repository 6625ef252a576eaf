import Crypto
import Text
import YAML

/// `Signatures/trust.yaml`: the sets of trust anchors; their certificates lie in `Signatures/trust/SET/*.pem`, those that
/// may stand in between in `Signatures/trust/SET/intermediates/*.pem`.
enum TrustFile {
  static let path = "Signatures/trust.yaml"

  static func read(_ node: Node?, _ files: DefinitionFiles, _ findings: Findings) -> [Key<TrustSet>: TrustSet] {
    let drafts = node.flatMap { reading($0, findings) } ?? []
    var declared = Declared<TrustSet>(Words(vi: "nguồn tin cậy", en: "set of anchors"))
    var sets: [Key<TrustSet>: TrustSet] = [:]
    for draft in drafts {
      let set = draft.id.value
      declared.declare(draft.id, findings)
      sets[set] = TrustSet(
        id: set, name: draft.name, files: certificates(in: "Signatures/trust/\(set)/", files, findings),
        intermediateFiles: certificates(in: "Signatures/trust/\(set)/intermediates/", files, findings),
        revocation: draft.revocation ?? .nothing)
    }
    for path in files.files.keys.sorted() where path.hasPrefix("Signatures/trust/") {
      let parts = path.split(separator: "/")
      let isInPlace = parts.count == 4 || parts.count == 5 && parts[3] == "intermediates"
      guard !isInPlace || sets[Key(parts[2]) ?? "-"] == nil else { continue }
      findings.error(
        at: Place(file: path, line: 1, column: 1),
        Words(
          vi: "chứng thư tin cậy phải nằm trong `Signatures/trust/NGUỒN/` của một nguồn có trong `\(TrustFile.path)`",
          en: "a trust anchor lies in `Signatures/trust/SET/` of a set that `\(TrustFile.path)` names"))
    }
    return sets
  }

  static var reading: Reading<[TrustSetDraft]> {
    .mapping("trust") { reader in
      reader.required(
        "trust", as: .list(of: set, count: 1...50), Words(vi: "các nguồn chứng thư tin cậy", en: "the sets of anchors"))
    }
  }

  private static var set: Reading<TrustSetDraft> {
    .mapping("set") { reader in
      let id = reader.required(
        "set", as: .key(of: TrustSet.self), Words(vi: "tên nguồn, như tên thư mục", en: "its name, as the folder's"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi", en: "what people call it"))
      let revocation = reader.optional(
        "revocation", as: RevocationSourcesFile.reading,
        Words(
          vi: "được hỏi tình trạng thu hồi ở đâu; bỏ trống: không tải gì",
          en: "where it may be asked what was revoked; left out: nothing is fetched"))
      guard let id, let name else { return nil }
      return TrustSetDraft(id: id, name: name, revocation: revocation)
    }
  }

  private static func certificates(
    in folder: String, _ files: DefinitionFiles, _ findings: Findings
  ) -> [String: [UInt8]] {
    let own = files.files.filter { $0.key.hasPrefix(folder) && !$0.key.dropFirst(folder.count).contains("/") }
    for (path, bytes) in own.sorted(by: { $0.key < $1.key }) { check(path, bytes, findings) }
    return own
  }

  private static func check(_ path: String, _ bytes: [UInt8], _ findings: Findings) {
    func tell(_ vi: String, _ en: String) {
      findings.error(at: Place(file: path, line: 1, column: 1), Words(vi: vi, en: en))
    }
    guard let blocks = PEMBlock.list(in: bytes), !blocks.isEmpty else {
      return tell("không phải chứng thư dạng PEM", "this is no certificate in PEM")
    }
    for (number, block) in blocks.enumerated() {
      guard block.label == "CERTIFICATE" else {
        let kind = block.label.prefix(40)
        tell("chỉ nhận CERTIFICATE, không nhận \(kind)", "only CERTIFICATE belongs here, not \(kind)")
        continue
      }
      if (try? Certificate(der: block.bytes)) == nil {
        tell("chứng thư thứ \(number + 1) không đọc được", "certificate \(number + 1) cannot be read")
      }
    }
  }
}

/// A set of anchors, as an author writes it.
struct TrustSetDraft {
  let id: Placed<Key<TrustSet>>
  let name: Words
  let revocation: RevocationSources?
}
