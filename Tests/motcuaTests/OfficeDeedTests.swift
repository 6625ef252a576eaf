import Foundation
import JSON
import Testing

@Suite("An officer's other deeds")
struct OfficeDeedTests {
  static let abroad: JSONObject = [
    "nguoi-de-nghi": ["ho-ten": "Lê Thị Mẫu", "ngay-sinh": "2006-05-01", "so-dinh-danh": "038306001234"],
    "dien-thoai": "0912345678", "thu-dien-tu": "mau@example.com",
    "dia-chi": "12 đường Mẫu, phường Trung Tâm, tỉnh Mẫu", "ho-ten-tren-bang": "LE THI MAU", "loai-van-bang": "thpt",
    "ten-van-bang": "High School Diploma", "so-hieu": "HS-2024-0188", "ngay-cap": "2024-06-15",
    "co-so-giao-duc": "Example High School", "nuoc": "Canada", "noi-hoc": "nuoc-ngoai", "hinh-thuc": "truc-tiep",
    "hoc-tu": "2021-09-01", "hoc-den": "2024-06-15", "xac-thuc-truc-tiep": true,
    "thong-tin-xac-thuc": "Mã tra cứu 0188 tại trang xác thực của trường", "nhan-ket-qua": "truc-tuyen",
  ]

  @Test("assign a task, take it from a colleague with a reason, and give many at once")
  func assign() throws {
    let office = try OfficeServer(officers: ["lan", "hoa"])
    let code = try office.file("assign-1").code
    let mine = try office.run("assign", code, "lan")
    #expect(mine.status == 1 && mine.errors.contains("phụ trách"), "\(mine.errors)")
    let wrong = try office.run("assign", code, "duc", as: "hoa")
    #expect(wrong.status == 1 && wrong.errors.contains("Trần Văn Đức"), "\(wrong.errors)")
    let given = try office.json("assign", code, "lan", "--reason", "Việc gấp", as: "hoa")
    #expect(given["code"]?.text == code)
    #expect(try office.run("queue", "--mine").lines.first?.hasPrefix(code) == true)
    #expect(try office.run("show", code).output.contains("Giao việc cho Nguyễn Thị Lan"))
    for key in 2...3 { _ = try office.file("assign-\(key)") }
    let queue = try office.run("queue", "--free", "--json").output
    let many = try office.run("assign", "--stdin", "lan", as: "hoa", input: queue)
    #expect(many.status == 0 && many.lines.count == 2 && many.errors.isEmpty, "\(many.errors)")
    #expect(try office.json("queue", "--mine")["tasks"]?.list.count == 3)
  }

  @Test("give a dossier back to the colleague who handed it on, with a reason that the history shows")
  func giveBack() throws {
    let office = try OfficeServer(officers: ["lan", "duc"])
    let code = try office.file("return").code
    _ = try office.json("act", code, "tiep-nhan")
    let without = try office.run("return", code, as: "duc")
    #expect(without.status == 64 && without.errors.contains("--reason"))
    let back = try office.json("return", code, "--reason", "Sai loại văn bằng", as: "duc")
    #expect(back["place"]?["id"]?.text == "tiep-nhan")
    #expect(try office.json("queue", "--mine")["tasks"]?.list.count == 1)
    let page = try office.run("show", code).output
    #expect(page.contains("Trả lại bước “") && page.contains("Sai loại văn bằng"), "\(page)")
    let again = try office.run("return", code, "--reason", "x")
    #expect(again.status == 1 && again.errors.contains("Không có cán bộ nào vừa chuyển hồ sơ"), "\(again.errors)")
  }

