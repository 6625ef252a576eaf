import Crypto
import Dossiers
import JSON
import Signatures

extension EvidenceBundle {
  /// What the manifest is called among what is kept.
  static let manifestKind = "manifest"

  /// All of it but the document, which is a file of the dossier.
  var kept: [KeptEvidence] {
    [
      KeptEvidence(
        sha256: sha256.hex, kind: EvidenceBundle.manifestKind, bytes: manifestBytes, parts: manifest.parts)
    ]
      + items.filter { $0.kind != .document }.map {
        KeptEvidence(sha256: $0.sha256.hex, kind: $0.kind.rawValue, bytes: $0.bytes)
      }
  }

  /// The evidence that a record and the files beside it have kept.
  ///
  /// - Parameter sha256: The hash of the manifest.
  /// - Throws: ``EvidenceFault`` when what is kept is not what it was; a failure when it cannot be read. Nil when there is none.
  init?(kept sha256: String, in record: any RecordReading, _ files: any FileKeeping) throws {
    guard let kept = try record.evidence(sha256: sha256), kept.kind == EvidenceBundle.manifestKind else { return nil }
    let manifest = try EvidenceManifest(reading: kept.bytes)
    var items: [EvidenceItem] = []
    for reference in manifest.references {
      if reference.kind == .document {
        let file = try files.open(sha256: reference.sha256.hex, bytes: manifest.byteCount)
        items.append(EvidenceItem(.document, try file.read(at: 0, count: manifest.byteCount)))
      } else if let thing = try record.evidence(sha256: reference.sha256.hex) {
        items.append(EvidenceItem(reference.kind, thing.bytes))
      }
    }
    try self.init(manifest: kept.bytes, items: items)
  }
}

extension JSONValue {
  /// The evidence of every finding about signatures in a piece of content, wherever it stands there.
  ///
  /// - Parameter isMeant: Which findings are meant, by their sub-indications.
  func evidence(where isMeant: (String?) -> Bool) -> [String] {
    switch self {
    case .array(let elements): return elements.flatMap { $0.evidence(where: isMeant) }
    case .object(let object):
      // A seal on a message names no policy, and a signed file that leaves no verdict.
      guard case .string(let evidence)? = object["evidence"], object["verdict"] != nil || object["policy"] != nil else {
        return object.flatMap { $0.value.evidence(where: isMeant) }
      }
      var code: String?
      if case .string(let text)? = object["code"] { code = text }
      return isMeant(code) ? [evidence] : []
    default: return []
    }
  }
}
