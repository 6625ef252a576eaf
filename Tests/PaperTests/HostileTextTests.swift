import Foundation
import Paper
import Testing
import Text

@Suite("A paper of hostile text")
struct HostileTextTests {
  @Test(
    "prints a sign for each character that steers, and turns no direction",
    .enabled(if: Poppler.isThere, Poppler.missing))
  func steering() throws {
    let paper = try Sample.receipt { paper in
      paper.blocks = [.text("An\u{0}h \u{202E}gnas uệihn\u{202C} T\u{7}ư\u{1B}[31m\u{2066}x\u{2069}")]
    }
    let text = try Poppler(pdf: paper.pdf()).text()
    #expect(text.contains("An\u{FFFD}h \u{FFFD}gnas uệihn\u{FFFD} T\u{FFFD}ư\u{FFFD}[31m\u{FFFD}x\u{FFFD}"))
  }

  @Test("takes each kind of line end, tabs, and nothing at all", .enabled(if: Poppler.isThere, Poppler.missing))
  func lines() throws {
    let paper = try Sample.receipt { paper in
      paper.blocks = [
        .text("một\r\nhai\nba\rbốn\u{2028}năm\u{85}sáu\t bảy"), .text(""), .rows([]),
        .rows([.init(label: "", value: "")]),
        .table(.init(heading: "", columns: [], rows: [["x"]])),
        .table(.init(heading: "", columns: ["a", "b"], rows: [])),
        .table(.init(heading: "", columns: ["a", "b"], rows: [[], ["1", "2", "3"]])), .signatures([]),
        .signatures([.init(role: "", note: "", name: "")]), .heading(""),
      ]
    }
    let text = try Poppler(pdf: paper.pdf()).text()
    #expect(text.split(separator: "\n").prefix { $0 != "sáu bảy" }.suffix(5) == ["một", "hai", "ba", "bốn", "năm"])
    let empty = try Sample.receipt { paper in
      (paper.title, paper.dateline, paper.blocks, paper.subtitles) = ("", "", [], [])
      paper.head = .agency(name: "", number: "")
    }
    #expect(try Poppler(pdf: empty.pdf()).facts()["Pages"] == "1")
  }

  @Test("prints what it has no letter for as a box, other writings in their own direction, and towers of marks cut")
  func writings() throws {
    let tower = "e" + String(repeating: "\u{301}", count: 5_000)
    let others = "Здравствуйте Ελληνικά שלום مرحبا 阮文德 한국 😀 \u{E000} \u{10FFFF} \u{FFFE}"
    let paper = try Sample.receipt {
      $0.blocks = [.text(tower + others), .heading(tower), .rows([.init(label: others, value: tower)])]
    }
    let cut = try Sample.receipt { paper in
      let short = "e\u{301}\u{301}\u{301}\u{301}"
      paper.blocks = [.text(short + others), .heading(short), .rows([.init(label: others, value: short)])]
    }
    #expect(try paper.pdf() == cut.pdf())
  }

  @Test("breaks a word of 64 KB, a paragraph of 64 KB and a cell of 64 KB over as many pages as they take")
  func long() throws {
    let word = String(repeating: "x", count: 65_536)
    let words = String(repeating: "chữ ", count: 16_384)
    for text in [word, words] {
      let paper = try Sample.receipt { paper in
        paper.blocks = [
          .text(text), .rows([.init(label: text, value: text)]),
          .table(.init(heading: text, columns: ["a", text], rows: [["1", text]])),
          .signatures([.init(role: text, note: text, name: text)]),
        ]
      }
      let pdf = try paper.pdf()
      #expect(pdf.starts(with: Array("%PDF-1.4".utf8)))
    }
  }

  @Test("holds an answer of 10,000 lines", .enabled(if: Poppler.isThere, Poppler.missing))
  func manyLines() throws {
    let paper = try Sample.receipt { paper in
      paper.blocks = [.rows([.init(label: "Ý kiến", value: (1...10_000).map { "dòng \($0)" }.joined(separator: "\n"))])]
    }
    let poppler = try Poppler(pdf: paper.pdf())
    let pages = try #require(poppler.facts()["Pages"].flatMap(Int.init))
    #expect((150...Limits.pages).contains(pages))
    #expect(try poppler.text().contains("dòng 10000"))
  }

  @Test("is refused beyond the limits, each by its name")
  func limits() throws {
    let refused: [(TooLongForPaper.Measure, [OfficialPaper.Block])] = [
      (.text, [.text(String(repeating: "a", count: Limits.textBytes))]),
      (.pieces, Array(repeating: .heading(""), count: Limits.pieces)),
      (.columns, [.table(.init(heading: "", columns: Array(repeating: "a", count: Limits.columns + 1), rows: []))]),
      (.pages, [.text(String(repeating: "\n", count: 60 * Limits.pages))]),
    ]
    for (measure, blocks) in refused {
      let paper = try Sample.receipt { $0.blocks = blocks }
      let refusal = #expect(throws: TooLongForPaper.self) { try paper.pdf() }
      #expect(refusal?.what == measure)
      #expect(refusal.map { $0.message.vi.contains("\($0.most)") && $0.message.en.contains("\($0.most)") } == true)
    }
    #expect(Set(refused.map(\.0)) == Set(TooLongForPaper.Measure.allCases))
  }
}
