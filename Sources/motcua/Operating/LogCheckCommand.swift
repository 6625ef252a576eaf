import Crypto
import JSON
import Proofs
import Text

/// `motcua log check`: a proof about a log, checked without the log and without whoever keeps it.
enum LogCheckCommand {
  static let file = Parameter.operand(
    "FILE",
    Words(
      vi: "bằng chứng từ log prove, log consistency hoặc API", en: "a proof of log prove, log consistency or the API"))
  private static let head = Parameter.option(
    "head", "HEX|FILE",
    Words(
      vi: "gốc đã giữ, phải khớp: 64 chữ số, hoặc tệp gốc đã ký (log head --note)",
      en: "the head that was kept, which has to be met: 64 digits, or a file with a signed one (log head --note)")
  ) { text, _ in
    if let head = SHA256(hex: text.lowercased()) { return KeptHead.bare(head) }
    let source = InputText(name: text)
    let bytes = try source.bytes(most: SignedCheckpoint.byteLimit)
    guard let note = String(validating: bytes, as: UTF8.self), let signed = SignedCheckpoint(note: note) else {
      throw CommandError.usage(
        Words(
          vi: "--head là 64 chữ số thập lục phân, hoặc tệp gốc đã ký; \(source.shown.vi) không phải",
          en: "--head is 64 hexadecimal digits, or a file with a signed head; \(source.shown.en) is none"))
    }
    return KeptHead.signed(signed)
  }

  static let command = Command(
    "log check", Words(vi: "kiểm tra một bằng chứng của nhật ký", en: "check a proof of a log"),
    details: Words(
      vi: """
        Không cần mạng, không cần dữ liệu. Gốc đã ký thì cần --key để biết ai ký. Không có --head thì chỉ biết bằng chứng tự khớp: hãy so gốc in ra với gốc đã giữ hay \
        đã công bố. Thoát 1 khi không khớp. JSON: holds, kind, position, size, head, oldSize, oldHead.
        """,
      en: """
        Needs neither network nor data. A signed head takes --key to say by whom. Without --head it only says that the proof agrees with itself: compare the head with \
        one that was kept or published. Exit 1 when it does not hold. JSON: holds, kind, position, size, head, oldSize, oldHead.
        """),
    parameters: [file, head, ReceiptCommands.key, .json], run: run)

  /// Bytes of a proof at most.
  private static let most = 256 * 1024

  private static func run(_ call: Call) throws -> ExitCode {
    let source = InputText(name: try call.required(file))
    let bytes = try source.bytes(most: most)
    let claim: Claim
    do throws(JSONError) {
      claim = try Claim(JSONField(JSONValue(reading: bytes)))
    } catch {
      let problem = error.problems.first
      throw CommandError.refused(
        Words(
          vi: "\(source.shown.vi) không phải bằng chứng của nhật ký: \(problem?.message.vi.harmless ?? "")",
          en: "\(source.shown.en) is no proof of a log: \(problem?.message.en.harmless ?? "")"))
    }
    let kept = try call[head]
    if case .signed(let signed)? = kept { try checkSigner(of: signed, call) }
    let isRight = claim.holds && (kept.map { $0.meets(claim) } ?? true)
    if call[.json] {
      call.output.line(claim.json(holds: isRight).canonicalText)
    } else if isRight {
      call.line(claim.words)
    } else {
      let isOther = claim.holds
      call.output.note(
        Words(
          vi: isOther ? "bằng chứng dẫn đến gốc khác: \(claim.keptHead.hex)" : "bằng chứng không khớp",
          en: isOther ? "the proof leads to another head: \(claim.keptHead.hex)" : "the proof does not hold"
        ).in(call.language))
    }
    return isRight ? .done : .refused
  }

  /// Makes sure that a key which was given signed the head.
  private static func checkSigner(of signed: SignedCheckpoint, _ call: Call) throws {
    let keys = try call.all(ReceiptCommands.key).map(ReceiptCommands.publicKey)
    guard !keys.isEmpty else {
      throw CommandError.usage(
        Words(
          vi: "gốc đã ký cần --key, khóa công khai của nhật ký (log keys)",
          en: "a signed head takes --key, the public key of the log (log keys)"))
    }
    guard keys.contains(where: { signed.isSigned(by: $0) }) else {
      throw CommandError.refused(
        Words(vi: "gốc không mang chữ ký của khóa nào trong --key", en: "the head is signed by none of the keys"))
    }
  }
}

