import Foundation
import Forms
import JSON
import Procedures
import Testing
import Text
import WorkingTime
import YAML

@Suite("What a form offers beyond its own options")
struct OfferingTests {
  private static let form = "Forms/thuyen-chuyen-vien-chuc.yaml"
  private static let field = """
    field: truong-di
            type: unit
    """

  /// The definitions that ship, with the question for the giving school put otherwise.
  private func load(_ kind: String) throws -> (definitions: Definitions?, told: [String]) {
    let findings = Findings()
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().path
    var files = DefinitionFiles(folder: root, findings).files
    let text = String(decoding: try #require(files[Self.form]), as: UTF8.self)
    let range = try #require(text.range(of: Self.field))
    files[Self.form] = Array(text.replacingCharacters(in: range, with: "field: truong-di\n        \(kind)").utf8)
    let procedure = "Workflows/thuyen-chuyen-vien-chuc/procedure.yaml"
    if let steps = files[procedure], kind.contains("units") {
      let first = String(decoding: steps, as: UTF8.self).replacing("'truong di != ", with: "'truong di[1] != ")
      files[procedure] = Array(first.utf8)
    }
    let definitions = Definitions.load(DefinitionFiles(files), findings)
    return (definitions, findings.sorted.map(\.description))
  }

  @Test("a step may be for the first of the units that the applicant put in order")
  func first() throws {
    let (definitions, told) = try load("type: units\n        most: 3")
    let procedure = try #require(definitions?.procedures["thuyen-chuyen-vien-chuc"], "\(told)")
    let form = procedure.form
    let units = try #require(definitions).authority.unitChoices
    let wishes = Assignee.officer(role: "hieu-truong", unit: .field("truong-di"))
    let day = try #require(Day("2026-11-02"))
    let json: JSONObject = ["truong-di": ["thpt-song-mau", "thpt-trung-tam"]]
    guard case .wrong(let complaints) = form.check(.object(json), on: day, offering: Offering(units: units)) else {
      Issue.record("answers that say next to nothing were taken")
      return
    }
    #expect(!complaints.contains { $0.pointer.field == "truong-di" })
    let answers = try #require(form.answers(recorded: json))
    #expect(
      wishes.duty(ChosenUnits(answers, of: procedure, turn: 0, parents: [:]))
        == .officer(role: "hieu-truong", unit: "thpt-song-mau"))
  }

  @Test("no other kind of answer says whose task a step is")
  func others() throws {
    let (_, told) = try load("type: text")
    #expect(told.contains { $0.contains("has to be a `unit` or `units`, required and always asked") }, "\(told)")
  }

  @Test("a question for an area needs somebody who supplies areas")
  func areas() throws {
    let (definitions, told) = try load("type: area")
    #expect(definitions == nil)
    #expect(told.contains { $0.contains("nothing supplies the procedure with areas") }, "\(told)")
  }

  @Test("more units than there are cannot be asked for")
  func tooFew() throws {
    let (_, told) = try load("type: units\n        least: 9\n        most: 9")
    #expect(told.contains { $0.contains("needs at least 9 units; there are 6 to choose from") }, "\(told)")
  }
}
