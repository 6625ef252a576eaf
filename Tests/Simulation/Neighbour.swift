import Documents
import Dossiers
import Exchange
import OneStop
import Procedures
import SQLiteStore
import TestSupport
import Text
import WorkingTime

/// One of two offices that exchange official documents over a hub, on a disk whose power is cut again and again.
final class Neighbour {
  /// A letter on its way from draft to release, for once, however often each step has to be said.
  struct Letter {
    let number: Int
    let receivers: [Party]
    var file: Life.Kept?
    var key: DocumentKey?
    var steps = 0
  }

  private let folder = OwnFolder()
  private let world: World
  private let definitions: Definitions
  private let hub: Hub
  private var chance: SeededGenerator
  private var disk = VolatileDisk()
  private var life: Life?
  private var witness = Witness()
  /// By which code the other one reaches it, and which of its schools keeps registers too.
  let code: String
  let school: String
  private(set) var letters: [Letter] = []
  private(set) var faults: [String] = []
  private(set) var cuts = 0

  init(_ code: String, in world: World, by definitions: Definitions, over hub: Hub, seed: UInt64) throws {
    (self.code, school) = (code, code + ".11")
    (self.world, self.definitions, self.hub) = (world, definitions, hub)
    chance = SeededGenerator(seed: seed)
    _ = try Life(folder.path, in: world, by: definitions)
  }

  /// Does something, or loses power over it.
  func step(with other: Neighbour) throws {
    do {
      let life = try self.life ?? begin()
      try disk.endure {
        try act(life.office, life, other)
        try witness.keep(headOf: life.office)
      }
    }
    if disk.isOff { try end() }
  }

  private func begin() throws -> Life {
    disk = VolatileDisk()
    let life = try Life(folder.path, in: world, on: disk, by: definitions)
    let last = life.disturbance.writes + life.disturbance.syncs + Int.random(in: 20...900, using: &chance)
    life.disturbance.disturb { $0.number >= last ? .powerCut : nil }
    self.life = life
    return life
  }

  /// The power is gone: what the disk has is held against what was acknowledged.
  private func end() throws {
    life = nil
    cuts += 1
    try disk.powerUp(&chance)
    let life = try Life(folder.path, in: world, by: definitions)
    faults += try witness.differences(at: life.office).map { "\(code): \($0)" }
  }

  private func act(_ office: OneStop, _ life: Life, _ other: Neighbour) throws {
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<8: write(to: other)
    case 8..<50:
      if let index = letters.indices.filter({ letters[$0].steps < 6 }).randomElement(using: &chance) {
        try advance(index, life)
      }
    case 50..<68: _ = try dispatch(office)
    case 68..<76: _ = try office.deliverWithin(sealedBy: nil)
    case 76..<86: _ = try take(office)
    case 86..<98: try fetch(office, isCalm: false)
    default: witness.keep(try office.signHead())
    }
  }

  private func write(to other: Neighbour) {
    let outside = Party(name: "Sở Giáo dục và Đào tạo tỉnh bạn", code: other.code)
    let within = Party(name: "Trường THPT Trung Tâm", code: school)
    let receivers = [[outside], [within], [outside, within]].randomElement(using: &chance) ?? [outside]
    letters.append(Letter(number: letters.count + 1, receivers: receivers))
  }
}

extension Neighbour {
  /// Does the next step of a letter.
  private func advance(_ index: Int, _ life: Life) throws {
    let letter = letters[index]
    guard let key = letter.key else {
      let draft = DraftedDocument(
        agency: "so-gddt", unit: "so-gddt", kind: .officialLetter, secrecy: .none, answers: nil, dossier: nil,
        content: DocumentContent(subject: "V/v phối hợp số \(letter.number) của \(code)", receivers: letter.receivers))
      if let key = taken(try life.office.draft(draft, request(letter, by: "duc"))) {
        (letters[index].key, letters[index].steps) = (key, 1)
      }
      return
    }
    // No upload is swept within the day that they live.
    let file =
      try letter.file ?? life.upload("%PDF-1.7 letter \(letter.number) of \(code)\n", at: Instant(milliseconds: 0))
    letters[index].file = file
    let sealed = SealedFile(
      file: DocumentFile(sha256: file.sha256, name: "cong-van.pdf", bytes: file.bytes, type: "application/pdf"),
      authenticity: .valid, policy: "co-quan", signer: "Lê Thị Mẫu")
    let steps: [(DocumentCommand, Key<Officer>)] = [
      (.askReview(remark: nil), "duc"), (.approve(opinion: nil), "hoa"), (.number, "minh"), (.seal(sealed), "minh"),
      (.release, "minh"),
    ]
    let (command, officer) = steps[letter.steps - 1]
    if taken(try life.office.perform(command, on: key, request(letter, by: officer))) != nil {
      letters[index].steps += 1
    }
  }

