import Foundation
import HTTPServing
import Testing

@Suite("Every page")
struct PageTests {
  static let open = [
    "/", "/thu-tuc", "/thu-tuc?q=bang", "/thu-tuc/cap-ban-sao-van-bang", "/thu-tuc/cap-ban-sao-van-bang/nop", "/ho-so",
    "/thu-tuc/khong-co",
  ]

  @Test("has a title, a language, one heading, and is named in both languages", arguments: open)
  func frame(_ target: String) throws {
    let citizen = Citizen(try PageOffice())
    for (language, sign) in [("vi", "Trang chủ"), ("en", "Home")] {
      try citizen.open(target + (target.contains("?") ? "&" : "?") + "lang=\(language)")
      #expect(citizen.page.contains("<html lang=\"\(language)\">"), "\(sign)")
      #expect(citizen.page.matches(of: /<title>[^<]+<\/title>/).count == 1)
      #expect(citizen.page.matches(of: /<h1[ >]/).count == 1)
      #expect(citizen.page.contains("class=\"skip-link\""))
    }
  }

  @Test("forbids scripts, foreign styles and frames, and holds none", arguments: open)
  func policy(_ target: String) throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open(target)
    let policy = try #require(citizen.response.headers["Content-Security-Policy"])
    #expect(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"))
    #expect(!policy.contains("unsafe"))
    #expect(citizen.response.headers["X-Content-Type-Options"] == "nosniff")
    for forbidden in ["<script", "<style", " style=", " onclick=", "<iframe"] {
      #expect(!citizen.page.contains(forbidden))
    }
  }

  @Test("speaks Vietnamese until it is asked for English, which it remembers")
  func language() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/")
    #expect(citizen.page.contains("Nộp hồ sơ trực tuyến"))
    try citizen.open("/?lang=en")
    try citizen.open("/thu-tuc")
    #expect(citizen.page.contains("Find a service"))
  }

  @Test("has its style at an address that changes with it and is kept for ever")
  func style() throws {
    let citizen = Citizen(try PageOffice())
    try citizen.open("/")
    let link = try #require(citizen.page.firstMatch(of: /<link rel="stylesheet" href="([^"]+)">/)).output.1
    try citizen.open(String(link))
    #expect(citizen.status == 200)
    #expect(citizen.response.headers["Cache-Control"]?.contains("immutable") == true)
    #expect(citizen.page.utf8.count < 12 * 1024)
  }

  @Test("of the catalogue finds a service without tone marks, and helps when nothing is found")
  func search() throws {
    let citizen = Citizen(try PageOffice())
    for text in ["bang", "b%E1%BA%B1ng", "SO%20GOC", "3.000465", "diploma"] {
      try citizen.open("/thu-tuc?q=\(text)")
      #expect(citizen.page.contains("href=\"/thu-tuc/cap-ban-sao-van-bang\""), "\(text)")
    }
    try citizen.open("/thu-tuc?q=vam%20bang")
    #expect(!citizen.page.contains("href=\"/thu-tuc/cap-ban-sao-van-bang\""))
    #expect(citizen.page.contains("Có phải bạn muốn tìm"))
    try citizen.open("/thu-tuc?q=%3Cscript%3E")
    #expect(!citizen.page.contains("<script>"))
  }

  @Test("of something that is not there says so in a page with a reference")
  func notFound() throws {
    let citizen = Citizen(try PageOffice())
    for target in ["/khong-co", "/thu-tuc/khong-co", "/thu-tuc/khong-co/nop"] {
      try citizen.open(target)
      #expect(citizen.status == 404)
      #expect(citizen.page.contains("Không có trang này") && citizen.page.contains("Số tham chiếu"))
    }
    try citizen.open("/khong-co")
    #expect(citizen.page.contains("There is no such page"), "the server does not know the language, so it speaks both")
  }
}
