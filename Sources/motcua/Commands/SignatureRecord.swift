import Dossiers
import JSON
import OneStop
import Signatures
import Text
import WorkingTime

/// What the office's own record says of an evidence bundle that is judged anew: whether it proves that the document was there.
struct SignatureRecord {
  /// The entry; nil when the record does not have the bundle, or none was asked.
  let proof: ExistenceProof?
  /// Whether a record was asked at all.
  let isAsked: Bool

  /// Asks the record of the data folder that is named: an office that is not named is not asked.
  init(of bundle: EvidenceBundle, _ call: Call) throws {
    let isNamed = call.texts[DataPlace.parameter.name] != nil || call.host.environment["MOTCUA_DATA"]?.isEmpty == false
    guard isNamed else {
      (proof, isAsked) = (nil, false)
      return
    }
    let place = try DataPlace(of: call)
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(visiting: place, definitions, now: call.host.now)
    defer { try? office.close() }
    proof = try office.office.existence(of: bundle)
    isAsked = true
  }

  /// What is said of it beside the report.
  var words: Words {
    guard isAsked else {
      return Words(
        vi: """
          Chưa hỏi sổ của cơ quan nào: thời điểm mà gói tự nói không chứng minh được gì. Thêm --data THƯ-MỤC để hỏi nhật ký \
          của chính cơ quan.
          """,
        en: """
          No record was asked: what the bundle says of its time proves nothing. --data DIR asks the office's own log.
          """)
    }
    guard let proof else {
      return Words(
        vi: "Nhật ký của cơ quan không có gói này: thời điểm mà gói tự nói không chứng minh được gì.",
        en: "The office's log does not have this bundle: what it says of its time proves nothing.")
    }
    return Words(
      vi: """
        Nhật ký của cơ quan có gói này: mục \(proof.position), hồ sơ \(proof.dossier), ghi lúc \(proof.at), lá Merkle \
        \(proof.leaf).
        """,
      en: """
        The office's log has this bundle: entry \(proof.position), dossier \(proof.dossier), written at \(proof.at), Merkle \
        leaf \(proof.leaf).
        """)
  }

  /// The same for programs; null when the record does not have it or none was asked.
  var json: JSONValue {
    proof.map { proof in
      [
        "position": .integer(proof.position), "dossier": .string(proof.dossier.text),
        "at": .string(proof.at.description),
        "leaf": .string(proof.leaf),
      ]
    } ?? .null
  }
}