  private func request(_ letter: Letter, by officer: Key<Officer>) -> CommandRequest {
    let id = "letter \(letter.number) step \(letter.steps)"
    return CommandRequest(
      key: CommandKey(owner: "officer/\(officer)", id: id), digest: id, caller: .officer(officer))
  }

  private func taken(_ outcome: DocumentOutcome) -> DocumentKey? {
    switch outcome {
    case .done(let key, _): return key
    case .refused(let notice):
      faults.append("\(code): a letter was refused: \(notice.code)")
      return nil
    }
  }

  /// Gives the hub what is to go out first.
  private func dispatch(_ office: OneStop) throws -> Bool {
    let row = try office.carryOut(.dispatch) { row in
      switch try office.outgoingMessage(of: row, sealedBy: nil) {
      case .not(let answer): return answer
      case .ready(let message): return hub.take(message.bytes, row.effect.identity, from: code)
      }
    }
    return row != nil
  }

  private func take(_ office: OneStop) throws -> Bool {
    guard let (row, taking) = try office.takeNext() else { return false }
    switch taking {
    // Power went three times over this one: the program cannot know that it was not the message, but a person does.
    case .quarantined("cut-off"): _ = try office.reviveMessage(row.id)
    case .quarantined(let word): faults.append("\(code): a message is in quarantine: \(word)")
    default: break
    }
    return true
  }

  /// Takes in a message that lies at the hub; it may lie there still afterwards.
  private func fetch(_ office: OneStop, isCalm: Bool) throws {
    guard let partner = definitions.partners["truc-lien-thong"], let bytes = hub.next(for: code) else { return }
    let delivery = try office.deliver(bytes, from: partner)
    guard case .taken = delivery else {
      faults.append("\(code): a message was not taken: \(delivery)")
      return hub.forget(bytes, for: code, isCalm: true)
    }
    hub.forget(bytes, for: code, isCalm: isCalm)
  }

  /// Does all that can be done now, without mishaps.
  func settle() throws -> Bool {
    self.life = nil
    let life = try Life(folder.path, in: world, by: definitions)
    var isAny = false
    for index in letters.indices {
      while letters[index].steps < 6, faults.isEmpty { try advance(index, life) }
    }
    while try dispatch(life.office) { isAny = true }
    while try life.office.deliverWithin(sealedBy: nil) != nil { isAny = true }
    while hub.next(for: code) != nil {
      try fetch(life.office, isCalm: true)
      isAny = true
    }
    while try take(life.office) { isAny = true }
    return isAny
  }

  /// What is not as it has to be, once everything has come to rest.
  func differences(with other: Neighbour) throws -> [String] {
    let life = try Life(folder.path, in: world, by: definitions)
    let office = life.office
    var found = try faults + witness.differences(at: office)
    for state in [OutboxRow.State.waiting, .dead] {
      for kind in [Effect.Kind.dispatch, .within] {
        found += try office.outbox(OutboxQuery(state, kind: kind)).map { "\($0.effect.identity) is \(state)" }
      }
    }
    let (waiting, quarantined) = try office.inboxCounts()
    if waiting + quarantined > 0 { found.append("\(waiting) messages wait, \(quarantined) are in quarantine") }
    for letter in letters {
      guard let key = letter.key else { continue }
      for delivery in try office.document(key, for: "minh").deliveries where delivery.standing == nil {
        found.append("letter \(letter.number): nothing is heard of \(delivery.receiver.code ?? "–")")
      }
    }
    let proof = try office.prove()
    found += proof.faults.map(\.words.en)
    // One for each letter that was written, and one for each that came, from there and from within.
    let expected =
      letters.count + letters.count { $0.receivers.contains { $0.code == school } }
      + other.letters.count { $0.receivers.contains { $0.code == code } }
    if proof.documents != expected { found.append("\(proof.documents) documents instead of \(expected)") }
    return found.map { "\(code): \($0)" }
  }
}
