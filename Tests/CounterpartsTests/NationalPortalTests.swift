import Counterparts
import HTTPCalling
import JSON
import Testing

/// A portal at which one office is known.
private final class TriedPortal {
  let seen = Seen()
  let portal: Counterpart

  init(_ faults: [(fault: Fault, percent: Int)] = [], calls: Int = 100) throws {
    let seen = seen
    let accounts = PortalAccounts(adapter: ("so", "mật khẩu"), interface: ("so", "bí mật"), calls: calls)
    portal = try NationalPortal(accounts, try Faults(faults), seed: 3) { seen.note($0) }.start(port: 0)
  }

  deinit { portal.stop() }

  func session() throws -> JSONValue {
    let answer = try post(portal.url + "/auth", ["username": "so", "password": "mật khẩu"]).json
    return try #require(answer["session"])
  }

  func service(_ name: JSONValue, _ session: JSONValue, _ more: JSONValue) throws -> String {
    var fields = JSONObject([("session", session), ("madonvi", "x"), ("service", name)])
    if case .object(let more) = more { for (key, value) in more { fields[key] = value } }
    let answer = try post(portal.url + "/services", .object(fields)).json
    let code = answer["error_code"]
    let said = code?.string ?? code?.canonicalText ?? "?"
    if case .string(let words)? = answer["message"], words.contains("đã tồn tại") { return "exists" }
    return ["00": "0", "3": "exists"][said] ?? said
  }

  func view() throws -> JSONValue { try Caller().make(Call(.get, portal.url + "/view")).json }
}

@Suite("The national portal to try with")
struct NationalPortalTests {
  private static var dossier: JSONObject {
    var fields = JSONObject(
      [
        "MaTTHC", "TenTTHC", "MaLinhVuc", "TenLinhVuc", "SoDienThoai", "TrichYeuHoSo", "NgayHenTra", "HinhThuc",
        "DonViXuLy", "KenhThucHien",
      ].map { ($0, JSONValue.string("")) })
    for list in ["TaiLieuNop", "DanhSachLePhi", "DanhSachTepDinhKemKhac", "DanhSachHoSoBoSung", "DanhSachGiayToKetQua"]
    {
      fields[list] = []
    }
    fields["MaHoSo"] = "H56.06-261122-0001"
    fields["LoaiDoiTuong"] = "1"
    fields["NgayTiepNhan"] = "20261122140509"
    fields["TrangThaiHoSo"] = "2"
    return fields
  }

  @Test("takes dossiers and steps through the adapter once each, and judges what it is told")
  func adapter() throws {
    let tried = try TriedPortal()
    let session = try tried.session()
    let new: JSONValue = ["isUpdating": "False", "data": [.object(Self.dossier)]]
    #expect(try tried.service("DongBoHoSoMC", session, new) == "0")
    #expect(try tried.service("DongBoHoSoMC", session, new) == "exists")
    #expect(try tried.service("DongBoHoSoMC", session, ["isUpdating": "True", "data": [.object(Self.dossier)]]) == "0")
    let step: JSONValue = [
      "MaHoSo": "H56.06-261122-0001", "NguoiXuLy": "Lan", "ThoiDiemXuLy": "20261122140509", "TrangThai": "2",
    ]
    #expect(try tried.service("CapNhatTienDoHoSoMC", session, ["data": [step]]) == "0")
    #expect(try tried.service("CapNhatTienDoHoSoMC", session, ["data": [step]]) == "exists")
    var wrong = Self.dossier
    wrong["NgayTiepNhan"] = "2026-11-22"
    #expect(try tried.service("DongBoHoSoMC", session, ["isUpdating": "True", "data": [.object(wrong)]]) == "7")
    #expect(try tried.service("DongBoHoSoMC", session, ["isUpdating": "True", "data": []]) == "8")
    #expect(try tried.service("XoaHoSo", session, [:]) == "9")
    #expect(try tried.service("TraCuuHoSo", "một phiên lạ", [:]) == "401")
    let view = try tried.view()
    #expect(view["dossiers"]?["H56.06-261122-0001"]?["steps"]?.list.count == 1)
    #expect(view["refused"]?.list.map(\.string) == ["NgayTiepNhan không phải yyyyMMddHHmmss"])
    #expect(tried.seen.all.contains { $0.operation == "DongBoHoSoMC" && $0.subject == "H56.06-261122-0001" })
  }

  @Test("ends a session after its calls, and knows nobody by a wrong password")
  func sessions() throws {
    let tried = try TriedPortal(calls: 1)
    let session = try tried.session()
    #expect(try tried.service("TraCuuHoSo", session, ["mahoso": "x"]) == "0")
    #expect(try tried.service("TraCuuHoSo", session, ["mahoso": "x"]) == "401")
    #expect(try post(tried.portal.url + "/auth", ["username": "so", "password": "x"]).json["session"] == nil)
    let token = try post(tried.portal.url + "/GetToken", ["client_id": "so", "client_secret": "x"])
    #expect(token.status == 400)
  }

  @Test("takes a message twice where that is asked for, so that the second answer says that it is there")
  func twice() throws {
    let tried = try TriedPortal([(.duplicate, 100)])
    let session = try tried.session()
    #expect(
      try tried.service("DongBoHoSoMC", session, ["isUpdating": "False", "data": [.object(Self.dossier)]]) == "exists")
  }
}
