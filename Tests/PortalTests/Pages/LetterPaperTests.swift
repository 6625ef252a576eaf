import Dossiers
import Foundation
import HTTPServing
import OneStop
import Paper
import Procedures
import Testing
import Text

@testable import Portal

@Suite("Letters on paper")
struct LetterPaperTests {
  static let pdftotext = "/usr/bin/pdftotext"
  static let isThere = FileManager.default.isExecutableFile(atPath: pdftotext)
  static let missing: Comment = "poppler-utils is not installed: script/bootstrap --tests"

  @Test("say what they say on the page, every one that ships, in both languages", .enabled(if: isThere, missing))
  func shipped() throws {
    let letters = try ShippedLetters.all(in: PageOffice.load { _ in })
    #expect(letters.count >= 10)
    for letter in letters {
      for language in Language.allCases {
        let paper = letter.paper(in: language, address: "https://motcua.mau.example/ho-so?ma=\(letter.code)")
        let pdf = try paper.pdf()
        #expect(
          try letter.paper(in: language, address: "https://motcua.mau.example/ho-so?ma=\(letter.code)").pdf() == pdf)
        let text = try text(of: pdf)
        for said in letter.said(in: language) {
          #expect(text.contains(said.unspaced), "\(letter.letter) in \(language): \(said)")
        }
      }
    }
  }

  @Test(
    "are made from what was issued, with place, date and a code, and always the same", .enabled(if: isThere, missing))
  func issued() throws {
    let office = try PageOffice()
    let citizen = Citizen(office)
    let (code, _) = try citizen.submit()
    try office.act("tiep-nhan", on: try #require(DossierCode(code)), by: "lan")
    try citizen.open("/ho-so/\(code)")
    #expect(citizen.page.contains("/ho-so/\(code)/van-ban/1/van-ban.pdf"))
    try citizen.open("/ho-so/\(code)/van-ban/1/van-ban.pdf")
    let first = try #require(citizen.pdf)
    #expect(citizen.status == 200 && citizen.response.headers["Content-Type"] == "application/pdf")
    #expect(
      citizen.response.headers["Content-Disposition"] == "attachment; filename=\"\(code)-1-giay-tiep-nhan.pdf\"")
    #expect(citizen.response.headers["Cache-Control"] == "no-store")
    let text = try text(of: first)
    #expect(text.contains("Trung Tâm, ngày 19 tháng 11 năm 2026".unspaced) && text.contains(code))
    try office.go(to: "2026-11-19T09:10")
    try citizen.open("/ho-so/\(code)")
    try citizen.open("/ho-so/\(code)/van-ban/1/van-ban.pdf")
    #expect(citizen.pdf == first)
    try citizen.open("/ho-so/\(code)/van-ban/1/van-ban.pdf?lang=en")
    #expect(citizen.pdf != first && citizen.response.headers["Content-Language"] == "en")
    for missing in ["0", "99", "999999999999999999"] {
      try citizen.open("/ho-so/\(code)/van-ban/\(missing)/van-ban.pdf")
      #expect(citizen.status == 404)
    }
    let stranger = Citizen(office)
    for paper in ["van-ban/1/van-ban.pdf", "to-khai.pdf", "bien-nhan.pdf"] {
      try stranger.open("/ho-so/\(code)/\(paper)")
      #expect(stranger.location?.hasPrefix("/ho-so?") == true && stranger.pdf == nil)
    }
  }

  @Test("stand beside the receipt with its secret, and the form as it was filled in", .enabled(if: isThere, missing))
  func handed() throws {
    let citizen = Citizen(try PageOffice())
    let (code, secret) = try citizen.submit()
    try citizen.open("/ho-so/\(code)/bien-nhan.pdf")
    let receipt = try text(of: #require(citizen.pdf))
    #expect(receipt.contains(code) && receipt.contains(secret))
    try citizen.open("/ho-so/\(code)/to-khai.pdf")
    let form = try text(of: #require(citizen.pdf))
    #expect(form.contains(code) && !form.contains(secret))
    #expect(form.contains("Đã nộp trực tuyến lúc 09:00 19/11/2026".unspaced))
  }

  func text(of pdf: [UInt8]) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "letter-\(UUID()).pdf")
    try Data(pdf).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let process = Process()
    process.executableURL = URL(filePath: Self.pdftotext)
    process.arguments = ["-raw", file.path, "-"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: data, as: UTF8.self).unspaced
  }
}

extension String {
  /// The text without blanks and line ends, which pages set as they need.
  var unspaced: String { String(filter { !$0.isWhitespace }) }
}

extension LetterDocument {
  /// Everything that stands on it.
  fileprivate func said(in language: Language) -> [String] {
    let blocks = blocks.flatMap { block -> [Words] in
      switch block {
      case .text(let words): [words]
      case .rows(let rows): rows.flatMap { [$0.label, $0.value] }
      case .table(let heading, let columns, let rows): [heading] + columns + rows.joined()
      case .transfer(let heading, let transfer):
        [heading, .plain(transfer.account.name), transfer.amount.words, .plain(transfer.reference)]
      case .signatures: []
      }
    }
    let signed = blocks.isEmpty ? [] : [agency.in(language).uppercased(), title.in(language).uppercased(), number]
    return signed + blocks.map { $0.in(language) } + (hasQR ? [code.text] : [])
  }
}

extension Citizen {
  /// The PDF that was answered; nil when it was something else.
  fileprivate var pdf: [UInt8]? {
    guard case .bytes(let bytes) = response.body, bytes.starts(with: Array("%PDF-".utf8)) else { return nil }
    return bytes
  }
}
