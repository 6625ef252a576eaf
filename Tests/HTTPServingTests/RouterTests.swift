import Testing

@testable import HTTPServing

@Suite("The router")
struct RouterTests {
  private func router(_ routes: [(Method, String)]) -> Router {
    var router = Router()
    for (method, pattern) in routes {
      router.on(method, pattern) { request in
        .text(
          "\(method.rawValue) \(pattern) "
            + request.parameters.pairs.map { "\($0.name)=\($0.value)" }.joined(separator: "&"))
      }
    }
    return router
  }

  private func ask(_ router: Router, _ method: Method, _ target: String) throws -> String {
    let response = try router.answer(try Request(method, target))
    guard case .bytes(let bytes) = response.body else { return "\(response.status) \(response.headers["Allow"] ?? "")" }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("finds fixed words before places, and places before the rest of a path")
  func order() throws {
    let router = router([
      (.get, "/{path...}"), (.get, "/a/{x}"), (.get, "/a/b"), (.get, "/a/{n:number}"), (.get, "/a/{x}/c"), (.get, "/"),
    ])
    #expect(try ask(router, .get, "/") == "GET / ")
    #expect(try ask(router, .get, "/a/b") == "GET /a/b ")
    #expect(try ask(router, .get, "/a/z") == "GET /a/{x} x=z")
    #expect(try ask(router, .get, "/a/b/c") == "GET /a/{x}/c x=b")
    #expect(try ask(router, .get, "/q/w/e") == "GET /{path...} path=q/w/e")
  }

  @Test("gives a place only what fits its kind")
  func kinds() throws {
    let router = router([(.get, "/n/{n:number}"), (.get, "/k/{k:key}"), (.get, "/d/{d:digest}")])
    let digest = String(repeating: "0a", count: 32)
    #expect(try ask(router, .get, "/n/12") == "GET /n/{n:number} n=12")
    #expect(try ask(router, .get, "/k/cap-ban-sao") == "GET /k/{k:key} k=cap-ban-sao")
    #expect(try ask(router, .get, "/d/\(digest)") == "GET /d/{d:digest} d=\(digest)")
    for target in [
      "/n/-1", "/n/1e3", "/n/1234567890123456789", "/n/%D9%A1", "/k/A", "/k/-a", "/d/\(digest.uppercased())", "/d/0",
    ] {
      #expect(throws: HTTPRefusal.self) { try ask(router, .get, target) }
    }
  }

  @Test("answers HEAD from GET and OPTIONS from what there is")
  func headAndOptions() throws {
    let router = router([(.get, "/a"), (.post, "/a"), (.delete, "/b")])
    #expect(try ask(router, .head, "/a") == "GET /a ")
    #expect(try ask(router, .options, "/a") == "204 GET, HEAD, POST, OPTIONS")
    #expect(try ask(router, .options, "/b") == "204 DELETE, OPTIONS")
  }

  @Test("tells what is not there from what cannot be done")
  func refusals() throws {
    let router = router([(.get, "/a"), (.put, "/a"), (.post, "/{x}")])
    let elsewhere = #expect(throws: HTTPRefusal.self) { try ask(router, .delete, "/a") }
    #expect(elsewhere?.code == .methodNotAllowed)
    #expect(elsewhere?.response.status == .methodNotAllowed)
    #expect(Set(elsewhere?.allowed ?? []) == [.get, .head, .put, .post, .options])
    #expect(try ask(router, .post, "/a") == "POST /{x} x=a")
    #expect(#expect(throws: HTTPRefusal.self) { try ask(router, .get, "/a/b") }?.code == .notFound)
    #expect(#expect(throws: HTTPRefusal.self) { try ask(router, .get, "/a/") }?.code == .notFound)
  }

  @Test("lists its routes, so that a document about them can be checked")
  func enumerable() {
    let router = router([(.get, "/a/{x}/{n:number}"), (.post, "/t/{p...}")])
    #expect(router.routes.map(\.pattern.template) == ["/a/{x}/{n}", "/t/{p}"])
    #expect(router.routes.map(\.method) == [.get, .post])
    #expect(router.routes[0].pattern.parts[2] == .place(name: "n", kind: .number))
  }

  @Test(
    "takes no malformed pattern",
    arguments: ["a", "/a//b", "/{", "/{}", "/{x...}/b", "/{x}/{x}", "/{n:nummer}", "/a?b", "/%41"])
  func patterns(text: String) {
    #expect(PathPattern(checking: text) == nil)
  }

  @Test("stops the program when two routes answer the same")
  func duplicates() async {
    await #expect(processExitsWith: .failure) {
      var router = Router()
      router.on(.get, "/a") { _ in Response() }
      router.on(.get, "/a") { _ in Response() }
    }
  }
}
