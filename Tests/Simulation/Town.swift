import Documents
import Dossiers
import Exchange
import Forms
import JSON
import OneStop
import Procedures
import TestSupport
import Text
import WorkingTime

/// The people of a simulation: citizens who file and answer, officers who work. What they do is chance, and they
/// remember what the office has told them.
struct Town {
  let world: World
  var chance: SeededGenerator
  private(set) var filed: [Filed] = []
  /// What the office has acknowledged since it was last checked, and what it said.
  private(set) var acknowledged: [(deed: Deed, told: Told)] = []
  /// What was asked and not answered: the office died over it.
  private(set) var unanswered: Deed?
  private(set) var counts = Counts()
  /// Dossiers whose applicants were told of fees.
  private var charged: [DossierCode] = []
  /// What was paid at the desk for each dossier, in đồng.
  private(set) var paid: [DossierCode: Int] = [:]
  /// Documents that came by post: how many, and which of them wait for the register.
  private(set) var documents = 0
  private var unregistered: [DocumentKey] = []
  private var papers: [String: Life.Kept] = [:]
  /// The files that were handed in for each dossier, by their hashes.
  private(set) var handedIn: [DossierCode: Set<String>] = [:]
  private let hasNames: Bool
  private let ground: Ground
  private let officers: [Key<Officer>]

  /// Something that somebody asks of the office, for once, however often it has to be said.
  struct Deed {
    let name: String
    var filing: (application: Ground.Application, secretHash: String, number: Int)?
    var papers: [String] = []
    var payment: Payment?
    var isCharging = false
    var isRepeat = false
    let ask: (OneStop) throws -> Told
  }

  /// What the office said.
  enum Told: Hashable {
    case done(DossierCode, version: Int)
    case documentDone(DocumentKey, version: Int)
    case refused(String)

    init(_ outcome: Outcome) {
      self =
        switch outcome {
        case .done(let code, let version): .done(code, version: version)
        case .refused(let notice): .refused(notice.code)
        }
    }

    init(_ outcome: DocumentOutcome) {
      self =
        switch outcome {
        case .done(let key, let version): .documentDone(key, version: version)
        case .refused(let notice): .refused(notice.code)
        }
    }
  }

  /// A dossier whose receipt somebody has.
  struct Filed {
    let code: DossierCode
    let application: Ground.Application
    let secretHash: String
    /// Which submission it came of.
    let number: Int
  }

  /// What was asked so far.
  struct Counts: Equatable {
    var submitted = 0
    var done = 0
    var refused: [String: Int] = [:]
    var repeated = 0
  }

  /// - Parameters:
  ///   - hasNames: Whether every applicant has a name that nobody else has.
  ///   - busy: The officers who have the most to do, as often as that is: the desk of the department.
  init(
    _ world: World, seed: UInt64, hasNames: Bool = false, busy: [Key<Officer>] = Array(repeating: "lan", count: 15)
  ) throws {
    self.world = world
    self.hasNames = hasNames
    chance = SeededGenerator(seed: seed)
    ground = try Ground.shared.get()
    officers = ground.definitions.authority.officers.map(\.id) + busy
  }

  /// The commands that were answered.
  var commands: Int { counts.done + counts.refused.values.reduce(0, +) + counts.repeated }

  /// Somebody asks something of the office. When it fails, the same is asked again as soon as it is there again.
  mutating func go(on life: Life) throws {
    guard let deed = try unanswered ?? next(on: life) else { return }
    unanswered = deed
    let told: Told
    do { told = try deed.ask(life.office) } catch FileRefusal.noSuchUpload {
      // A paper was swept before a dossier took it, and nothing has happened: whoever asked begins anew.
      unanswered = nil
      return
    }
    unanswered = nil
    guard !deed.isRepeat else {
      counts.repeated += 1
      return
    }
    acknowledged.append((deed, told))
    switch told {
    case .done(let code, _):
      counts.done += 1
      handedIn[code, default: []].formUnion(deed.papers)
      if let filing = deed.filing {
        filed.append(
          Filed(
            code: code, application: filing.application, secretHash: filing.secretHash, number: filing.number))
      }
      if deed.isCharging { charged.append(code) }
      if let payment = deed.payment { paid[code, default: 0] += payment.amount.dong }
    case .documentDone(let key, let version):
      counts.done += 1
      if version == 1 {
        documents += 1
        unregistered.append(key)
      } else {
        unregistered.removeAll { $0 == key }
      }
    case .refused(let code): counts.refused[code, default: 0] += 1
    }
  }

  /// Says again all that was acknowledged and not forgotten yet; what is told otherwise than then.
  func differences(at office: OneStop) throws -> [String] {
    try acknowledged.compactMap { deed, told in
      let again = try deed.ask(office)
      return again == told ? nil : "\(deed.name): \(told), and then \(again)"
    }
  }

