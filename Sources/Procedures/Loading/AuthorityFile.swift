import Text
import WorkingTime
import YAML

/// `Workflows/authority.yaml`: units and roles of one tenant; `Workflows/officers.yaml`: who holds which.
enum AuthorityFile {
  static func read(
    _ authority: Node, officers: Node?, calendars: [Key<WorkingCalendar>], notices: NoticeShelf, _ findings: Findings
  ) -> Authority? {
    guard let draft = reading(authority, findings) else { return nil }
    if !calendars.contains(draft.calendar.value) {
      findings.error(
        at: draft.calendar.place,
        Words(vi: "không có lịch `\(draft.calendar.value)`", en: "there is no calendar `\(draft.calendar.value)`"),
        suggestion: nearestWord(to: draft.calendar.value.text, among: calendars.map(\.text)))
    }
    var units = Declared<Unit>(Words(vi: "đơn vị", en: "unit"))
    for unit in draft.units { units.declare(unit.id, findings) }
    var roles = Declared<Role>(Words(vi: "vai trò", en: "role"))
    for role in draft.roles { roles.declare(role.id, findings) }
    checkTree(draft.units, units, findings)
    checkCodes(draft.units, findings)
    var authority = Authority(
      id: draft.id.value, name: draft.name, calendar: draft.calendar.value, units: placed(draft.units.map(\.unit)),
      roles: draft.roles.map {
        Role(
          id: $0.id.value, name: $0.name, supervises: $0.supervises, needsSecondFactor: $0.secondFactor == .required)
      },
      officers: officers.map { readOfficers($0, units, roles, findings) } ?? [])
    for binding in draft.notices {
      authority.notices[binding.occasion] = binding.notice.flatMap { notices.find($0, findings)?.id }
    }
    return authority
  }

  private struct Draft {
    let id: Placed<Key<Authority>>
    let name: Words
    let calendar: Placed<Key<WorkingCalendar>>
    let units: [UnitDraft]
    let roles: [RoleDraft]
    let notices: [NoticeBinding]
  }

  private struct UnitDraft {
    let id: Placed<Key<Unit>>
    let parent: Placed<Key<Unit>>?
    let code: Placed<AgencyCode>?
    let unit: Unit
  }

  private struct RoleDraft {
    let id: Placed<Key<Role>>
    let name: Words
    let supervises: Bool
    let secondFactor: SecondFactorRule?
  }

  private enum SecondFactorRule: String, CaseIterable {
    case required
  }

  static var schema: Schema { Schema(of: reading) }
  static var officersSchema: Schema { Schema(of: officersReading) }

  private static var reading: Reading<Draft> {
    .mapping("authority") { reader in
      let id = reader.required(
        "authority", as: .key(of: Authority.self), Words(vi: "tên cơ quan chủ quản", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "cơ quan gọi là gì", en: "what people call it"))
      let calendar = reader.required(
        "calendar", as: .key(of: WorkingCalendar.self),
        Words(vi: "lịch làm việc", en: "the calendar by which its units work"))
      let units = reader.required(
        "units", as: .list(of: unit, count: 1...10_000),
        Words(vi: "các đơn vị, cấp trên đứng trước", en: "its units, parents before children"))
      let roles = reader.required(
        "roles", as: .list(of: role, count: 1...1000), Words(vi: "các vai trò", en: "its roles"))
      let notices = reader.optional(
        "notices", as: NoticeBinding.reading, Words(vi: "thông báo cho người nộp", en: "what applicants are told"))
      guard let id, let name, let calendar, let units, let roles else { return nil }
      return Draft(id: id, name: name, calendar: calendar, units: units, roles: roles, notices: notices ?? [])
    }
  }

