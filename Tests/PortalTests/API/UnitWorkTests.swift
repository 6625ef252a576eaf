import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("The work of a unit over the API")
struct UnitWorkTests {
  @Test("has the shape that the document promises, for supervisors only")
  func shape() throws {
    let desk = try Desk()
    _ = try desk.file()
    let (hoa, lan) = (try desk.officer("hoa"), try desk.officer("lan"))
    for path in ["/unit/work", "/units/so-gddt/work"] {
      let answer = try desk.ask(.get, path, ["Authorization": hoa])
      #expect(answer.status == 200 && answer.number("open") == 1, "\(answer.json.canonicalText)")
      #expect(Schema.named("UnitWork").faults(in: answer.json) == [])
      let refused = try desk.ask(.get, path, ["Authorization": lan])
      #expect(refused.status == 403 && refused.code == "not-supervising")
      #expect(try desk.ask(.get, path).status == 401)
    }
  }
}