  /// The papers that the office says are kept, for a dossier or as uploads, and has no more or not as they were.
  func lostFiles(on life: Life) throws -> [String] {
    try papers.values.filter { try life.isNamed($0) && life.hash(of: $0) != $0.sha256 }
      .map { "the file \($0.sha256) is lost" }.sorted()
  }

  /// From now on what was acknowledged so far is not said again: it is known to be safe.
  mutating func forget() { acknowledged = [] }

  /// What somebody asks next; nil when it is nobody's turn after all.
  private mutating func next(on life: Life) throws -> Deed? {
    world.wait(seconds: Int64.random(in: 1...600, using: &chance))
    switch Int.random(in: 0..<100, using: &chance) {
    case 0..<25: return try submission(on: life)
    case 25..<75: return try work(on: life.office)
    case 75..<80: return try taking(on: life.office)
    case 80..<90: return try answering(on: life)
    case 90..<93: return saying()
    case 93..<96: return document()
    default:
      guard var deed = acknowledged.suffix(200).randomElement(using: &chance)?.deed else { return nil }
      deed.isRepeat = true
      return deed
    }
  }
}

extension Town {
  private func request(
    _ owner: String, _ id: String, _ caller: Caller, expecting: Int? = nil
  ) -> CommandRequest {
    CommandRequest(key: CommandKey(owner: owner, id: id), digest: id, caller: caller, expecting: expecting)
  }

  /// A paper; most have been handed in before, by somebody else.
  private mutating func paper(for part: Key<Part>, on life: Life, _ words: String) throws -> Paper {
    let isKnown = Int.random(in: 0..<10, using: &chance) > 0
    var known = isKnown ? papers[words] : nil
    // What no dossier took is swept after a day.
    if let there = known, try !life.isNamed(there) { known = nil }
    let kept = try known ?? life.upload("%PDF-1.7 \(words)", at: world.now)
    papers[words] = kept
    return Paper(
      part: part, sha256: kept.sha256, name: "\(part).pdf", bytes: kept.bytes, type: "application/pdf")
  }

  /// A citizen files, at home or at the desk.
  private mutating func submission(on life: Life) throws -> Deed? {
    let applications = Int.random(in: 0..<4, using: &chance) == 0 ? ground.charged : ground.applications
    guard let application = applications.randomElement(using: &chance),
      let procedure = life.office.definitions.procedures[application.procedure],
      case .right(let answers) = life.office.judge(
        .object(application.answers(namedBy: hasNames ? counts.submitted + 1 : nil)), to: procedure)
    else { return nil }
    let copy = Int.random(in: 0..<20, using: &chance)
    var papers: [Paper] = []
    for part in application.papers { papers.append(try paper(for: part, on: life, "\(part) \(copy)")) }
    counts.submitted += 1
    let number = counts.submitted
    let key = CommandKey(owner: "form", id: "\(number)")
    let hash = OneStop.hash(ofSecret: try life.office.receiptSecret(for: key))
    let submission = Submission(channel: application.channel, answers: answers, papers: papers, secretHash: hash)
    let request = request("form", "\(number)", .applicant(secretHash: hash))
    return Deed(
      name: "submission \(number)", filing: (application, hash, number), papers: papers.map(\.sha256)
    ) { office in
      Told(try office.submit(submission, to: application.procedure, request))
    }
  }

  /// An officer does something that the step of a task in the own queue knows, possible or not.
  private mutating func work(on office: OneStop) throws -> Deed? {
    guard let (officer, row) = try task(on: office),
      let step = ground.definitions.procedures[row.dossier.procedure]?.step(row.task.step),
      let action = step.actions.filter({ $0.by == .officer }).randomElement(using: &chance)
    else { return nil }
    var items: [AskedItem] = []
    if action.needs.contains(.items), let part = ground.definitions.procedures[row.dossier.procedure]?.parts.first {
      items = [AskedItem(item: .part(part.id), remark: "Bản rõ hơn")]
    }
    var payment: Payment?
    if action.needs.contains(.payment) {
      payment = Payment(
        amount: try office.view(row.dossier.code, for: .officer(officer)).dossier.owed, means: .cash,
        reference: "BL \(row.dossier.code)")
    }
    let reason = Bool.random(using: &chance) || action.needs.contains(.reason) ? "Theo quy định" : nil
    let act = Act(
      task: row.task.number, action: action.id, reason: reason, items: items, payment: payment)
    var deed = perform(.act(act), "\(action.id)", on: row, by: officer)
    deed.payment = payment
    deed.isCharging = action.charge != nil
    return deed
  }

  /// An officer takes a task, or gives it back.
  private mutating func taking(on office: OneStop) throws -> Deed? {
    guard let (officer, row) = try task(on: office) else { return nil }
    return row.task.officer == nil
      ? perform(.take(task: row.task.number), "take", on: row, by: officer)
      : perform(.release(task: row.task.number), "release", on: row, by: officer)
  }

