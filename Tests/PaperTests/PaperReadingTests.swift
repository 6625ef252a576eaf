import Foundation
import Paper
import Testing

@Suite("What a reader finds in a paper", .enabled(if: Poppler.isThere, Poppler.missing))
struct PaperReadingTests {
  @Test("is all of its Vietnamese text, to be searched and copied")
  func text() throws {
    let paper = try Sample.receipt()
    let text = try Poppler(pdf: paper.pdf()).text().normalizedBlanks
    for part in [
      "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH SÔNG MẪU", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
      "Số: 01/GTN-2026", "Sông Mẫu, ngày 05 tháng 01 năm 2026", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", "(Mẫu 01)",
      "Nguyễn Thị Ngọc Ưởng", "Giấy ủy quyền có chứng thực của Ủy ban nhân dân xã", "NGƯỜI TIẾP NHẬN HỒ SƠ",
      "(Ký, ghi rõ họ tên)", "Lê Thị Lan", "Quét để tra cứu hồ sơ",
    ] {
      #expect(text.contains(part), "\(part)")
    }
  }

  @Test("is every letter of Vietnamese, small and capital, composed and decomposed")
  func letters() throws {
    let small =
      "a à á ả ã ạ ă ằ ắ ẳ ẵ ặ â ầ ấ ẩ ẫ ậ đ e è é ẻ ẽ ẹ ê ề ế ể ễ ệ i ì í ỉ ĩ ị "
      + "o ò ó ỏ õ ọ ô ồ ố ổ ỗ ộ ơ ờ ớ ở ỡ ợ u ù ú ủ ũ ụ ư ừ ứ ử ữ ự y ỳ ý ỷ ỹ ỵ"
    let all = small + " " + small.uppercased()
    let composed = try Sample.receipt { $0.blocks = [.text(all), .heading(all)] }
    let decomposed = try Sample.receipt {
      $0.blocks = [.text(all.decomposedStringWithCanonicalMapping), .heading(all.decomposedStringWithCanonicalMapping)]
    }
    let pdf = try composed.pdf()
    // Poppler takes letters that stand alone for a word that is spaced out.
    let text = try Poppler(pdf: pdf).text().filter { !$0.isWhitespace }
    #expect(text.ranges(of: all.filter { !$0.isWhitespace }).count == 2)
    #expect(try decomposed.pdf() == pdf)
  }

  @Test("is its title, language, date and structure, on A4")
  func facts() throws {
    let pdf = try Sample.receipt().pdf()
    let facts = try Poppler(pdf: pdf).facts()
    #expect(facts["Title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả – Số: 01/GTN-2026")
    #expect(facts["Author"] == "Sở Giáo dục và Đào tạo tỉnh Sông Mẫu")
    #expect(facts["Creator"] == "Một Cửa" && facts["Producer"]?.hasPrefix("cairo ") == true)
    #expect(facts["CreationDate"] == facts["ModDate"] && facts["CreationDate"]?.contains("2026") == true)
    #expect(facts["Tagged"] == "yes" && facts["Pages"] == "1" && facts["Page size"]?.contains("A4") == true)
    #expect(String(decoding: pdf, as: UTF8.self).contains("/Lang (vi)"))
    let structure = try Poppler(pdf: pdf).structure()
    let order = ["H1", "GIẤY TIẾP NHẬN", "Table", "TR", "TH", "Tên giấy tờ", "TD", "Bản chụp văn bằng", "Figure"]
    var rest = structure[...]
    for part in order {
      let found = try #require(rest.range(of: part), "\(part) in its place")
      rest = rest[found.upperBound...]
    }
  }

  @Test("is set in fonts that are in the file, as far as they are used")
  func fonts() throws {
    let fonts = try Poppler(pdf: Sample.receipt().pdf()).fonts()
    #expect(!fonts.isEmpty)
    for font in fonts {
      #expect(font.contains("+Tinos"), "\(font)")
      #expect(font.contains(" yes yes yes "), "embedded, a subset, with its letters' meaning: \(font)")
    }
  }

  @Test("is a code that a phone reads, beside a signature and below several")
  func codes() throws {
    let alone = try Sample.receipt { paper in
      paper.blocks = [.signatures([.init(role: "Giám đốc", note: "", name: "Phạm Thị Hòa")])]
    }
    for paper in [try Sample.receipt(), alone] {
      #expect(try Poppler(pdf: paper.pdf()).code(page: 1) == "https://motcua.example/ho-so?ma=H56.06-260105-0001")
    }
  }

  @Test("is the heads of a table on every page, and the page's number from the second on")
  func pages() throws {
    let rows = (1...120).map { ["\($0)", "Bước \($0)", "Tiếp nhận hồ sơ của người nộp, kiểm tra thành phần hồ sơ"] }
    let paper = try Sample.receipt { paper in
      paper.blocks = [.table(.init(heading: "Quá trình", columns: ["TT", "Bước", "Việc đã làm"], rows: rows))]
      paper.mark = nil
    }
    let pages = try Poppler(pdf: paper.pdf()).text().split(separator: "\u{C}").map(String.init)
    #expect(pages.count >= 3)
    for (number, page) in pages.enumerated() {
      #expect(page.contains("Việc đã làm"))
      let first = page.split(separator: "\n").first?.trimmingCharacters(in: .whitespaces)
      #expect((first == "\(number + 1)") == (number > 0))
    }
    let text = pages.joined().normalizedBlanks
    for row in rows { #expect(text.contains(row[1])) }
  }

  @Test("keeps a paragraph's last line from standing alone")
  func widows() throws {
    for fill in 30...44 {
      let paper = try Sample.receipt { paper in
        paper.blocks = [
          .text((0..<fill).map { _ in "." }.joined(separator: "\n")),
          .text((1...12).map { "chữ\($0) " + String(repeating: "dài ", count: 20) }.joined()),
        ]
        paper.mark = nil
      }
      let pages = try Poppler(pdf: paper.pdf()).text("-layout").split(separator: "\u{C}")
      for page in pages where page.contains("dài") {
        let count = page.split(separator: "\n").count { $0.contains("dài") }
        #expect(count >= 2, "with \(fill) lines before")
      }
    }
  }
}

extension String {
  /// The text with one blank for each run of blanks and line ends.
  var normalizedBlanks: String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
