import Dossiers
import Exchange
import Forms
import JSON
import OneStop
import Procedures
import Testing
import Text
import WorkingTime

extension Office {
  /// What somebody writes who asks for a foreign diploma to be recognised, for which there is a fee.
  func foreignDiplomaAnswers() throws -> Answers {
    let form = try #require(oneStop.definitions.forms["cong-nhan-van-bang-nuoc-ngoai"])
    let json: JSONObject = [
      "nguoi-de-nghi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "2006-05-01", "so-dinh-danh": "038306001234"],
      "dien-thoai": "0912345678", "thu-dien-tu": "mau@example.com", "dia-chi": "12 đường Mẫu",
      "ho-ten-tren-bang": "LE THI MAU", "loai-van-bang": "thpt", "ten-van-bang": "High School Diploma",
      "so-hieu": "HS-2024-0188", "ngay-cap": "2024-06-15", "co-so-giao-duc": "Example High School", "nuoc": "Canada",
      "noi-hoc": "nuoc-ngoai", "hinh-thuc": "truc-tiep", "hoc-tu": "2021-09-01", "hoc-den": "2024-06-15",
      "xac-thuc-truc-tiep": "true", "thong-tin-xac-thuc": "Mã 0188", "nhan-ket-qua": "truc-tuyen",
    ]
    guard case .right(let answers) = form.check(.object(json), on: try #require(Day("2026-11-02"))) else {
      throw OfficeFailure()
    }
    return answers
  }

  /// What the platform tells of a payment by itself.
  func paymentNews(
    of reference: String, _ changes: JSONObject = [:], secret: String = ToldPlatform.secret
  ) throws -> [UInt8] {
    var message: JSONObject = [
      "LoaiBanTin": "RESULT", "MaLoi": "00", "MaDoiTac": "MAU-GDDT", "MaThamChieu": .string(reference),
      "SoTien": "500000", "MaTienTe": "VND", "MaGiaoDich": "GD000001", "MaNganHang": "VCB",
      "ThoiGianGD": "20261102090500", "ThongTinGiaoDich": "",
    ]
    for (name, value) in changes { message[name] = value }
    let values = [
      "LoaiBanTin", "MaLoi", "MaDoiTac", "MaThamChieu", "SoTien", "MaTienTe", "MaGiaoDich", "MaNganHang", "ThoiGianGD",
      "ThongTinGiaoDich",
    ].map { message[$0]?.text ?? "" }
    message["MaXacThuc"] = .string(try #require(PaymentSecret(secret)).checkSum(of: values))
    return JSONValue.object(message).canonical
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}
