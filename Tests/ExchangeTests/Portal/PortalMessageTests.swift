@testable import Exchange
import Foundation
import JSON
import Testing
import WorkingTime

@Suite("Messages to the national portal")
struct PortalMessageTests {
  private func moment(_ text: String) throws -> Instant { try #require(Instant(text)) }

  private func dossier(_ code: String = "H56.06-261122-0001") throws -> PortalDossier {
    PortalDossier(
      code: code, procedure: PortalNamed("3.000465", "Cấp bản sao"),
      field: PortalNamed("G03-GD14", "Văn bằng"),
      owner: "Trần Văn Đức", summary: "Cấp bản sao văn bằng",
      submittedAt: try moment("2026-11-22T14:05:09"),
      status: .accepted, agency: "Sở Giáo dục và Đào tạo", channel: .online)
  }

  @Test(
    "say a dossier in texts alone, with moments by a clock of 24 hours and nothing invented where nothing is known"
  )
  func dossierObject() throws {
    var dossier = try dossier()
    dossier.ownerIdentity = "038090001234"
    dossier.dueAt = try moment("2026-11-23T17:00:00")
    let json = dossier.json
    #expect(json["NgayNopHoSo"] == "20261122140509" && json["NgayHenTra"] == "20261123170000")
    #expect(
      json["TrangThaiHoSo"] == "2" && json["KenhThucHien"] == "2" && json["LoaiDoiTuong"] == "1")
    #expect(json["NgayTiepNhan"] == "" && json["NgayTra"] == "" && json["Email"] == "")
    #expect(json["DinhDanhCHS"] == [["LoaiDinhDanh": "1", "SoDinhDanh": "038090001234"]])
    guard case .object(let members) = json else { throw Unexpected() }
    for (name, value) in members {
      switch value {
      case .string, .array: break
      default: Issue.record("\(name) is no text")
      }
    }
    dossier.ownerIdentity = "168123456"
    #expect(dossier.json["DinhDanhCHS"] == [["LoaiDinhDanh": "2", "SoDinhDanh": "168123456"]])
    dossier.ownerIdentity = "B1234567"
    #expect(dossier.json["DinhDanhCHS"] == [] && dossier.json["SoGiayToChuHoSo"] == "B1234567")
  }

