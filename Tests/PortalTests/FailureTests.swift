import HTTPServing
import Portal
import Testing

@Suite("What the outside lets the portal down with")
struct FailureTests {
  private struct Failure: Error {}

  private static let kinds: [(PortalSettings.FailureKind, status: Int, retryAfter: String?, code: String)] = [
    (.full, 507, "60", "disk-full"), (.writeProtected, 503, "60", "disk-write-protected"), (.busy, 503, "2", "busy"),
    (.undecided, 503, "5", "commit-undecided"), (.other, 500, nil, "failed"),
  ]

  @Test("is told with its status and when to come back, to a page as to a program, and never from the inside")
  func told() throws {
    for (kind, status, retryAfter, code) in FailureTests.kinds {
      try told(kind, status: status, retryAfter: retryAfter, code: code)
    }
  }

  private func told(_ kind: PortalSettings.FailureKind, status: Int, retryAfter: String?, code: String) throws {
    let desk = try Desk { $0.kind = { _ in kind } }
    for (path, accept, type) in [
      ("/thu-tuc/cap-ban-sao-van-bang/nop", "text/html", "text/html; charset=utf-8"),
      ("/api/v1/uploads", "application/json", "application/problem+json"),
    ] {
      let request = try Request(.post, path, headers: Headers(["Accept": accept]))
      let response = try #require(desk.portal.failed(Failure(), request) as Response?)
      #expect(response.status.rawValue == status)
      #expect(response.headers["Retry-After"] == retryAfter)
      #expect(response.headers["Content-Type"] == type)
      guard case .bytes(let bytes) = response.body else {
        Issue.record("no body")
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!text.contains("Failure"))
      #expect(text.contains(type.hasPrefix("text") ? "<h1" : #""code":"\#(code)""#))
      guard kind == .undecided else { continue }
      for claim in ["hưa ghi nhận gì", "hưa có gì được ghi nhận", "othing was recorded"] {
        #expect(!text.contains(claim), "\(path): \(claim)")
      }
      #expect(text.contains("hưa biết đã ghi nhận hay chưa"), "\(path)")
    }
  }
}
