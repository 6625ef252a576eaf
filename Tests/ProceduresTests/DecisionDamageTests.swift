import Foundation
import Procedures
import Testing
import Text
import YAML

private let procedure = "Workflows/cong-nhan-van-bang-nuoc-ngoai/procedure.yaml"
private let fees = "Workflows/cong-nhan-van-bang-nuoc-ngoai/le-phi.dmn"

@Suite("Damage to decisions, limits and fees")
struct DecisionDamageTests {
  static let all = [
    Damage(
      "an unknown field", procedure, "inputs: [xac thuc truc tiep]", "inputs: [xac thuc truc tep]",
      at: "xac thuc truc tep",
      "error: decision 'thoi-han': nothing is called 'xac thuc truc tep'; did you mean `xac thuc truc tiep`?"),
    Damage(
      "a date compared with a number", procedure, "inputs: [xac thuc truc tiep]", "inputs: [ngay cap > 5]",
      at: "> 5", "error: decision 'thoi-han': date is compared with number"),
    Damage(
      "a condition that compares a date with a number", procedure, "when: 'noi hoc = \"nuoc-ngoai\"'",
      "when: 'ngay cap > 5'", at: "> 5", "error: date is compared with number"),
    Damage(
      "rules that overlap under Unique", procedure, "- when: \"false\"", "- when: \"-\"", at: "when: \"-\"",
      "error: decision 'thoi-han': the rules 1 and 2 overlap under UNIQUE, for example where xac thuc truc tiep = true"
    ),
    Damage(
      "a missing case", procedure, "- when: \"false\"", "- when: \"not(true, false)\"", at: "{ decision: thoi-han }",
      "error: the decision has no limit when xac thuc truc tiep = false"),
    Damage(
      "a missing case in a DMN file", fees, "\"tai-viet-nam\",\"lien-ket\"", "\"tai-viet-nam\"",
      at: "<decisionTable", "warning: decision 'Phí xác minh': no rule fires where Nơi học = \"lien-ket\""),
    Damage(
      "a missing case of a fee", fees, "\"tai-viet-nam\",\"lien-ket\"", "\"tai-viet-nam\"", at: "",
      "error: the decision has no amount of `phi-xac-minh` when noi hoc = lien-ket"),
    Damage(
      "an option that the form does not have", fees, "\"nuoc-ngoai\"", "\"nuoc-ngoa\"", at: "<text>\"nuoc-ngoa\"",
      "error: decision 'Phí xác minh': \"nuoc-ngoa\" is none of the known values (tai-viet-nam, lien-ket, nuoc-ngoai); did you mean `\"nuoc-ngoai\"`?"
    ),
    Damage(
      "a fact that the procedure does not know", fees,
      "<inputData id=\"noi_hoc\" name=\"noi hoc\">\n    <variable id=\"noi_hoc_gia_tri\" name=\"noi hoc\"",
      "<inputData id=\"noi_hoc\" name=\"noi hok\">\n    <variable id=\"noi_hoc_gia_tri\" name=\"noi hok\"",
      at: "<inputData",
      "error: input data 'noi hok': the procedure knows nothing called 'noi hok'; did you mean `noi hoc`?"),
    Damage(
      "an amount that is none", fees, "<text>250000</text>", "<text>-1</text>", at: "<text>-1",
      "error: the result is no amount (a whole number of đồng)"),
    Damage(
      "a limit that is none", procedure, "then: '\"20 working days\"'", "then: '\"20 workin days\"'",
      at: "\"20 workin", "error: the result has to be a limit written out, such as \"20 working days\""),
    Damage(
      "a decision that is not there", procedure, "time: { decision: thoi-han }", "time: { decision: thoi-hn }",
      at: "thoi-hn", "error: `decisions` has no decision `thoi-hn`; did you mean `thoi-han`?"),
    Damage(
      "a file that is not there", procedure, "decision: le-phi.dmn", "decision: le-ph.dmn", at: "le-ph.dmn",
      "error: there is no file `le-ph.dmn` beside the procedure; did you mean `le-phi.dmn`?"),
    Damage(
      "a model that is no XML", fees, "</definitions>", "</definition>", at: "</definition>",
      "error: cannot be read as XML"
    ),
    Damage(
      "a limit beyond the law in one branch", procedure, "then: '\"20 working days\"'", "then: '\"12 working days\"'",
      at: "{ decision: thoi-han }",
      "error: the limits of the steps add up to 13 working days (tham-dinh → ky-cong-nhan), beyond the legal 12 working days"
    ),
    Damage(
      "a fee that is still owed at the end", procedure, "        to: dung-xu-ly\n        charge: cancel",
      "        to: dung-xu-ly", at: "dung-xu-ly, name",
      "error: a dossier that ends at `dung-xu-ly` still owes a fee (the way there: thong-bao-phi, het-han-nop-phi)"),
    Damage(
      "a fee that nothing charges", procedure, "        charge: reception\n", "", at: "",
      "error: no action charges `phi-xac-minh`; one with `charge: reception` is needed"),
    Damage(
      "a waiver without a reason", procedure, "        needs: [reason]\n        charge: waive", "        charge: waive",
      at: "mien-phi", "error: `mien-phi` waives what is owed, so it `needs: [reason]`"),
    Damage(
      "a fee with both ways", procedure, "  when: reception\n", "  when: reception\n  amount: 5\n", at: "",
      "error: a fee has either an `amount` or a `decision`"),
    Damage(
      "a word that there is not", procedure, "  when: reception\n", "  when: reception\n  refund: all\n", at: "refund",
      "error: no key `refund` is known here"),
  ]

