import Foundation
import HTTPServing
import JSON
import OneStop
import Testing
import Text

@testable import Portal

@Suite("The OpenAPI document")
struct OpenAPITests {
  private func document() throws -> (Desk, JSONValue) {
    let desk = try Desk()
    let answer = try desk.ask(.get, "/openapi.json")
    #expect(answer.status == 200)
    return (desk, answer.json)
  }

  @Test("describes every route of the API and nothing else")
  func routes() throws {
    let (desk, document) = try document()
    let routes = desk.portal.router.routes.filter { $0.pattern.description.hasPrefix("/api/") }
      .map { "\($0.method.rawValue.lowercased()) \($0.pattern.template)" }
    guard case .object(let paths)? = document["paths"] else { throw Missing() }
    var described: Set<String> = ["get /api/v1/openapi.json"]
    for (path, item) in paths {
      guard case .object(let methods) = item else { throw Missing() }
      for (method, _) in methods { described.insert("\(method) \(path)") }
    }
    #expect(described == Set(routes))
    #expect(routes.count == described.count)
  }

  @Test("names no schema that is not there, and has none that nothing names")
  func references() throws {
    let (_, document) = try document()
    guard case .object(let schemas)? = document["components"]?["schemas"] else { throw Missing() }
    let text = document.canonicalText
    let named = Set(text.matches(of: /#\/components\/schemas\/(\w+)/).map { String($0.1) })
    #expect(named == Set(schemas.map(\.key)))
  }

  @Test("gives every operation an identifier of its own, and every refusal the shape of RFC 9457")
  func operations() throws {
    let (_, document) = try document()
    guard case .object(let paths)? = document["paths"] else { throw Missing() }
    var identifiers: [String] = []
    for (_, item) in paths {
      guard case .object(let methods) = item else { throw Missing() }
      for (_, operation) in methods {
        guard case .string(let id)? = operation["operationId"], case .object(let responses)? = operation["responses"]
        else { throw Missing() }
        identifiers.append(id)
        for (status, response) in responses where (Int(status) ?? 0) >= 400 {
          #expect(response["$ref"] != nil, "\(id) \(status)")
        }
      }
    }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test("is valid in the eyes of openapi-spec-validator")
  func secondOpinion() throws {
    guard let python = ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] else {
      print("OpenAPITests: MOTCUA_TEST_PYTHON is not set (script/test sets it), no second opinion")
      return
    }
    let (desk, document) = try document()
    let file = desk.folder.appending(path: "openapi.json")
    try Data(document.canonical).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-m", "openapi_spec_validator", "--schema", "3.1", file.path]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(said)")
  }

  private struct Missing: Error {}
}
