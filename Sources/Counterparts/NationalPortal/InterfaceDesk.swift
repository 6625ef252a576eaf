import Crypto
import HTTPServing
import JSON

/// The newest interface: tokens, files, `CreateDossier`, `CapNhatTienTrinh`, `CapNhatTrangThai`.
struct InterfaceDesk: Sendable {
  /// What is told under a token, as JSON.
  enum Operation: String, CaseIterable {
    case create = "CreateDossier"
    case progress = "CapNhatTienTrinh"
    case state = "CapNhatTrangThai"
  }

  private let account: PortalAccounts.Account?
  private let view: PortalView
  private let tokens: Passes

  init(_ accounts: PortalAccounts, _ view: PortalView, seed: UInt64) {
    account = accounts.interface
    self.view = view
    // Not the numbers of the adapter.
    tokens = Passes(seed: ~seed, calls: accounts.calls)
  }

  func logIn(_ message: JSONValue) -> Reply {
    guard let account, message.text("client_id") == account.name, message.text("client_secret") == account.secret else {
      return answer(400, "sai client_id hoặc client_secret", status: .badRequest)
    }
    let data: JSONValue = [
      "access_token": .string(tokens.give()), "expires_in": 3600, "token_type": "Bearer", "scope": "default",
    ]
    // Within an envelope, or bare: programs in service have met both.
    return tokens.either(good(data), Reply(outcome: "200", bytes: data.canonical))
  }

  func upload(_ request: Request, hasWrongHash: Bool) -> Reply {
    if let over = over(request) { return over }
    guard let form = try? request.form(), form.files.count == 1, let file = form.files("files").first else {
      return refuse("UploadFile: cần đúng một tệp trong trường files")
    }
    let hash = Array(file.sha256.bytes).base64
    guard let number = view.keep(file: hash) else { return refuse("hết chỗ") }
    let said = hasWrongHash ? SHA256(of: "another file").bytes.base64 : hash
    var reply = good([["IdTepTin": .string(number), "HashTepTin": .string(said)]])
    reply.subject = number
    return reply
  }

  func serve(_ operation: Operation, _ request: Request, _ message: JSONValue) -> Reply {
    if let over = over(request) { return over }
    let items = message.elements ?? [message]
    let isOne = message.elements == nil
    var reply: Reply
    do throws(Wrong) {
      switch operation {
      case .create: reply = try create(message)
      case .progress, .state:
        guard !isOne, (1...10).contains(items.count) else { throw Wrong("\(operation.rawValue): mảng 1 đến 10 mục") }
        reply = good(.null)
        var isNew = false
        for item in items { isNew = try take(operation, item) || isNew }
        if operation == .progress, !isNew {
          reply = answer(tokens.either(3, 409), "Tiến trình đã tồn tại")
        }
      }
    } catch {
      reply = refuse(error.words)
    }
    reply.subject = items.map { $0.text("MaHoSo") }.joined(separator: ",")
    return reply
  }

  private func create(_ item: JSONValue) throws(Wrong) -> Reply {
    try InterfaceForm.check(item, InterfaceForm.creation, "CreateDossier", mayHave: ["NgayTiepNhan"])
    for part in item["ThanhPhanHoSo"]?.elements ?? [] {
      try InterfaceForm.check(part, InterfaceForm.part, "ThanhPhanHoSo")
      for paper in part["GiayToDinhKem"]?.elements ?? [] { try check(paper) }
    }
    let code = item.text("MaHoSo")
    if let known = view[code] {
      let words = answer(409, "Hồ sơ đã tồn tại", ["idHoSo": .string(known.number)])
      var conflict = words
      conflict.status = .conflict
      return tokens.either(words, conflict)
    }
    let number = tokens.number()
    guard view.change(code, item, { $0.number = number }) else { throw Wrong("hết chỗ") }
    return good(["IdHoSo": .string(number), "MaHoSo": .string(code)])
  }

  /// Takes a step or a state; false when it was there.
  private func take(_ operation: Operation, _ item: JSONValue) throws(Wrong) -> Bool {
    let code = item.text("MaHoSo")
    guard let known = view[code] else { throw Wrong("không có hồ sơ") }
    let isStep = operation == .progress
    guard known.number == item.text(isStep ? "IDHoSo" : "IdHoSo") else { throw Wrong("số hồ sơ không đúng") }
    if isStep {
      try InterfaceForm.check(item, InterfaceForm.step, operation.rawValue)
    } else {
      let lists = [5, 6, 9].contains(Int(item.text("TrangThai")) ?? 0) ? InterfaceForm.lists : []
      try InterfaceForm.check(item, InterfaceForm.state + lists, operation.rawValue)
      for paper in item["DanhSachGiayToKetQua"]?.elements ?? [] { try check(paper) }
    }
    guard !(isStep ? known.steps : known.states).contains(item) else { return false }
    return view.change(code, .null) { dossier in
      if isStep { dossier.steps.append(item) } else { dossier.states.append(item) }
    }
  }

  private func check(_ paper: JSONValue) throws(Wrong) {
    try InterfaceForm.check(paper, InterfaceForm.paper, "giấy tờ")
    guard view.file(paper.text("IdGiayTo")) == paper.text("HashTepTin") else {
      throw Wrong("HashTepTin không phải của tệp đã gửi")
    }
  }

  /// The refusal of a token that is over; nil when it is good.
  private func over(_ request: Request) -> Reply? {
    let words = (request.headers["Authorization"] ?? "").split(separator: " ")
    guard words.count == 2, words[0] == "Bearer", tokens.use(String(words[1])) else {
      return answer(401, "token hết hạn", status: tokens.either(.unauthorized, .ok))
    }
    return nil
  }

  private func refuse(_ words: String) -> Reply {
    view.note(refused: words)
    return answer(400, words, status: .badRequest)
  }

  private func good(_ data: JSONValue) -> Reply { answer(200, "Thành công", data) }

  private func answer(_ code: Int, _ words: String, _ data: JSONValue = .null, status: Status = .ok) -> Reply {
    let answer: JSONValue = ["code": JSONValue(code), "message": .string(words), "data": data]
    return Reply(outcome: "\(code)", status: status, bytes: answer.canonical)
  }
}

/// Why a message of the newest interface is not taken.
struct Wrong: Error {
  let words: String

  init(_ words: String) { self.words = words }
}
