import Exchange
import Foundation
import JSON
import Testing
import WorkingTime

@Suite("Messages about payments")
struct PaymentMessageTests {
  private static let secret = "bí mật 7f3a"

  private func start(purpose: String = "Nop phi ho so H56.06-261122-0001") throws -> PaymentStart {
    PaymentStart(
      partner: "MAU-GDDT", reference: "H56.06-261122-0001-1", amount: 500_000, purpose: purpose,
      at: try #require(Instant("2026-11-22T14:05:09")), address: "192.0.2.7",
      receipt: PaymentReceiptDetails(
        procedure: ("1.004889", "Công nhận bằng"), agency: ("H56.06", "Sở Giáo dục và Đào tạo"),
        dossier: "H56.06-261122-0001", account: ("0000000000001", "970436", "SO GIAO DUC"),
        payer: ("Lê Thị Mẫu", "038306001234", "12 đường Mẫu"),
        fees: [.init(code: "phi-xac-minh", name: "Phí xác minh", amount: 500_000)]))
  }

  private func secret(_ text: String = PaymentMessageTests.secret) throws -> PaymentSecret {
    try #require(PaymentSecret(text))
  }

  @Test(
    "have the check sums that another program computes", .enabled(if: Sums.python != nil, "script/test installs it"))
  func sums() throws {
    let moment = try #require(Instant("2026-11-22T00:05:09"))
    let inquiries = [PaymentInquiry.Kind.standing, .receipt].map {
      PaymentInquiry($0, partner: "MAU-GDDT", reference: "H56.06-261122-0001-1", at: moment)
    }
    let messages = try [start().message(under: secret())] + inquiries.map { try $0.message(under: secret()) }
    let orders = [
      [
        "LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "SoTien", "LoaiHinhThanhToan", "MaKenhThanhToan",
        "MaThietBi", "NgonNgu", "MaTienTe", "MaNganHang", "ThongTinGiaoDich", "ThoiGianGD", "Ip",
      ],
      ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
      ["LoaiBanTin", "PhienBan", "MaDoiTac", "MaThamChieu", "ThoiGianGD"],
    ]
    let values = try zip(messages, orders).map { message, order in
      try order.map { try #require(message[$0]?.text, "\($0) is missing") } + [PaymentMessageTests.secret]
    }
    #expect(try Sums.of(values) == messages.map { $0["MaXacThuc"]?.text })
  }

  @Test("say the afternoon by a clock of 24 hours, and midnight as 00")
  func clock() throws {
    #expect(try start().message(under: secret())["ThoiGianGD"]?.text == "20261122140509")
    #expect(try #require(Instant("2026-11-22T00:00:00")).asCompactText == "20261122000000")
    #expect(try #require(Instant("2026-12-31T23:59:59")).asCompactText == "20261231235959")
  }

  @Test("say what is paid, to whom and by whom, all amounts as texts")
  func receipt() throws {
    let message = try start().message(under: secret())
    #expect(message["SoTien"] == "500000")
    let receipt = try #require(message["ThongTinBienLai"])
    #expect(receipt["MaDVC"] == "1.004889.01" && receipt["MaHoSo"] == "H56.06-261122-0001")
    #expect(receipt["TKThuHuong"] == "0000000000001" && receipt["HoTenNguoiNop"] == "Lê Thị Mẫu")
    #expect(
      receipt["PhiLePhi"]
        == [["LoaiPhiLePhi": "1", "MaPhiLePhi": "phi-xac-minh", "TenPhiLePhi": "Phí xác minh", "SoTien": "500000"]])
    #expect(receipt["DSKhoanNop"] == [["NoiDung": "Phí xác minh", "SoTien": "500000"]])
  }

  @Test("never hold the sign that stands between the values of a check sum")
  func separator() throws {
    #expect(try start(purpose: "a|b").message(under: secret())["ThongTinGiaoDich"] == "a b")
  }

  @Test("never tell the secret")
  func secrecy() throws {
    let secret = try secret()
    #expect(!"\(secret) \(String(reflecting: secret)) \(Mirror(reflecting: secret).children.count)".contains("7f3a"))
    #expect(try !start().message(under: secret).canonicalText.contains("7f3a"))
    #expect(PaymentSecret("") == nil)
  }