  private static var unit: Reading<UnitDraft> {
    .mapping("unit") { reader in
      let id = reader.required("unit", as: .key(of: Unit.self), Words(vi: "tên đơn vị", en: "its name"))
      let kind = reader.required("kind", as: .choice(of: Unit.Kind.self), Words(vi: "loại đơn vị", en: "what it is"))
      let parent = reader.optional(
        "parent", as: .key(of: Unit.self), Words(vi: "đơn vị cấp trên", en: "the unit above it"))
      let name = reader.required("name", as: .words, Words(vi: "đơn vị gọi là gì", en: "what people call it"))
      let code = reader.optional(
        "code", as: .placed(agencyCode),
        Words(
          vi: "mã định danh; có mã mới cấp được số",
          en: "its identification codes; only an agency with a code numbers dossiers and letters"))
      let place = reader.optional(
        "place", as: .words, Words(vi: "địa danh ghi trên thư", en: "the place that its letters are dated from"))
      let address = reader.optional("address", as: .words, Words(vi: "địa chỉ", en: "where it is"))
      let phone = reader.optional("phone", as: .text, Words(vi: "điện thoại", en: "its telephone"))
      let email = reader.optional("email", as: .text, Words(vi: "thư điện tử", en: "its e-mail address"))
      let bank = reader.optional(
        "bank", as: bankAccount, Words(vi: "tài khoản nhận phí", en: "the account that fees are transferred to"))
      let partner = reader.optional(
        "payment-partner", as: .placed(paymentPartner),
        Words(
          vi: "mã đối tác (`MaDoiTac`) tại nền tảng thanh toán",
          en: "its name (`MaDoiTac`) at the payment platform"))
      if let partner, bank == nil {
        reader.findings.error(
          at: partner.place,
          Words(
            vi: "nộp trực tuyến cần tài khoản thụ hưởng: thêm `bank`",
            en: "money that is paid on line goes to an account: add `bank`"))
      }
      guard let id, let kind, let name else { return nil }
      var unit = Unit(
        id: id.value, kind: kind, parent: parent?.value, name: name, code: code?.value, place: place, address: address,
        phone: phone, email: email, bank: bank)
      unit.paymentPartner = partner?.value
      return UnitDraft(id: id, parent: parent, code: code, unit: unit)
    }
  }

  private static var bankAccount: Reading<BankAccount> {
    .mapping("bank account") { reader in
      let bin = reader.required(
        "bin",
        as: .parsed(Words(vi: "mã ngân hàng 6 chữ số như 970436", en: "the six figures of a bank such as 970436")) {
          $0.utf8.count == 6 && $0.utf8.allSatisfy { (48...57).contains($0) } ? $0 : nil
        }, Words(vi: "mã ngân hàng (BIN) theo NAPAS", en: "the bank (BIN), as NAPAS lists it"))
      let account = reader.required(
        "account",
        as: .parsed(Words(vi: "số tài khoản, 1 đến 19 chữ số hoặc chữ cái", en: "1 to 19 figures or letters")) { text in
          let isRight = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
          }
          return (1...19).contains(text.utf8.count) && isRight ? text : nil
        }, Words(vi: "số tài khoản, trong ngoặc kép", en: "the number of the account, in quotes"))
      let name = reader.required("name", as: .text, Words(vi: "tên chủ tài khoản", en: "whose account it is"))
      guard let bin, let account, let name else { return nil }
      return BankAccount(bin: bin, account: account, name: name)
    }
  }

  private static var paymentPartner: Reading<String> {
    .parsed(
      Words(vi: "mã đối tác: 1 đến 50 chữ cái, chữ số, `-`, `_`, `.`", en: "1 to 50 letters, figures, `-`, `_`, `.`"),
      pattern: "^[A-Za-z0-9._-]{1,50}$"
    ) { text in
      let isRight = text.utf8.allSatisfy {
        (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || [45, 46, 95].contains($0)
      }
      return (1...50).contains(text.utf8.count) && isRight ? text : nil
    }
  }

  private static var agencyCode: Reading<AgencyCode> {
    .mapping("agency code") { reader in
      let newer = reader.required("qd20", as: code, Words(vi: "mã theo QĐ 20/2020", en: "code by QĐ 20/2020"))
      let older = reader.optional("qcvn102", as: code, Words(vi: "mã theo QCVN 102", en: "code by QCVN 102"))
      guard let newer else { return nil }
      return AgencyCode(newer: newer, older: older)
    }
  }

  private static var code: Reading<String> {
    .parsed(
      Words(vi: "mã định danh như H56.06 (tối đa 35 ký tự)", en: "an identification code such as H56.06 (at most 35)"),
      pattern: "^[A-Z0-9.]{1,35}$"
    ) { text in
      let isRight =
        text.utf8.count <= 35 && !text.isEmpty
        && text.utf8.allSatisfy { (48...57).contains($0) || (65...90).contains($0) || $0 == 46 }
      return isRight ? text : nil
    }
  }

  private static var role: Reading<RoleDraft> {
    .mapping("role") { reader in
      let id = reader.required("role", as: .key(of: Role.self), Words(vi: "tên vai trò", en: "its name"))
      let name = reader.required("name", as: .words, Words(vi: "vai trò gọi là gì", en: "what people read"))
      let supervises =
        reader.optional(
          "supervises", as: .flag,
          Words(vi: "xem được việc của cả đơn vị", en: "whether it sees the work of the whole unit")) ?? false
      let secondFactor = reader.optional(
        "second-factor", as: .choice(of: SecondFactorRule.self),
        Words(vi: "phải đăng nhập bằng hai yếu tố", en: "whether it is held only with a second factor"))
      guard let id, let name else { return nil }
      return RoleDraft(id: id, name: name, supervises: supervises, secondFactor: secondFactor)
    }
  }

  /// The units, each with the place of the unit above it where it has none of its own.
  private static func placed(_ units: [Unit]) -> [Unit] {
    var places: [Key<Unit>: Words] = [:]
    return units.map { unit in
      var unit = unit
      unit.place = unit.place ?? unit.parent.flatMap { places[$0] }
      places[unit.id] = unit.place
      return unit
    }
  }

  private static func checkTree(_ units: [UnitDraft], _ declared: Declared<Unit>, _ findings: Findings) {
    var seen: Set<Key<Unit>> = []
    for unit in units {
      if let parent = unit.parent {
        declared.check(parent, findings)
        if declared.contains(parent.value), !seen.contains(parent.value) {
          findings.error(
            at: parent.place,
            Words(
              vi: "đơn vị cấp trên `\(parent.value)` phải đứng trước",
              en: "the unit above, `\(parent.value)`, has to stand first"))
        }
      }
      seen.insert(unit.id.value)
    }
  }

  private static func checkCodes(_ units: [UnitDraft], _ findings: Findings) {
    var places: [String: Place] = [:]
    for unit in units {
      guard let code = unit.code else { continue }
      for text in [code.value.newer, code.value.older].compactMap(\.self) {
        if let first = places[text] {
          findings.error(
            at: code.place,
            Words(vi: "mã `\(text)` đã dùng tại \(first)", en: "the code `\(text)` is used already at \(first)"))
        }
        places[text] = code.place
      }
    }
  }
}