  @Test("apologise once with a letter, extend on a legal ground besides, and print what was issued")
  func apologise() throws {
    let office = try OfficeServer(officers: ["lan", "duc"])
    let code = try office.file("apologise").code
    _ = try office.json("act", code, "tiep-nhan")
    #expect(try office.run("apologise", code, "--reason", "Mất điện", as: "duc").status == 64)
    let done = try office.json("apologise", code, "--reason", "Mất điện", "--until", "23/11/2026", as: "duc")
    #expect(done["due"]?.text == "2026-11-23T17:00:00+07:00", "\(done)")
    #expect(done["letters"]?.list.first?["title"]?["vi"]?.text?.hasPrefix("Phiếu xin lỗi") == true)
    let again = try office.run("apologise", code, "--reason", "Mất điện", "--by", "1 working day", as: "duc")
    #expect(again.status == 1 && again.errors.contains("một lần"), "\(again.errors)")
    let extended = try office.json("extend", code, "--reason", "Nhiều bản sao", as: "duc")
    #expect(extended["due"]?.text == "2026-11-26T17:00:00+07:00", "\(extended)")
    let enough = try office.run("extend", code, "--reason", "Nữa", as: "duc")
    #expect(enough.status == 1 && enough.errors.contains("Chỉ được kéo dài 1 lần"), "\(enough.errors)")
    let letters = try office.run("letter", code, as: "duc").lines
    #expect(letters.count == 3 && letters[1].contains("PXL-2026\t2026-11-19"), "\(letters)")
    #expect(try office.run("letter", code, "2", as: "duc").output.contains("Mất điện"))
    let pdf = office.folder.url.appending(path: "phieu.pdf")
    #expect(try office.run("letter", code, "2", "--pdf", pdf.path, as: "duc").status == 0)
    #expect(try Data(contentsOf: pdf).starts(with: Data("%PDF-".utf8)))
    let none = try office.run("letter", code, "--issue", "giay-tiep-nhan", as: "duc")
    #expect(none.status == 1 && none.errors.contains("giay-tiep-nhan"), "\(none.errors)")
  }

  @Test("take a payment of all that is owed, once, and give it back")
  func pay() throws {
    let office = try OfficeServer(officers: ["lan", "duc", "hoa"])
    let free = try office.file("free").code
    let nothing = try office.run("pay", free, "--paid", "1000")
    #expect(nothing.status == 1 && nothing.errors.contains("không có thao tác ghi nhận nộp tiền"), "\(nothing.errors)")

    try office.folder.write(JSONValue.object(OfficeDeedTests.abroad).canonicalText, to: "abroad.json")
    try office.folder.write("%PDF-1.4\n%%EOF\n", to: "bang.pdf")
    try office.folder.write("%PDF-1.4\n% 2\n%%EOF\n", to: "hoc.pdf")
    let folder = office.folder.url.path
    let receipt = try office.json(
      "enter", "cong-nhan-van-bang-nuoc-ngoai", "--answers", folder + "/abroad.json", "--paper",
      "van-bang=\(folder)/bang.pdf", "--paper", "ket-qua-hoc-tap=\(folder)/hoc.pdf")
    let code = try #require(receipt["code"]?.text)
    _ = try office.json("act", code, "thong-bao-phi")
    let owed = try office.run("pay", code).output
    #expect(owed.contains("Còn phải nộp") && owed.contains("500.000 ₫"), "\(owed)")
    let less = try office.run("pay", code, "--paid", "250.000")
    #expect(less.status == 1 && less.errors.contains("500.000"), "\(less.errors)")
    let paid = try office.json("pay", code, "--paid", "500.000", "--means", "transfer", "--receipt", "FT26323")
    #expect(paid["place"]?["id"]?.text != "thu-phi")
    #expect(try office.json("pay", code)["paid"]?.number == 500_000)
    let twice = try office.run("pay", code, "--paid", "500000")
    #expect(twice.status == 1, "\(twice.errors)")
    let wrong = try office.run("refund", code, "--amount", "1", "--reason", "Nhầm", as: "hoa")
    #expect(wrong.status == 1 && wrong.errors.contains("500.000"), "\(wrong.errors)")
    _ = try office.json("refund", code, "--amount", "500000", "--means", "transfer", "--reason", "Nhầm", as: "hoa")
    let charges = try office.json("pay", code)
    #expect(charges["refunded"]?.number == 500_000 && charges["paid"]?.number == 0)
    let gone = try office.run("refund", code, "--amount", "500000", "--reason", "Nhầm", as: "hoa")
    #expect(gone.status == 1 && gone.errors.contains("không có khoản nào đã nộp"), "\(gone.errors)")
    #expect(try office.run("show", code).output.contains("Đã hoàn trả 500.000"))
  }
}