  @Test("are answered in JSON within a text, with a code that is a text or a number")
  func answers() throws {
    let good = #"{"error_code":0,"message":"{\"UrlThanhToan\":\"https://tt.example.vn/p?id=1\"}"}"#
    #expect(try PaymentAnswer(reading: Array(good.utf8)).paymentAddress == "https://tt.example.vn/p?id=1")
    let no = try PaymentAnswer(reading: Array(#"{"error_code":"97","message":"sai ma"}"#.utf8))
    #expect(!no.isGood && no.code == "97" && no.paymentAddress == nil && no.standing == nil)
    #expect(no.content == "sai ma")
    #expect(throws: JSONError.self) { try PaymentAnswer(reading: Array("<html>bao tri</html>".utf8)) }
    #expect(throws: JSONError.self) { try PaymentAnswer(reading: Array(#"{"message":"{}"}"#.utf8)) }
  }

  @Test(
    "lead a browser nowhere but to an address of the web",
    arguments: [
      "javascript:alert(1)", "//tt.example.vn/", "https://", "https://user@tt.example.vn/", "https://tt.example.vn/ x",
      "https://tt.example.vn/\\\"", "ftp://tt.example.vn/",
      "https://tt.example.vn/" + String(repeating: "a", count: 2048),
    ])
  func addresses(address: String) throws {
    let inner = JSONValue.object(["UrlThanhToan": .string(address)]).canonicalText
    let answer: JSONValue = ["error_code": "0", "message": .string(inner)]
    #expect(try PaymentAnswer(reading: answer.canonical).paymentAddress == nil)
  }

  @Test("tell how a payment stands, with no more than they say")
  func standings() throws {
    func standing(_ inner: String) throws -> PaymentStanding? {
      let answer: JSONValue = ["error_code": "00", "message": .string(inner)]
      return try PaymentAnswer(reading: answer.canonical).standing
    }
    #expect(
      try standing(#"{"TrangThaiGD":"1","SoTien":"500000","MaTienTe":"VND","MaGiaoDich":"GD1"}"#)
        == .done(amount: 500_000, currency: "VND", transaction: "GD1"))
    #expect(
      try standing(#"{"TrangThaiGD":1,"SoTien":500000}"#) == .done(amount: 500_000, currency: nil, transaction: nil))
    #expect(try standing(#"{"TrangThaiGD":1,"SoTien":"5e5"}"#) == .done(amount: nil, currency: nil, transaction: nil))
    #expect(try standing(#"{"TrangThaiGD":3}"#) == .pending)
    #expect(try standing(#"{"TrangThaiGD":"4"}"#) == .failed)
    #expect(try standing(#"{"TrangThaiGD":"2"}"#) == nil)
    #expect(try standing("[]") == nil)
  }

  @Test("bring a receipt as it is or in base64, and nothing that is no PDF")
  func receipts() {
    let pdf = Array("%PDF-1.4\n%%EOF\n".utf8)
    #expect(PaymentReceipt.pdf(in: pdf) == pdf)
    let text = Data(pdf).base64EncodedString()
    #expect(PaymentReceipt.pdf(in: Array(#"{"error_code":"0","message":"\#(text)"}"#.utf8)) == pdf)
    #expect(PaymentReceipt.pdf(in: Array(#"{"error_code":"0","message":"{\"BienLai\":\"\#(text)\"}"}"#.utf8)) == pdf)
    #expect(PaymentReceipt.pdf(in: Array(#"{"error_code":"4","message":"\#(text)"}"#.utf8)) == nil)
    #expect(PaymentReceipt.pdf(in: Array("<html>".utf8)) == nil)
    #expect(PaymentReceipt.pdf(in: pdf + [UInt8](repeating: 0, count: PaymentLimits.receiptBytes)) == nil)
  }
}

@Suite("News of a payment")
struct PaymentNewsTests {
  private static let order = [
    "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang", "ThoiGianGD",
    "ThongTinGiaoDich",
  ]

  private func message(_ changes: JSONObject = [:], sum: String = String(repeating: "0", count: 64)) -> JSONObject {
    var message: JSONObject = [
      "LoaiBanTin": "RESULT", "MaLoi": "00", "MaDoiTac": "MAU-GDDT", "MaThamChieu": "H56.06-261122-0001-1",
      "SoTien": "500000", "MaTienTe": "VND", "MaGiaoDich": "GD000001", "MaNganHang": "VCB",
      "ThoiGianGD": "20261122140800", "ThongTinGiaoDich": "Nop phi", "MaXacThuc": .string(sum),
    ]
    for (name, value) in changes { message[name] = value }
    return message
  }

  private func news(_ message: JSONObject) throws -> PaymentNews {
    try PaymentNews(reading: JSONValue.object(message).canonical)
  }

  @Test(
    "is believed under the check sum that another program computes, and no longer once a sign of it is another",
    .enabled(if: Sums.python != nil, "script/test installs it"))
  func genuine() throws {
    let secret = try #require(PaymentSecret("bí mật"))
    let plain = message()
    let values = try PaymentNewsTests.order.map { try #require(plain[$0]?.text) } + ["bí mật"]
    let sum = try #require(try Sums.of([values]).first)
    #expect(try news(message(sum: sum)).isGenuine(under: secret))
    #expect(try news(message(["TuongLai": ["x": 1]], sum: sum)).isGenuine(under: secret))
    // As a number the amount reads the same.
    #expect(try news(message(["SoTien": 500_000], sum: sum)).isGenuine(under: secret))
    #expect(try !news(message(sum: sum)).isGenuine(under: #require(PaymentSecret("bí mật "))))
    for (name, value) in [
      ("MaLoi", "99"), ("MaDoiTac", "MAU-GDDT2"), ("MaThamChieu", "H56.06-261122-0002-1"), ("SoTien", "5000000"),
      ("MaTienTe", "USD"), ("MaGiaoDich", "GD000002"), ("MaNganHang", "TCB"), ("ThoiGianGD", "20261122140801"),
      ("ThongTinGiaoDich", "nop phi"), ("LoaiBanTin", "KETQUA"),
    ] {
      #expect(try !news(message([name: .string(value)], sum: sum)).isGenuine(under: secret), "\(name)")
    }
    #expect(try !news(message(sum: sum.uppercased())).isGenuine(under: secret))
  }

  @Test("is not believed when the sign between values moves from one into another")
  func moved() throws {
    let secret = try #require(PaymentSecret("k"))
    let values = PaymentNewsTests.order.map { message()[$0]?.text ?? "" }
    let sum = secret.checkSum(of: values)
    let moved = message(
      ["MaNganHang": "VCB|20261122140800", "ThoiGianGD": "Nop phi", "ThongTinGiaoDich": ""], sum: sum)
    #expect(try news(message(sum: sum)).isGenuine(under: secret))
    #expect(try !news(moved).isGenuine(under: secret))
  }

  @Test(
    "is refused, with what is wrong, when it is no such message",
    arguments: [
      ("SoTien", "-1"), ("SoTien", "5e5"), ("SoTien", ""), ("SoTien", "500000.5"), ("SoTien", "9999999999999999"),
      ("MaGiaoDich", ""), ("MaGiaoDich", "\u{0}"), ("MaThamChieu", "ế"), ("MaDoiTac", ""),
    ])
  func wrong(name: String, value: String) throws {
    let error = try #require(throws: JSONError.self) { try news(message([name: .string(value)])) }
    #expect(error.problems.map { $0.pointer.description } == ["/" + name])
  }

  @Test("is refused when it is too long, too deep or no JSON at all")
  func hostile() {
    let long = Array(#"{"x":""#.utf8) + [UInt8](repeating: 0x61, count: PaymentLimits.messageBytes) + Array(#""}"#.utf8)
    let deep = String(repeating: "[", count: 5000)
    for bytes in [long, Array(deep.utf8), [], Array("null".utf8), [0xFF, 0xFE]] {
      #expect(throws: JSONError.self) { try PaymentNews(reading: bytes) }
    }
  }
}

/// Check sums as the platform of the tests computes them, with Python's hashlib.
enum Sums {
  static let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"].flatMap {
    FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil
  }

  /// The sums of lists whose last value is the secret.
  static func of(_ lists: [[String]]) throws -> [String] {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = URL(filePath: try #require(python))
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    process.arguments = [tests.appending(path: "Partners/payment_platform.py").path, "--sums"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for list in lists {
      let line = JSONValue.array(list.map { .string($0) }).canonicalText + "\n"
      try input.fileHandleForWriting.write(contentsOf: Data(line.utf8))
    }
    try input.fileHandleForWriting.close()
    let said = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: said, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}

extension JSONValue {
  var text: String? { if case .string(let text) = self { text } else { nil } }
}
