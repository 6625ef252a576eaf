import Crypto
import Dossiers
import Proofs
import Signatures
import Text

/// The signed heads, held against the log while it is gone through from its beginning.
struct HeadsProved {
  private let office: OneStop
  private let keys: [String: PublicKey]
  private var waiting: ArraySlice<KeptHead> = []
  private var taken: Int64 = .min
  private var isOver = false
  /// How many heads there were.
  private(set) var count = 0
  /// What is wrong with them.
  private(set) var faults: [RecordFault] = []

  init(_ office: OneStop) throws {
    self.office = office
    let kept = try office.store.read(for: office.authority) { try $0.logKeys() }
    keys = Dictionary(
      kept.compactMap { key in key.publicKey.map { (key.id, $0) } }, uniquingKeysWith: { first, _ in first })
    for key in kept where key.publicKey == nil {
      faults.append(
        RecordFault(
          position: nil, subject: nil,
          words: Words(
            vi: "khóa \(key.id.harmlessID) của nhật ký không phải khóa mang tên đó",
            en: "the key \(key.id.harmlessID) of the log is not the key of that name")))
    }
  }

  /// Holds the heads of one length of the log against it.
  mutating func reach(_ size: Int64, _ tree: GrowingTree) throws {
    while let kept = try next(), kept.size <= size {
      waiting.removeFirst()
      judge(kept, kept.size == size ? tree : nil)
    }
  }

  /// Tells of heads over more entries than the log has.
  mutating func end() throws {
    while let kept = try next() {
      waiting.removeFirst()
      judge(kept, nil)
    }
  }

  private mutating func next() throws -> KeptHead? {
    if waiting.isEmpty, !isOver {
      let after = taken
      let more = try office.store.read(for: office.authority) { try $0.keptHeads(after: after, limit: 500) }
      waiting = more[...]
      taken = more.last?.size ?? taken
      isOver = more.count < 500
    }
    return waiting.first
  }

  /// - Parameter tree: The tree over as many entries as the head says; nil when the log never had so many.
  private mutating func judge(_ kept: KeptHead, _ tree: GrowingTree?) {
    count += 1
    guard let signed = SignedCheckpoint(note: kept.note), signed.checkpoint.size == kept.size,
      signed.checkpoint.origin == office.logOrigin
    else { return tell(kept, Words(vi: "không đọc được", en: "cannot be read")) }
    guard let key = keys[kept.key], signed.isSigned(by: key) else {
      return tell(
        kept, Words(vi: "không mang chữ ký của khóa được ghi", en: "is not signed by the key that is said to have"))
    }
    guard let tree, tree.head == signed.checkpoint.head else {
      return tell(kept, Words(vi: "không phải gốc của nhật ký này", en: "is no head of this log"))
    }
    if let token = kept.timeStamp, !isWhole(token, on: kept.note) {
      tell(
        kept,
        Words(
          vi: "mang dấu thời gian hỏng hoặc của thứ khác", en: "has a time stamp that is damaged or of something else"))
    }
  }

  /// Whether a token was signed as it is, about this note. Whether its authority is believed is for whoever reads the receipt.
  private func isWhole(_ token: [UInt8], on note: String) -> Bool {
    TimeStampJudgement(
      judging: token, about: Array(note.utf8), material: TrustMaterial(), policy: .strict,
      now: office.environment.now()
    ).isWhole
  }

  private mutating func tell(_ kept: KeptHead, _ words: Words) {
    guard faults.count < 1000 else { return }
    faults.append(
      RecordFault(
        position: kept.size, subject: nil,
        words: Words(
          vi: "gốc đã ký trên \(kept.size) mục \(words.vi)",
          en: "the signed head over \(kept.size) entries \(words.en)")))
  }
}

extension String {
  /// A name that came from a table which may have been changed, short and without signs that a terminal obeys.
  fileprivate var harmlessID: String {
    String(decoding: utf8.prefix(64).map { (0x21...0x7E).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
  }
}