extension AuthorityFile {
  private struct OfficerDraft {
    let id: Placed<Key<Officer>>
    let name: String
    let positions: [PositionDraft]
  }

  private struct PositionDraft {
    let unit: Placed<Key<Unit>>
    let role: Placed<Key<Role>>
    let from: Day
    let until: Placed<Day>?
  }

  private static func readOfficers(
    _ node: Node, _ units: Declared<Unit>, _ roles: Declared<Role>, _ findings: Findings
  ) -> [Officer] {
    var declared = Declared<Officer>(Words(vi: "cán bộ", en: "officer"))
    return (officersReading(node, findings) ?? []).map { draft in
      declared.declare(draft.id, findings)
      for position in draft.positions {
        units.check(position.unit, findings)
        roles.check(position.role, findings)
        if let until = position.until, until.value < position.from {
          findings.error(
            at: until.place,
            Words(
              vi: "ngày kết thúc \(until.value) trước ngày bắt đầu \(position.from)",
              en: "the last day \(until.value) is before the first day \(position.from)"))
        }
      }
      return Officer(
        id: draft.id.value, name: draft.name,
        positions: draft.positions.map {
          Position(unit: $0.unit.value, role: $0.role.value, from: $0.from, until: $0.until?.value)
        })
    }
  }

  private static var officersReading: Reading<[OfficerDraft]> {
    .mapping("officers") {
      $0.required("officers", as: .list(of: officer), Words(vi: "các cán bộ", en: "who works for the authority"))
    }
  }

  private static var officer: Reading<OfficerDraft> {
    .mapping("officer") { reader in
      let id = reader.required(
        "officer", as: .key(of: Officer.self),
        Words(vi: "tên cán bộ, cũng là tên tài khoản", en: "the name of the account, too"))
      let name = reader.required("name", as: .text, Words(vi: "họ tên", en: "the person's name"))
      let positions = reader.list(
        "positions", of: position,
        Words(vi: "giữ vai trò gì, ở đâu, từ khi nào", en: "what the person was, is and will be"))
      guard let id, let name else { return nil }
      return OfficerDraft(id: id, name: name, positions: positions)
    }
  }

  private static var position: Reading<PositionDraft> {
    .mapping("position") { reader in
      let unit = reader.required("unit", as: .key(of: Unit.self), Words(vi: "ở đơn vị nào", en: "where"))
      let role = reader.required("role", as: .key(of: Role.self), Words(vi: "vai trò gì", en: "as what"))
      let from = reader.required("from", as: .day, Words(vi: "từ ngày", en: "the first day"))
      let until = reader.optional(
        "until", as: .placed(.day),
        Words(vi: "đến hết ngày; không ghi là chưa biết", en: "the last day; open when not said"))
      guard let unit, let role, let from else { return nil }
      return PositionDraft(unit: unit, role: role, from: from, until: until)
    }
  }
}
