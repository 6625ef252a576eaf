import Forms
import Foundation
import JSON
import Testing
import YAML

private let shippedForms = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().appending(path: "Forms")

@Suite(
  "The forms that come with the program",
  .enabled(if: FileManager.default.fileExists(atPath: shippedForms.path), "there is no folder Forms here"))
struct ShippedFormsTests {
  private func shipped(_ name: String) throws -> Form {
    let findings = Findings()
    let bytes = try Data(contentsOf: shippedForms.appending(path: name))
    let form = FormFile.load(Array(bytes), file: "Forms/" + name, findings: findings)
    #expect(findings.sorted.map(\.description) == [])
    return try #require(form)
  }

  @Test("load without a finding")
  func load() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: shippedForms.path).filter { $0.hasSuffix(".yaml") }
    #expect(!files.isEmpty)
    for file in files { _ = try shipped(file) }
  }

  @Test("take the answers of a graduate who wants two copies by post")
  func copyOfDiploma() throws {
    let form = try shipped("ban-sao-van-bang.yaml")
    let page: [(name: String, value: String)] = [
      ("nguoi-yeu-cau.ho-ten", "Nguyễn Văn An"), ("nguoi-yeu-cau.so-dinh-danh", "038 090 001 234"),
      ("nguoi-yeu-cau.ngay-sinh", "1/5/1990"),
      ("dien-thoai", "0912 345 678"), ("thu-dien-tu", ""), ("dia-chi", "Số 1, phố Mẫu"), ("quan-he", "ban-than"),
      ("ho-ten-tren-bang", "Nguyễn Văn An"),
      ("ngay-sinh-tren-bang", "01/05/1990"), ("loai-van-bang", "thpt"), ("nam-tot-nghiep", "2008"),
      ("truong", "THPT Trung Tâm"), ("so-hieu", ""),
      ("so-luong", "2"), ("ly-do-xin-cap", ""), ("nhan-ket-qua", "buu-chinh"), ("dia-chi-nhan", ""),
    ]
    #expect(form.complaints(form.read(posted: page)) == ["/dia-chi-nhan required"])
    let answers = try form.taken(form.read(posted: page.dropLast() + [("dia-chi-nhan", "Số 1, phố Mẫu")]))
    #expect(answers.json["so-luong"] == 2)
    #expect(answers.json["dien-thoai"] == "0912345678")
    #expect(form.parts(of: answers).open.map(\.key).contains("quan-he"))
    #expect(!form.parts(of: answers).open.map(\.key).contains("ngay-sinh-tren-bang"))
  }
}
