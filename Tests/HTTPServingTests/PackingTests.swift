import Archives
import Foundation
import Testing

@testable import HTTPServing

@Suite("An answer packed as gzip")
struct PackingTests {
  private let text = String(repeating: "Thủ tục hành chính. ", count: 200)

  private func answer(_ accept: String?, _ packing: Packing = .onTheWay, text: String? = nil, tag: ETag? = ETag("a"))
    throws -> Response
  {
    var response = Response.html(text ?? self.text)
    response.packing = packing
    if let tag { response.set(tag) }
    var headers = Headers()
    if let accept { headers.set("Accept-Encoding", accept) }
    return Router.shaped(response, for: try Request(.get, "/", headers: headers))
  }

  private func unpacked(_ response: Response) throws -> String {
    guard case .bytes(let bytes) = response.body else { return "" }
    let gunzip = Process()
    gunzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gunzip.arguments = ["-dc"]
    let (input, output) = (Pipe(), Pipe())
    gunzip.standardInput = input
    gunzip.standardOutput = output
    try gunzip.run()
    input.fileHandleForWriting.write(Data(bytes))
    try input.fileHandleForWriting.close()
    let made = try output.fileHandleForReading.readToEnd() ?? Data()
    gunzip.waitUntilExit()
    return String(decoding: made, as: UTF8.self)
  }

  @Test("goes to whoever takes it, is what gzip unpacks, and has a version of its own")
  func packed() throws {
    let response = try answer("br, gzip;q=0.8")
    #expect(response.headers["Content-Encoding"] == "gzip" && response.headers["Vary"] == "Accept-Encoding")
    #expect(response.headers["ETag"] == "\"a-gzip\"")
    #expect(try unpacked(response) == text)
    #expect(try answer("gzip", tag: ETag("a", isWeak: true)).headers["ETag"] == "W/\"a\"")
    let ready = try #require(Gzip.packed(Array(text.utf8), .best))
    #expect(try unpacked(answer("gzip", .ready(ready))) == text)
  }

  @Test(
    "does not go to whoever would rather not have it",
    arguments: [nil, "", "br", "gzip;q=0", "*;q=0", "gzip;q=0, *", "gzip;q=0.1, identity;q=0.5", "gzip;q=x"])
  func plain(_ accept: String?) throws {
    let response = try answer(accept)
    #expect(response.headers["Content-Encoding"] == nil && response.headers["ETag"] == "\"a\"")
    #expect(response.headers["Vary"] == "Accept-Encoding", "what a cache keeps is not for all")
  }

  @Test("is never one that holds a secret, nor one that is short")
  func secrets() throws {
    let secret = try answer("gzip", .never)
    #expect(secret.headers["Content-Encoding"] == nil && secret.headers["Vary"] == nil)
    #expect(try answer("gzip", text: "ngắn").headers["Content-Encoding"] == nil)
  }

  @Test("is not sent again to whoever has it")
  func conditions() throws {
    var response = Response.html(text)
    response.packing = .onTheWay
    response.set(ETag("a"))
    let headers = Headers(["Accept-Encoding": "gzip", "If-None-Match": "\"a-gzip\""])
    #expect(Router.shaped(response, for: try Request(.get, "/", headers: headers)).status == .notModified)
    let other = Headers(["Accept-Encoding": "br", "If-None-Match": "\"a-gzip\""])
    #expect(Router.shaped(response, for: try Request(.get, "/", headers: other)).status == .ok)
  }

  @Test("reaches a client over the wire")
  func wire() throws {
    let text = text
    let server = try serve { _ in
    } routes: { router in
      router.on(.get, "/trang") { _ in
        var response = Response.html(text)
        response.packing = .onTheWay
        return response
      }
    }
    let client = try RawClient(server)
    let answer = try client.ask("GET /trang", "Accept-Encoding: gzip\r\n")
    #expect(answer.status == 200 && answer["Content-Encoding"] == "gzip")
    #expect(answer["Content-Length"] == String(answer.body.count) && answer.body.count < 300)
    let head = try client.ask("HEAD /trang", "Accept-Encoding: gzip\r\n")
    #expect(head["Content-Length"] == answer["Content-Length"])
  }
}
