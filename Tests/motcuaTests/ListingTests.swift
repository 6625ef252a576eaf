import Testing
import Text

@testable import motcua

@Suite("A listing")
struct ListingTests {
  private let listing: Listing = {
    var listing = Listing(columns: [
      .init(head: Words(vi: "Hồ sơ", en: "Dossier")),
      .init(head: Words(vi: "Người nộp", en: "Applicant"), least: 8),
      .init(head: Words(vi: "Thủ tục", en: "Procedure"), least: 10, isDispensable: true),
    ])
    listing.rows = [("H56-1", "Nguyễn Thị Ánh Nguyệt"), ("H56-2", "Trần Đức")].map { code, name in
      Listing.Row(
        cells: [Table.Cell(code, .bold), Table.Cell(name), Table.Cell("Cấp bản sao văn bằng", .dim)],
        fields: [code, name, ""])
    }
    return listing
  }()

  @Test("fits every width: whole where there is room, cut where not, without what is dispensable at last")
  func widths() {
    for width in [200, 60, 50, 40, 30, 20, 15] {
      let lines = listing.lines(for: Output(width: width), .vietnamese)
      #expect(lines.allSatisfy { $0.displayWidth <= width }, "\(width): \(lines)")
      #expect(lines.count == 3 && lines[2].hasPrefix("H56-2  "))
    }
    #expect(
      listing.lines(for: Output(width: 200), .vietnamese)[1] == "H56-1  Nguyễn Thị Ánh Nguyệt  Cấp bản sao văn bằng")
    #expect(
      listing.lines(for: Output(width: 16), .vietnamese) == ["Hồ sơ  Người nộp", "H56-1  Nguyễn T…", "H56-2  Trần Đức"])
  }

  @Test("has colour only where it is shown, and it takes no room")
  func colour() {
    let plain = listing.lines(for: Output(width: 40), .vietnamese)
    let coloured = listing.lines(for: Output(width: 40, hasColour: true), .vietnamese)
    #expect(coloured.allSatisfy { $0.contains("\u{1B}[1m") })
    let bare = coloured.map { $0.replacing(/\u{1B}\[[0-9]+m/, with: "") }
    #expect(zip(bare, plain).allSatisfy { $0.hasPrefix($1) })
  }

  @Test("is plain columns behind a pipe, in no language and never cut")
  func plain() {
    for language in Language.allCases {
      #expect(
        listing.lines(for: Output(width: nil), language) == ["H56-1\tNguyễn Thị Ánh Nguyệt\t-", "H56-2\tTrần Đức\t-"])
    }
  }
}
