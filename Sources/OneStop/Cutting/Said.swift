import Crypto
import Dossiers
import JSON

/// What some entries of one dossier or document say, with their content, of things that are kept beside the log.
struct Said {
  /// Manifests of evidence.
  private(set) var evidence: Set<String> = []
  /// Whatever has the form of a file's hash: some of them may be other things, and then no file has such a name.
  private(set) var hashes: Set<String> = []
  /// The position of the last entry with answers.
  private(set) var answers: Int64?
  /// The position of the last entry with a look-up.
  private(set) var lookup: Int64?

  init(in entries: [StoredEntry], _ record: any RecordReading) throws {
    for stored in entries {
      try hashes.formUnion(JSONValue(reading: stored.body).hashes)
      guard let content = try record.content(of: stored) else { continue }
      let value = try JSONValue(reading: content.body)
      hashes.formUnion(value.hashes)
      evidence.formUnion(value.evidence { _ in true })
      if value["answers"] != nil { answers = stored.position }
      if value["lookup"] != nil { lookup = stored.position }
    }
  }
}

extension JSONValue {
  /// Every text in it that has the form of a SHA-256.
  fileprivate var hashes: [String] {
    switch self {
    case .array(let elements): elements.flatMap(\.hashes)
    case .object(let object): object.flatMap { $0.value.hashes }
    case .string(let text): text.utf8.count == 64 && SHA256(hex: text) != nil ? [text] : []
    default: []
    }
  }
}

extension PersonalContent {
  /// What is kept beside an entry.
  init(_ content: StoredContent) throws {
    guard case .object(let values) = try JSONValue(reading: content.body) else {
      self.init(values: [:])
      return
    }
    self.init(values: Dictionary(values.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first }))
  }
}

extension RecordCut.MessagePlace {
  /// The message of a partner that a command has recorded; nil for any other command.
  init?(answeredUnder key: CommandKey) {
    guard key.owner.hasPrefix(RecordCut.MessagePlace.owner) else { return nil }
    self.init(
      partner: String(key.owner.dropFirst(RecordCut.MessagePlace.owner.count)),
      sha256: String(key.id.prefix { $0 != "/" }))
  }

  /// How owners of commands begin that partners' messages give.
  private static let owner = "partner/"
}
