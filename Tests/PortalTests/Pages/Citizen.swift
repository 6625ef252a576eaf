import Foundation
import HTTPServing
import Portal
import Testing

/// A browser without scripts, before the portal of an office: it keeps cookies, fills in forms, presses buttons.
final class Citizen {
  let office: PageOffice
  private(set) var page = ""
  private(set) var status = 0
  private(set) var response = Response()
  private(set) var location: String?
  var cookies: [String: String] = [:]

  init(_ office: PageOffice) {
    self.office = office
  }

  /// Opens an address.
  func open(_ target: String, isSecure: Bool = false) throws {
    try take(office.portal.answer(try Request(.get, target, headers: headers, isSecure: isSecure)))
  }

  private var headers: Headers {
    var headers = Headers(["Host": "motcua.mau.example"])
    if !cookies.isEmpty {
      headers.add("Cookie", cookies.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "; "))
    }
    return headers
  }

  private func take(_ response: Response) throws {
    self.response = response
    status = response.status.rawValue
    location = response.headers["Location"]
    if case .bytes(let bytes) = response.body { page = String(decoding: bytes, as: UTF8.self) } else { page = "" }
    for line in response.headers.all("Set-Cookie") {
      let pair = line.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(pair[0])
      if line.contains("Max-Age=0") { cookies[name] = nil } else { cookies[name] = String(pair[1]) }
    }
  }

  /// Follows the redirect that was answered.
  func follow() throws {
    try open(try #require(location, "no redirect, but \(status): \(page.prefix(2000))"))
  }

  /// Sends the form of the page: what it holds, changed by `entries`, by a button.
  ///
  /// - Parameter ticked: Boxes of one name, of which several may be ticked.
  func send(
    _ entries: [String: String] = [:], ticked: [(name: String, value: String)] = [], button: String? = nil,
    files: [File] = []
  ) throws {
    let (action, held) = try form()
    var fields = held.filter { entries[$0.name] == nil }
    fields += entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    fields += ticked
    if let button { fields.append(("_di", button)) }
    try post(action, fields, files: files)
  }

  /// The form of the page: where it goes, and what it holds.
  func form() throws -> (action: String, fields: [(name: String, value: String)]) {
    let start = try #require(page.range(of: "<form id="), "no form on: \(page.prefix(2000))")
    let end = try #require(page.range(of: "</form>", range: start.upperBound..<page.endIndex))
    let form = String(page[start.lowerBound..<end.lowerBound])
    let action = try #require(form.attribute("action"))
    var fields: [(String, String)] = []
    for match in form.matches(of: /<input([^>]*)>/) {
      let tag = String(match.output.0)
      guard let name = tag.attribute("name") else { continue }
      switch tag.attribute("type") {
      case "file", "submit": continue
      case "radio", "checkbox": if tag.contains(" checked") { fields.append((name, tag.attribute("value") ?? "")) }
      default: fields.append((name, tag.attribute("value") ?? ""))
      }
    }
    for match in form.matches(of: /<select([^>]*)>(.*?)<\/select>/.dotMatchesNewlines()) {
      guard let name = String(match.output.1).attribute("name") else { continue }
      let chosen = match.output.2.firstMatch(of: /<option([^>]*) selected>/)
      fields.append((name, chosen.flatMap { String($0.output.1).attribute("value") } ?? ""))
    }
    for match in form.matches(of: /<textarea([^>]*)>\n?([^<]*)<\/textarea>/) {
      guard let name = String(match.output.1).attribute("name") else { continue }
      fields.append((name, String(match.output.2).unescaped))
    }
    return (action, fields)
  }

  /// Posts fields and files to an address.
  func post(_ target: String, _ fields: [(name: String, value: String)], files: [File] = []) throws {
    let boundary = "khong-co-trong-noi-dung"
    var body: [UInt8] = []
    for (name, value) in fields {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8
    }
    for file in files {
      body +=
        "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n\r\n"
        .utf8
      body += file.content + Array("\r\n".utf8)
    }
    body += "--\(boundary)--\r\n".utf8
    var headers = headers
    headers.set("Content-Type", "multipart/form-data; boundary=\(boundary)")
    try take(office.portal.answer(try Request(.post, target, headers: headers, body: body)))
  }

  struct File {
    let field: String
    let name: String
    let content: [UInt8]

    static func pdf(_ field: String, name: String = "giay.pdf", _ text: String = "a") -> File {
      File(field: field, name: name, content: Array("%PDF-1.4 \(text)".utf8))
    }
  }
}

extension Portal {
  /// Answers as the server does, errors of handlers included.
  func answer(_ request: HTTPServing.Request) throws -> Response {
    do {
      return try router.answer(request)
    } catch let refusal as HTTPRefusal {
      return shape(refusal)
    } catch {
      return try #require(failed(error, request))
    }
  }
}

extension String {
  fileprivate func attribute(_ name: String) -> String? {
    guard let start = range(of: " \(name)=\""), let end = range(of: "\"", range: start.upperBound..<endIndex) else {
      return nil
    }
    return String(self[start.upperBound..<end.lowerBound]).unescaped
  }

  fileprivate var unescaped: String {
    replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"").replacing(
      "&#39;", with: "'"
    )
    .replacing("&amp;", with: "&")
  }
}

// What a citizen does to get a copy of a diploma.
extension Citizen {
  static let procedure = "/thu-tuc/cap-ban-sao-van-bang"

  static let person = [
    "nguoi-yeu-cau.ho-ten": "Trần Văn Đức", "nguoi-yeu-cau.ngay-sinh": "01/05/1990",
    "nguoi-yeu-cau.so-dinh-danh": "038090001234", "dien-thoai": "0912345678", "dia-chi": "12 đường Mẫu",
    "quan-he": "ban-than",
  ]
  static let diploma = [
    "ho-ten-tren-bang": "Trần Văn Đức", "ngay-sinh-tren-bang": "01/05/1990", "loai-van-bang": "thpt",
    "nam-tot-nghiep": "2008",
  ]
  static let wish = ["so-luong": "2", "nhan-ket-qua": "truc-tuyen"]

  /// Fills in everything, up to the last page before the submission.
  func fillIn(_ changes: [String: String] = [:]) throws {
    func changed(_ entries: [String: String]) -> [String: String] {
      entries.merging(changes.filter { entries[$0.key] != nil }) { _, new in new }
    }
    try open(Self.procedure + "/nop")
    for entries in [Self.person, Self.diploma, Self.wish] { try send(changed(entries), button: "tiep") }
    try send(button: "tiep")
    #expect(page.contains("Xem lại và nộp"), "\(page)")
  }

  /// Submits; the code and the secret on the receipt.
  @discardableResult
  func submit(_ changes: [String: String] = [:]) throws -> (code: String, secret: String) {
    try fillIn(changes)
    try send(button: "nop")
    try follow()
    let code = try #require(page.firstMatch(of: /<strong class="big">([^<]+)</)).output.1
    let secret = try #require(page.firstMatch(of: /<code class="big">([^<]+)</)).output.1
    return (String(code), String(secret))
  }
}