  private mutating func task(on office: OneStop) throws -> (officer: Key<Officer>, row: QueueRow)? {
    guard let officer = officers.randomElement(using: &chance),
      let row = try office.queue(of: officer, limit: 4).rows.randomElement(using: &chance)
    else { return nil }
    return (officer, row)
  }

  /// Half of the officers say which version they saw.
  private mutating func perform(_ command: Command, _ name: String, on row: QueueRow, by officer: Key<Officer>) -> Deed
  {
    let code = row.dossier.code
    let request = request(
      "officer/\(officer)", "\(name) \(code) \(row.dossier.version)", .officer(officer),
      expecting: Bool.random(using: &chance) ? row.dossier.version : nil)
    return Deed(name: "\(name) on \(code) by \(officer)") { Told(try $0.perform(command, on: code, request)) }
  }

  /// An applicant hands in what was asked for, takes the dossier back, or does what else the step knows.
  private mutating func answering(on life: Life) throws -> Deed? {
    guard let filed = filed.suffix(100).randomElement(using: &chance) else { return nil }
    let caller = Caller.applicant(secretHash: filed.secretHash)
    let view = try life.office.view(filed.code, for: caller)
    guard let offer = view.offers.randomElement(using: &chance) else { return nil }
    var act = Act(task: offer.task, action: offer.action.id, reason: "Theo nguyện vọng")
    if offer.action.needs.contains(.supplement), let answers = view.answers {
      let asked = view.askedItems.compactMap { asked -> Key<Part>? in
        if case .part(let part) = asked.item { part } else { nil }
      }
      var papers: [Paper] = []
      for part in asked { papers.append(try paper(for: part, on: life, "bổ sung \(part)")) }
      act.supplement = Supplement(answers: answers, papers: papers)
    }
    let (command, code) = (Command.act(act), filed.code)
    let request = request("receipt/\(code)", "\(offer.action.id) \(view.dossier.version)", caller)
    return Deed(
      name: "\(offer.action.id) on \(code) by its applicant", papers: act.supplement?.papers.map(\.sha256) ?? []
    ) {
      Told(try $0.perform(command, on: code, request))
    }
  }

  /// An applicant goes to pay on line, or presses once more.
  mutating func pay(at office: OneStop) throws {
    guard let code = charged.suffix(8).randomElement(using: &chance),
      let filed = filed.last(where: { $0.code == code })
    else { return }
    let caller = Caller.applicant(secretHash: filed.secretHash)
    let view = try office.view(filed.code, for: caller)
    guard view.isPayableOnline else { return }
    let request = request("receipt/\(filed.code)", "pay \(view.dossier.version)", caller)
    do {
      _ = try office.beginPayment(of: filed.code, from: "192.0.2.7", request)
      counts.done += 1
    } catch let refusal as PaymentRefusal {
      counts.refused["payment \(refusal)", default: 0] += 1
    }
  }

  /// An applicant writes to the office, or says how it was.
  private mutating func saying() -> Deed? {
    guard let filed = filed.suffix(100).randomElement(using: &chance) else { return nil }
    let stars = Int.random(in: 1...5, using: &chance)
    let command: Command =
      Bool.random(using: &chance) ? .message("Khi nào có kết quả?") : .rate(Rating(stars: stars, comment: nil))
    let code = filed.code
    let request = request(
      "receipt/\(code)", "said \(world.time.milliseconds)", .applicant(secretHash: filed.secretHash))
    return Deed(name: "words on \(code)") { Told(try $0.perform(command, on: code, request)) }
  }

  /// A letter comes by post, or is entered into the register.
  private mutating func document() -> Deed? {
    let clerk: Key<Officer> = "minh"
    if let key = unregistered.randomElement(using: &chance), Bool.random(using: &chance) {
      let request = request("officer/\(clerk)", "register \(key)", .officer(clerk))
      return Deed(name: "register \(key)") { Told(try $0.perform(.register(attested: nil), on: key, request)) }
    }
    let request = request("officer/\(clerk)", "letter \(world.time.milliseconds)", .officer(clerk))
    let letter = ReceivedDocument(
      agency: "so-gddt", medium: .paper, kind: .officialLetter, urgency: .normal, secrecy: .none, authenticity: .paper,
      isAddressedHere: true, answers: nil,
      content: DocumentContent(
        subject: "V/v xác minh văn bằng", sender: Party(name: "Sở Giáo dục và Đào tạo tỉnh Bên", code: "H99.06"),
        code: "267/SGDĐT-VP", date: LocalTime(world.now).day, signer: "Nguyễn Văn Mẫu"))
    return Deed(name: "a letter") { Told(try $0.receive(letter, request)) }
  }
}