  @Test("is told at its place", arguments: all)
  func told(damage: Damage) throws {
    var files = try shippedFiles()
    let text = String(decoding: try #require(files[damage.file]), as: UTF8.self)
    let damaged = text.replacing(damage.old, with: damage.new, maxReplacements: 1)
    #expect(damaged != text, "the text to damage is not there")
    files[damage.file] = Array(damaged.utf8)
    let findings = Findings()
    _ = Definitions.load(DefinitionFiles(files), findings)
    let told = findings.sorted.map(\.description)
    let matching = findings.sorted.filter { $0.description.contains(damage.told) }
    #expect(!matching.isEmpty, "\(told)")
    guard !damage.at.isEmpty else { return }
    let before = damaged[..<(try #require(damaged.range(of: damage.at)).lowerBound)]
    let line = before.count { $0 == "\n" } + 1
    #expect(matching.contains { $0.place.file == damage.file && $0.place.line == line }, "line \(line): \(told)")
    if damage.file == procedure, damage.at != "when: \"-\"" {
      let column = before.unicodeScalars.reversed().prefix { $0 != "\n" }.count + 1
      #expect(matching.contains { $0.place.column == column }, "column \(column): \(told)")
    }
  }

  private func shippedFiles() throws -> [String: [UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    return DefinitionFiles(folder: folder, Findings()).files
  }
}

@Suite("Limits and fees of a procedure")
struct LimitsAndFeesTests {
  @Test("are shown with their cases in words")
  func rows() throws {
    let findings = Findings()
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    let definitions = try #require(Definitions.load(DefinitionFiles(folder: folder, findings), findings))
    let procedure = try #require(definitions.procedures["cong-nhan-van-bang-nuoc-ngoai"])
    #expect(procedure.time.words.vi == "20 ngày làm việc hoặc 45 ngày làm việc")
    #expect(procedure.timeRows.map(\.result.en) == ["20 working days", "45 working days"])
    #expect(procedure.timeRows.map(\.when.en).first == "The diploma can be verified directly")
    let fee = try #require(procedure.fees.first)
    #expect(procedure.rows(of: fee).map(\.result.vi) == ["250.000 đồng", "500.000 đồng"])
    #expect(procedure.rows(of: fee).map(\.result.en) == ["250,000 VND", "500,000 VND"])
  }

  @Test(
    "say an amount with its groups",
    arguments: [(0, "0 đồng"), (999, "999 đồng"), (1_000, "1.000 đồng"), (12_345_678, "12.345.678 đồng")])
  func money(dong: Int, words: String) {
    #expect(Money(dong: dong).words.vi == words)
  }
}