/// A head that somebody kept.
private enum KeptHead {
  /// The hash alone.
  case bare(SHA256)
  /// With its length and whoever signed it.
  case signed(SignedCheckpoint)

  /// Whether it is the head by which a proof is trusted.
  func meets(_ claim: Claim) -> Bool {
    switch self {
    case .bare(let head): head == claim.keptHead
    case .signed(let signed): signed.checkpoint.head == claim.keptHead && signed.checkpoint.size == claim.keptSize
    }
  }
}

/// What a file claims of a log.
private enum Claim {
  case inclusion(InclusionProof, leaf: SHA256, head: SHA256)
  case consistency(ConsistencyProof, old: SHA256, new: SHA256)

  private enum Kind: String, CaseIterable {
    case inclusion, consistency
  }

  init(_ field: JSONField) throws(JSONError) {
    let claim = try field.anyObject()
    var path: [SHA256] = []
    for hash in try claim.required("path").array() { path.append(try Claim.hash(hash)) }
    let log = try claim.required("log").anyObject()
    let (size, head) = (try Claim.count(log.required("size")), try Claim.hash(log.required("head")))
    switch try claim.required("kind").choice(of: Kind.self) {
    case .inclusion:
      let position = try Claim.count(claim.required("position"))
      let entry = try claim.required("entry").string()
      self = .inclusion(
        InclusionProof(index: position - 1, size: size, path: path), leaf: MerkleHash.leaf(entry.utf8), head: head)
    case .consistency:
      let old = try claim.required("old").anyObject()
      self = .consistency(
        ConsistencyProof(old: try Claim.count(old.required("size")), size: size, path: path),
        old: try Claim.hash(old.required("head")), new: head)
    }
  }

  private static func count(_ field: JSONField) throws(JSONError) -> Int64 {
    Int64(try field.integer(in: 1...Int.max))
  }

  private static func hash(_ field: JSONField) throws(JSONError) -> SHA256 {
    guard let hash = SHA256(hex: try field.string()) else {
      throw .mismatch(
        at: field.pointer, Words(vi: "cần là 64 chữ số thập lục phân", en: "it has to be 64 hexadecimal digits"))
    }
    return hash
  }

  var holds: Bool {
    switch self {
    case .inclusion(let proof, let leaf, let head): proof.holds(for: leaf, under: head)
    case .consistency(let proof, let old, let new): proof.holds(from: old, to: new)
    }
  }

  /// The head by which it is trusted: that of the log in which an entry stands, or the older one.
  var keptHead: SHA256 {
    switch self {
    case .inclusion(_, _, let head): head
    case .consistency(_, let old, _): old
    }
  }

  /// Over how many entries that head is.
  var keptSize: Int64 {
    switch self {
    case .inclusion(let proof, _, _): proof.size
    case .consistency(let proof, _, _): proof.old
    }
  }

  var words: Words {
    switch self {
    case .inclusion(let proof, _, let head):
      Words(
        vi: "Khớp: mục \(proof.index + 1) có trong nhật ký \(proof.size) mục, gốc \(head.hex).",
        en: "It holds: entry \(proof.index + 1) stands in the log of \(proof.size) entries, head \(head.hex).")
    case .consistency(let proof, let old, let new):
      Words(
        vi: "Khớp: \(proof.old) mục đầu (gốc \(old.hex)) còn nguyên trong \(proof.size) mục (gốc \(new.hex)).",
        en:
          "It holds: the first \(proof.old) entries (head \(old.hex)) are unchanged in \(proof.size) (head \(new.hex))."
      )
    }
  }

  func json(holds: Bool) -> JSONValue {
    switch self {
    case .inclusion(let proof, _, let head):
      [
        "holds": .bool(holds), "kind": "inclusion", "position": .integer(proof.index + 1), "size": .integer(proof.size),
        "head": .string(head.hex), "oldSize": .null, "oldHead": .null,
      ]
    case .consistency(let proof, let old, let new):
      [
        "holds": .bool(holds), "kind": "consistency", "position": .null, "size": .integer(proof.size),
        "head": .string(new.hex), "oldSize": .integer(proof.old), "oldHead": .string(old.hex),
      ]
    }
  }
}
