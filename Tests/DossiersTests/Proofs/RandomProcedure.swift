import Procedures

/// A procedure made by chance, as the text of its file: some are right, most have one fault or another.
struct RandomProcedure {
  /// The text of `procedure.yaml`.
  let text: String

  /// Chance that comes out the same for the same seed (SplitMix64).
  struct Chance {
    var state: UInt64

    mutating func below(_ count: Int) -> Int {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return Int((z ^ (z >> 31)) % UInt64(count))
    }

    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }
  }

  /// How the result is received: on line by everybody, by nobody, or as the applicant chooses.
  private enum Receiving: CaseIterable {
    case online, onlineStill, chosen, collected

    func put(into head: String) -> String {
      switch self {
      case .online, .onlineStill: head.replacing("level: 3", with: "level: 4")
      case .chosen:
        head.replacing("level: 3", with: "level: 4").replacing("person: nguoi", with: "person: nguoi, receives: nhan")
      case .collected: head
      }
    }
  }

  init(seed: UInt64) {
    var chance = Chance(state: seed)
    let count = 1 + chance.below(4)
    // Every second one has a way out of every step, so that many are right.
    let isTame = seed % 2 == 0
    let waiting = (0..<count).map { $0 > 0 && chance.happens(25) }
    let hearing = (0..<count).map { _ in chance.happens(20) }
    let searching = (0..<count).map { !waiting[$0] && chance.happens(35) }
    // Every third one has a fee, and a limit that a table decides.
    let isCharged = seed % 3 == 0
    let receiving = Receiving.allCases[Int(seed % 7) % Receiving.allCases.count]
    var text = receiving.put(into: isCharged ? RandomProcedure.chargedHead(&chance) : RandomProcedure.head)
    // Two subjects at most, so that going everywhere stays a matter of milliseconds.
    let subjects = [chance.below(atoms.count), chance.below(atoms.count)]
    let conditions =
      subjects.flatMap { atoms[$0] } + (searching.contains(true) ? verdicts : []) + ["false"]
      + (receiving == .chosen ? ["nhan = \"truc-tuyen\"", "nhan != \"truc-tuyen\""] : [])
    for step in 0..<count {
      text += "  - step: s\(step)\n    name: { vi: B\(step), en: S\(step) }\n    national: 4\n"
      let isHearing = hearing[step] && !waiting[step]
      if waiting[step] {
        text += "    waits: applicant\n    limit: 30 days\n"
      } else if isHearing {
        text += RandomProcedure.hearing(of: count, isTame, &chance)
      } else {
        text += "    role: can-bo\n"
        if chance.happens(20) {
          text += "    limit: \(chance.pick(["5 days", "{ online: 4 days, counter: 6 days }"]))\n"
        }
      }
      if searching[step] { text += "    lookup: { register: so, match: { ten: ten } }\n" }
      if !waiting[step], !isTame, chance.happens(15) {
        text += "    clock: \(chance.pick(["start", "resume", "stop"]))\n"
      }
      text += "    actions:\n"
      if isHearing { text += RandomProcedure.opinions(conditions, isTame, &chance) }
      for action in 0..<(1 + chance.below(3)) {
        text += RandomProcedure.action(
          "a\(action)", at: step, of: count, isWaiting: waiting[step], conditions, isTame, isCharged: isCharged, &chance
        )
      }
      if isTame {
        let next = step + 1 < count ? "s\(step + 1)" : "e0"
        let by = waiting[step] ? "by: applicant, " : ""
        text += "      - { action: tiep, name: { vi: T, en: N }, \(by)result: issued, letter: thu, to: \(next) }\n"
        text += step == 0 ? "      - { action: thoi, name: { vi: T, en: N }, to: e1 }\n" : ""
      }
      if waiting[step] {
        text +=
          "      - { action: het-han, name: { vi: H, en: E }, by: clock, to: \(chance.pick(["e0", "e1", "s0", "back"])) }\n"
      }
    }
    // Every fourth one may be withdrawn, with one consequence or another for what is owed.
    let isWithdrawn = seed % 4 == 1
    if isWithdrawn {
      let fees = isCharged ? ", fees: \(chance.pick(["cancel", "settle"]))" : ""
      text += "withdraw: { until: s\(chance.below(count)), to: e2, needs: [reason]\(fees) }\n"
    }
    text += RandomProcedure.ends
    if isWithdrawn { text += "  - { end: e2, name: { vi: Rút, en: Withdrawn }, national: 7, outcome: withdrawn }\n" }
    if chance.happens(50) { text += "retention: { keep: 5 years after end, legal: Luật }\n" }
    self.text = text
  }

  /// Several who are heard at the same time: two tasks of one or two members, one, two or all of whom have to agree.
  private static func hearing(of count: Int, _ isTame: Bool, _ chance: inout Chance) -> String {
    let members = 1 + chance.below(2)
    return """
          tasks:
            - { task: mot, name: { vi: M, en: O }, role: can-bo, limit: 5 days }
            - { task: hai, name: { vi: H, en: T }, role: can-bo, members: \(members), limit: 3 days }
          opinions:
            needed: \(chance.pick(["all", "any", "2"]))
            agreed: \(isTame ? "e0" : way(count, &chance))
            objected: \(way(count, &chance))

      """
  }

  private static func opinions(_ conditions: [String], _ isTame: Bool, _ chance: inout Chance) -> String {
    let when = isTame || chance.happens(70) ? "" : ", when: '\(condition(conditions, &chance))'"
    var text = "      - { action: co, name: { vi: C, en: Y }, opinion: agree, result: issued, letter: thu\(when) }\n"
    text += "      - { action: khong, name: { vi: K, en: N }, opinion: object, result: issued, letter: thu\(when) }\n"
    if chance.happens(30) {
      text += "      - { action: nhac, name: { vi: N, en: R }, by: clock, to: stay }\n"
      if chance.happens(50) {
        text += "      - { action: im-lang, name: { vi: I, en: S }, by: clock, after: 2 days, opinion: agree }\n"
      }
    }
    return text
  }

  private static func action(
    _ name: String, at step: Int, of count: Int, isWaiting: Bool, _ conditions: [String], _ isTame: Bool,
    isCharged: Bool, _ chance: inout Chance
  ) -> String {
    var lines = ["action: \(name)", "name: { vi: A, en: A }"]
    let byApplicant = isWaiting ? isTame || chance.happens(85) : chance.happens(15)
    if byApplicant { lines.append("by: applicant") }
    if chance.happens(55) { lines.append("when: '\(condition(conditions, &chance))'") }
    if byApplicant, isWaiting, chance.happens(50) { lines.append("needs: [supplement]") }
    if !byApplicant, chance.happens(25) { lines.append("needs: [reason, items]") }
    if !isTame, chance.happens(30) { lines.append("clock: \(chance.pick(["start", "pause", "resume", "stop"]))") }
    if !isTame, chance.happens(15) {
      lines.append("result: collected")
    } else if isTame || chance.happens(30) {
      lines.append("result: issued")
      lines.append("letter: thu")
    }
    if isCharged, !byApplicant, chance.happens(60) {
      lines.append(chance.pick(["charge: reception", "charge: cancel", "needs: [payment]"]))
      if lines.last == "needs: [payment]" { lines.removeAll { $0 == "needs: [reason, items]" } }
    }
    if chance.happens(25) {
      lines.append(
        "to: [{ when: '\(condition(conditions, &chance))', to: \(target(count, &chance)) }, { to: \(target(count, &chance)) }]"
      )
    } else {
      lines.append("to: \(target(count, &chance))")
    }
    return "      - " + lines.joined(separator: "\n        ") + "\n"
  }

  /// Opinions lead on, they cannot stay.
  private static func way(_ count: Int, _ chance: inout Chance) -> String {
    let target = target(count, &chance)
    return target == "stay" ? "back" : target
  }

  private static func target(_ count: Int, _ chance: inout Chance) -> String {
    chance.happens(35)
      ? chance.pick(["e0", "e1"])
      : chance.happens(15) ? chance.pick(["back", "stay"]) : "s\(chance.below(count))"
  }

  private static func condition(_ atoms: [String], _ chance: inout Chance) -> String {
    let first = chance.pick(atoms)
    guard chance.happens(35) else { return first }
    return "\(first) \(chance.pick(["and", "or"])) \(chance.pick(atoms))"
  }

  private static let head = """
    procedure: thu
    code: "1.000001"
    name: { vi: Thử, en: Trial }
    summary: { vi: Thử, en: Trial }
    field: { code: G03, name: { vi: Thử, en: Trial } }
    level: 3
    class: mot-phan
    unit: so
    legal: []
    who: []
    channels: [online, counter]
    form: don
    applicant: { person: nguoi }
    fees: none
    time: none
    result: { code: KQ, name: { vi: Thử, en: Trial } }
    steps:

    """

  /// A fee that is charged of some, and a limit of two lengths.
  private static func chargedHead(_ chance: inout Chance) -> String {
    let amounts = (0..<3).map { _ in chance.pick(["0", "5000"]) }
    let waivers =
      chance.happens(40)
      ? ", waivers: [{ waiver: mien, name: { vi: M, en: W }, when: '\(chance.pick(["gap", "so > 3"]))', legal: Luật }]"
      : ""
    return head.replacing("time: none", with: "time: { decision: han }").replacing(
      "fees: none",
      with: """
        fees: { decision: phi, when: reception\(waivers) }
        decisions:
          - decision: phi
            inputs: [loai]
            outputs: [{ output: phi, type: number }]
            rules:
              - { when: '"a"', then: "\(amounts[0])" }
              - { when: '"b"', then: "\(amounts[1])" }
              - { when: '"c"', then: "\(amounts[2])" }
          - decision: han
            policy: first
            inputs: [loai]
            outputs: [{ output: han, type: string, default: '"30 days"' }]
            rules:
              - { when: '"a"', then: '"60 days"' }
        """)
  }

  /// One that is right, around which the others are put.
  static let right =
    head.replacing("level: 3", with: "level: 4") + """
        - step: s0
          name: { vi: B, en: S }
          national: 1
          role: can-bo
          actions:
            - { action: a0, name: { vi: A, en: A }, to: e0, result: issued, letter: thu }
            - { action: a1, name: { vi: A, en: A }, to: e1 }

      """ + ends

  private static let ends = """
    ends:
      - { end: e0, name: { vi: Xong, en: Done }, national: 10, outcome: granted }
      - { end: e1, name: { vi: Thôi, en: Refused }, national: 3, outcome: refused }

    """

  /// The files around it: a form whose third question depends on the first, a register, an authority.
  static let surroundings = [
    "Forms/don.yaml": """
    form: don
    name: { vi: Đơn, en: Request }
    sections:
      - section: chung
        name: { vi: Chung, en: All }
        fields:
          - { field: nguoi, type: person, label: { vi: Người, en: Person }, required: true }
          - { field: ten, type: text, label: { vi: Tên, en: Name }, required: true, length: 50 }
          - field: loai
            type: choice
            label: { vi: Loại, en: Kind }
            required: true
            options: [{ value: a, label: { vi: A, en: A } }, { value: b, label: { vi: B, en: B } }, { value: c, label: { vi: C, en: C } }]
          - field: nhan
            type: choice
            label: { vi: Nhận, en: Receive }
            required: true
            options: [{ value: truc-tuyen, label: { vi: T, en: O } }, { value: tai-bo-phan, label: { vi: B, en: D } }]
          - { field: gap, type: yes-no, label: { vi: Gấp, en: Urgent }, required: true }
          - { field: so, type: number, label: { vi: Số, en: Number }, required: true, least: 1, most: 5 }
          - field: them
            type: choice
            label: { vi: Thêm, en: More }
            when: 'loai = "a"'
            required: true
            options: [{ value: x, label: { vi: X, en: X } }, { value: y, label: { vi: Y, en: Y } }]
          - { field: ngay, type: date, label: { vi: Ngày, en: Day }, earliest: 2026-01-01, latest: 2026-01-03 }

    """,
    "Workflows/authority.yaml": """
    authority: tinh
    name: { vi: Tỉnh, en: Province }
    calendar: lich
    units:
      - { unit: so, kind: department, name: { vi: Sở, en: Department }, code: { qd20: H99.01 }, bank: { bin: "970436", account: "1", name: SO } }
    roles:
      - { role: can-bo, name: { vi: Cán bộ, en: Officer } }

    """,
    "Workflows/officers.yaml": """
    officers:
      - officer: lan
        name: Lan
        positions: [{ unit: so, role: can-bo, from: 2025-01-01 }]
      - officer: duc
        name: Duc
        positions: [{ unit: so, role: can-bo, from: 2025-01-01 }]
      - officer: hoa
        name: Hoa
        positions: [{ unit: so, role: can-bo, from: 2025-01-01 }]
      - officer: tam
        name: Tam
        positions: [{ unit: so, role: can-bo, from: 2025-01-01 }]

    """,
    "Workflows/calendars/lich.yaml": """
    calendar: lich
    version: 1
    name: { vi: Lịch, en: Calendar }
    from: 2026-01-01
    to: 2030-12-31
    hours:
      - { days: monday to friday, open: "07:00-11:30, 13:30-17:00" }

    """,
    "Workflows/letters/thu.yaml": """
    letter: thu
    title: { vi: Thư, en: Letter }
    number: "{so}/T-{nam}"
    blocks: [{ text: { vi: Thư, en: Letter } }]

    """,
    "Workflows/registers/so.yaml": """
    register: so
    name: { vi: Sổ, en: Register }
    fields:
      - { field: ten, type: text, required: true, name: { vi: Tên, en: Name } }
    identity: [ten]
    keys:
      - [ten]

    """,
  ]
}

/// What conditions say of each subject.
private let atoms = [
  [
    "loai = \"a\"", "loai != \"a\"", "loai = \"b\"", "loai in (\"a\", \"b\")", "them = \"x\"", "them != \"x\"",
    "not(them = \"x\")",
  ],
  ["gap", "not(gap)", "gap = false"],
  ["so <= 3", "so > 3", "(so in [2..4])", "so != 5"],
  ["ngay < date(\"2026-01-02\")", "ngay >= date(\"2026-01-02\")", "ngay = null"],
  ["ho so.kenh = \"online\"", "ho so.kenh = \"counter\""],
  ["ho so.so lan bo sung < 1", "ho so.so lan bo sung >= 1"],
]

/// What conditions say of a search.
private let verdicts = ["khop", "sai-khac", "khong-co"].flatMap {
  ["tra cuu.ket qua = \"\($0)\"", "tra cuu.ket qua != \"\($0)\""]
}