  @Test("hold papers, fees, supplements and results as the portal names them")
  func lists() throws {
    var dossier = try dossier()
    dossier.parts = [PortalPart(id: "a1", name: "van-bang.pdf", part: "000.00.00.G03-KQ001577")]
    dossier.fees = [PortalFee(code: "phi", name: "Phí", charging: .return, amount: 250_000)]
    dossier.supplements = [
      PortalSupplement(
        id: "1", asker: "Nguyễn Thị Lan", content: "Thiếu số hiệu",
        askedAt: try moment("2026-11-22T15:00:00"),
        answeredAt: nil)
    ]
    dossier.results = [PortalResult(id: "r1", name: "Giấy công nhận", code: "KQ.G03.000221")]
    let json = dossier.json
    #expect(json["HoSoCoThanhPhanSoHoa"] == "1")
    guard case .array(let parts)? = json["TaiLieuNop"],
      case .array(let fees)? = json["DanhSachLePhi"],
      case .array(let supplements)? = json["DanhSachHoSoBoSung"],
      case .array(let results)? = json["DanhSachGiayToKetQua"]
    else { throw Unexpected() }
    #expect(
      parts[0]["IsDeleted"] == "False" && parts[0]["MaThanhPhanHoSo"] == "000.00.00.G03-KQ001577")
    #expect(fees[0]["HinhThucThu"] == "4" && fees[0]["Gia"] == "250000")
    #expect(supplements[0]["TrangThaiBoSung"] == "0" && supplements[0]["NgayTiepNhanBoSung"] == "")
    #expect(results[0]["MaGiayToKetQua"] == "KQ.G03.000221")
  }

  @Test("are cut where the portal takes no more, and never within a letter")
  func lengths() throws {
    var dossier = try dossier()
    dossier.summary = String(repeating: "ế", count: 1001)
    guard case .string(let summary)? = dossier.json["TrichYeuHoSo"] else { throw Unexpected() }
    #expect(summary.utf16.count == 1000 && summary.hasSuffix("ế…"))
    dossier.summary = String(repeating: "ế", count: 1000)
    #expect(dossier.json["TrichYeuHoSo"] == .string(dossier.summary))
    // A letter of seven code units that does not fit is left out whole.
    dossier.summary = String(repeating: "a", count: 995) + "👨‍👩‍👦" + "bbb"
    #expect(dossier.json["TrichYeuHoSo"] == .string(String(repeating: "a", count: 995) + "…"))
    let name = String(repeating: "x", count: 60)
    let step = PortalProgress(
      code: "c", handler: name, at: try moment("2026-11-22T14:05:09"), unit: "u", content: "n",
      status: .handled,
      dueAt: nil)
    #expect(step.json["NguoiXuLy"] == .string(String(repeating: "x", count: 49) + "…"))
  }

  @Test("go in groups of ten, in their order, within a session")
  func groups() throws {
    let all = try (1...23).map { try dossier("H56.06-261122-\(1000 + $0)") }
    let calls = PortalCall.synchronise(all, isUpdating: true, for: "000.00.06.H56")
    let messages = calls.map { $0.message(in: "s1") }
    let codes = messages.map { message -> [JSONValue?] in
      guard case .array(let data)? = message["data"] else { return [] }
      return data.map { $0["MaHoSo"] }
    }
    #expect(codes.map(\.count) == [10, 10, 3])
    #expect(codes.flatMap(\.self) == all.map { .string($0.code) })
    #expect(messages[0]["session"] == "s1" && messages[0]["madonvi"] == "000.00.06.H56")
    #expect(messages[0]["service"] == "DongBoHoSoMC" && messages[0]["isUpdating"] == "True")
    #expect(PortalCall.progress([], for: "x").isEmpty)
    #expect(
      PortalCall.find("H56.06-261122-0001", for: "x").message(in: "s")["mahoso"]
        == "H56.06-261122-0001")
  }

  @Test("say a step to the older adapter and to the newest interface each in its own way")
  func progress() throws {
    let step = PortalProgress(
      code: "H56.06-261122-0001", handler: "Lan",
      at: Instant(milliseconds: try moment("2026-11-22T14:05:09").milliseconds + 7),
      unit: "Sở", content: "Tiếp nhận", status: .accepted, dueAt: nil)
    #expect(step.json["ThoiDiemXuLy"] == "20261122140509" && step.json["TrangThai"] == "2")
    let newest = step.json(ofDossier: "77")
    #expect(newest["ThoiDiemXuLy"] == "2026-11-22T14:05:09.007" && newest["IDHoSo"] == "77")
    #expect(newest["IdHoSo"] == nil && newest["NgayKetThucTheoQuyDinh"] == "")
    #expect(newest["TrangThai"] == 2)
  }

  @Test(
    "tell the newest interface of fees and results with those states alone that take them, and what is asked with one")
  func states() throws {
    var dossier = try dossier()
    dossier.status = .returned
    dossier.fees = [PortalFee(code: "phi", name: "Phí", charging: .reception, amount: 1)]
    dossier.supplements = try [
      ("1", "Thiếu số hiệu", "2026-11-22T15:00:00"), ("2", "Thiếu ảnh", "2026-11-23T15:00:00"),
    ]
    .map { PortalSupplement(id: $0.0, asker: "Lan", content: $0.1, askedAt: try moment($0.2), answeredAt: nil) }
    let results = [PortalPaper(PortalReceipt(id: "t1", hash: "h1"), name: "Bản sao", code: "KQ.G03.000157")]
    let papers: JSONValue = [
      ["IdGiayTo": "t1", "HashTepTin": "h1", "TenGiayTo": "Bản sao", "MaKetQua": "KQ.G03.000157"]
    ]
    for status in PortalStatus.allCases {
      let step = PortalProgress(
        code: dossier.code, handler: "Lan", at: try moment("2026-11-22T16:00:00"), unit: "Sở", content: "x",
        status: status, dueAt: nil)
      let change = PortalStateChange(id: "77", dossier: dossier, progress: step, results: results).json
      #expect(change["IdHoSo"] == "77" && change["TrangThai"] == JSONValue(status.rawValue))
      let takes = [5, 6, 9].contains(status.rawValue)
      #expect(change["DanhSachLePhi"] == (takes ? .array(dossier.fees.map(\.json)) : nil))
      #expect(change["DanhSachGiayToKetQua"] == (takes ? papers : nil))
      #expect(change["NoiDungYKien"] == (status == .supplementAsked ? "Thiếu số hiệu" : ""))
    }
  }

  @Test("say that a result was finished before it was handed over, where both is one step")
  func finished() throws {
    func steps(_ status: PortalStatus, _ issues: Bool) throws -> [PortalStatus] {
      PortalProgress(
        code: "c", handler: "Lan", at: try moment("2026-11-22T16:00:00"), unit: "Sở", content: "x", status: status,
        dueAt: nil, issuesResult: issues
      ).toldSteps.map(\.status)
    }
    #expect(try steps(.returned, true) == [.finished, .returned])
    #expect(try steps(.returned, false) == [.returned] && steps(.finished, true) == [.finished])
  }

  @Test(
    "are answered by the newest interface with what is looked for in whatever case, list and kind",
    arguments: [
      (#"{"code":200,"data":{"IdHoSo":"7"}}"#, "7"), (#"{"code":"0","data":{"idHoSo":7}}"#, "7"),
      (#"{"data":[{"IDHoSo":"7"}]}"#, "7"), (#"{"code":200,"data":{"IdHoSo":""}}"#, nil),
      (#"{"code":200,"data":null}"#, nil), (#"{"code":200,"data":{"IdHoSo":["7"]}}"#, nil),
    ] as [(String, String?)])
  func found(text: String, number: String?) throws {
    let envelope = try PortalEnvelope(reading: Array(text.utf8))
    #expect(envelope.text("IdHoSo") == number && envelope.outcome == .done)
  }

  @Test(
    "are answered by the newest interface by a code, or by words that say more than the code",
    arguments: [
      (#"{"code":200}"#, PortalEnvelope.Outcome.done), (#"{"code":"200"}"#, .done), (#"{"access_token":"x"}"#, .done),
      (#"{"code":409}"#, .exists), (#"{"code":200,"message":"Hồ sơ ĐÃ TỒN TẠI"}"#, .exists),
      (#"{"code":401}"#, .tokenOver), (#"{"code":502}"#, .later), (#"{"code":400}"#, .refused),
      (#"{"code":7}"#, .refused),
    ])
  func outcomes(text: String, outcome: PortalEnvelope.Outcome) throws {
    #expect(try PortalEnvelope(reading: Array(text.utf8)).outcome == outcome)
  }

  @Test(
    "are answered with a code that is a text or a number, or with words that say more than the code",
    arguments: [
      (#"{"error_code":0,"session":"s1"}"#, PortalAnswer.Outcome.done),
      (#"{"error_code":"00"}"#, .done),
      (#"{"error_code":"3"}"#, .exists), (#"{"error_code":-3}"#, .exists),
      (#"{"error_code":0,"message":"Hồ sơ đã tồn tại"}"#, .exists),
      (#"{"error_code":"5","message":"Session expired"}"#, .sessionOver),
      (#"{"error_code":"9"}"#, .refused),
    ])
  func answers(text: String, outcome: PortalAnswer.Outcome) throws {
    #expect(try PortalAnswer(reading: Array(text.utf8)).outcome == outcome)
  }

  @Test("are not taken for answers when they are none")
  func noAnswers() {
    for text in ["", "<html>", "[]", #"{"result":[]}"#, #"{"error_code":[0]}"#] {
      #expect(throws: JSONError.self) { try PortalAnswer(reading: Array(text.utf8)) }
    }
  }

  private struct Unexpected: Error {}
}
