import Foundation
import JSON
import Testing

/// Messages in the forms in which programs in service write them, made up for the tests: one file in `Tests/Messages` for each
/// peculiarity, and what has to be read of each in `expected.json`. The attachments were made, packed and hashed by another program.
@Suite("motcua exchange inspect, of a message with a peculiarity")
struct MessageQuirkTests {
  static let folder = projectRoot.appending(path: "Tests/Messages")

  static let expected: JSONValue =
    (try? JSONValue(
      reading: String(contentsOf: folder.appending(path: "expected.json"), encoding: .utf8),
      within: .init(bytes: 1_000_000))) ?? .null

  static let names: [String] = {
    guard case .object(let object) = expected else { return [] }
    return object.map(\.key)
  }()

  @Test("reads all that it says, and tells what is peculiar", arguments: names)
  func read(_ name: String) throws {
    let wanted = try #require(MessageQuirkTests.expected[name])
    let file = MessageQuirkTests.folder.appending(path: "\(name).edxml").path
    let run = try motcua("exchange", "inspect", file, "--json")
    let answer = try JSONValue(reading: run.output, within: .init(bytes: 1_000_000))
    guard wanted["error"] == nil else {
      #expect(run.status == 1 && answer["error"]?["code"] == wanted["error"], "\(run.output)")
      if let sender = wanted["sender"] { #expect(answer["error"]?["sender"] == sender) }
      return
    }
    #expect(run.status == 0, "\(run.errors)")
    for member in [
      "kind", "business", "from", "to", "documentId", "code", "subject", "statusCode", "attachments", "signature",
    ] {
      #expect(answer[member] == wanted[member], "\(member)")
    }
    let problems = (answer["problems"]?.list ?? []).map { problem in
      JSONValue.string("\(problem["kind"]?.text ?? "") \(problem["part"]?.text ?? "")")
    }
    #expect(JSONValue.array(problems) == wanted["problems"])
    if wanted["notUnderstood"] == true { #expect(answer["notUnderstood"]?.list.isEmpty == false) }
  }

  @Test("is expected of every file that is there, and shown to people in one piece")
  func whole() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: MessageQuirkTests.folder.path)
    let messages = files.filter { $0.hasSuffix(".edxml") }.map { String($0.dropLast(6)) }
    #expect(messages.count > 50 && Set(messages) == Set(MessageQuirkTests.names))
    let readable = messages.filter { !$0.hasPrefix("unreadable") }.sorted()
    let run = try motcuaList(
      ["exchange", "inspect", "--lang", "vi"]
        + readable.map { MessageQuirkTests.folder.appending(path: "\($0).edxml").path })
    #expect(run.status == 0 && run.errors.isEmpty)
  }
}
