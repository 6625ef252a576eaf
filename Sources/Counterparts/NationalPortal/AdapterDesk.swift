import HTTPServing
import JSON

/// The older adapter: sessions, `TraCuuHoSo`, `DongBoHoSoMC`, `CapNhatTienDoHoSoMC`. Error codes come as numbers or as texts, as
/// programs in service have written them.
struct AdapterDesk: Sendable {
  private let account: PortalAccounts.Account?
  private let view: PortalView
  private let sessions: Passes

  init(_ accounts: PortalAccounts, _ view: PortalView, seed: UInt64) {
    account = accounts.adapter
    self.view = view
    sessions = Passes(seed: seed, calls: accounts.calls)
  }

  /// Messages that one call brings.
  private static let mostItems = 10

  func logIn(_ message: JSONValue) -> Reply {
    guard let account, message.text("username") == account.name, message.text("password") == account.secret else {
      return answer(5, "sai tên hoặc mật khẩu")
    }
    let answer: JSONValue = ["session": .string(sessions.give()), "error_code": code(0)]
    return Reply(outcome: "0", bytes: answer.canonical)
  }

  func serve(_ message: JSONValue) -> Reply {
    let service = message.text("service")
    let items = message["data"]?.elements ?? []
    let codes = items.map { $0.text("MaHoSo") } + [message.text("mahoso")]
    var reply: Reply
    if !sessions.use(message.text("session")) {
      reply = answer(401, "phiên đã hết hạn")
    } else {
      switch service {
      case "TraCuuHoSo":
        let known = view[message.text("mahoso")]
        reply = answer(0, "", known.map { [$0.told] } ?? [])
      case "DongBoHoSoMC":
        reply = take(items) { synchronise($0, isUpdating: message.text("isUpdating")) }
      case "CapNhatTienDoHoSoMC":
        reply = take(items, each: progress)
      default:
        reply = answer(9, "không có dịch vụ này")
      }
    }
    reply.operation = service.isEmpty ? nil : String(service.prefix(40))
    reply.subject = codes.filter { !$0.isEmpty }.joined(separator: ",")
    return reply
  }

  /// Takes items until one is refused.
  private func take(_ items: [JSONValue], each take: (JSONValue) -> Reply?) -> Reply {
    guard (1...AdapterDesk.mostItems).contains(items.count) else {
      return answer(8, "mỗi lần 1 đến \(AdapterDesk.mostItems) hồ sơ")
    }
    for item in items { if let refusal = take(item) { return refusal } }
    return answer(0, "")
  }

  private func synchronise(_ item: JSONValue, isUpdating: String) -> Reply? {
    if let wrong = AdapterForm.wrong(withDossier: item) { return refuse(7, wrong) }
    let code = item.text("MaHoSo")
    let isKnown = view[code] != nil
    switch (isUpdating, isKnown) {
    case ("False", true):
      // Some versions say it by the code, some in words beside a good one.
      return sessions.either(answer(3, "trùng mã hồ sơ"), answer(0, "Hồ sơ đã tồn tại"))
    case ("True", false): return refuse(6, "không có hồ sơ")
    case ("False", false), ("True", true):
      return view.change(code, item) { $0.told = item } ? nil : refuse(10, "hết chỗ")
    default: return refuse(7, "isUpdating")
    }
  }

  private func progress(_ item: JSONValue) -> Reply? {
    let code = item.text("MaHoSo")
    guard let known = view[code] else { return refuse(6, "không có hồ sơ") }
    if let wrong = AdapterForm.wrong(withStep: item) { return refuse(7, wrong) }
    guard !known.steps.contains(item) else { return answer(3, "Tiến độ đã tồn tại") }
    return view.change(code, .null) { $0.steps.append(item) } ? nil : refuse(10, "hết chỗ")
  }

  private func refuse(_ number: Int, _ words: String) -> Reply {
    view.note(refused: words)
    return answer(number, words)
  }

  private func answer(_ number: Int, _ words: String, _ result: [JSONValue] = []) -> Reply {
    let answer: JSONValue = ["error_code": code(number), "message": .string(words), "result": .array(result)]
    return Reply(outcome: "\(number)", bytes: answer.canonical)
  }

  private func code(_ number: Int) -> JSONValue {
    sessions.either(JSONValue(number), .string(number == 0 ? "00" : "\(number)"))
  }
}

/// What messages of the adapter have to hold.
enum AdapterForm {
  private static let needed = [
    "MaHoSo", "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "LoaiDoiTuong", "SoDienThoai", "TrichYeuHoSo",
    "NgayTiepNhan", "NgayHenTra", "TrangThaiHoSo", "HinhThuc", "DonViXuLy", "KenhThucHien", "TaiLieuNop",
    "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua",
  ]

  /// What is wrong with `DongBoHoSoMC`; nil when nothing is.
  static func wrong(withDossier item: JSONValue) -> String? {
    guard let members = item.members else { return "không phải đối tượng" }
    if let missing = needed.first(where: { members[$0] == nil }) { return "thiếu \(missing)" }
    for (name, value) in members where name.hasPrefix("Ngay") && !isMoment(value.liberalText ?? "?") {
      return "\(name) không phải yyyyMMddHHmmss"
    }
    guard let status = Int(item.text("TrangThaiHoSo")), (1...10).contains(status) else { return "TrangThaiHoSo" }
    return item.text("TrichYeuHoSo").utf16.count > 1000 ? "TrichYeuHoSo dài quá 1000" : nil
  }

  /// What is wrong with `CapNhatTienDoHoSoMC`; nil when nothing is.
  static func wrong(withStep item: JSONValue) -> String? {
    let moment = item.text("ThoiDiemXuLy")
    guard !moment.isEmpty, isMoment(moment) else { return "ThoiDiemXuLy" }
    guard let status = Int(item.text("TrangThai")), (1...10).contains(status) else { return "TrangThai" }
    return item.text("NguoiXuLy").utf16.count > 50 ? "NguoiXuLy dài quá 50" : nil
  }

  /// `yyyyMMddHHmmss`, or nothing.
  static func isMoment(_ text: String) -> Bool {
    let figures = Array(text.utf8)
    guard !figures.isEmpty else { return true }
    guard figures.count == 14, figures.allSatisfy({ (48...57).contains($0) }) else { return false }
    func number(_ range: Range<Int>) -> Int { figures[range].reduce(0) { $0 * 10 + Int($1 - 48) } }
    return (1...12).contains(number(4..<6)) && (1...31).contains(number(6..<8)) && number(8..<10) < 24
      && number(10..<12) < 60 && number(12..<14) < 60
  }
}
