import Exchange
import JSON
import Synchronization
import Testing
import WorkingTime

@Suite("Papers that are given to the national portal")
struct PortalPapersTests {
  /// What the portal has said, as the office keeps it.
  private final class Memory: PortalMemory {
    private var known: (number: String?, receipts: [String: PortalReceipt]) = (nil, [:])

    func number() -> String? { known.number }
    func keep(number: String) { known.number = number }
    func receipt(of file: PortalFile) -> PortalReceipt? { known.receipts[file.sha256] }
    func keep(_ receipt: PortalReceipt, of file: PortalFile) { known.receipts[file.sha256] = receipt }
    func content(of file: PortalFile) -> [UInt8] { Array(file.sha256.utf8) }
  }

  /// A portal that takes a quarter of an hour for each paper.
  private final class Slow: Sendable {
    private let state: Mutex<(now: Instant, doors: [PortalInterface.Door])>

    init(_ now: Instant) { state = Mutex((now, [])) }

    var now: Instant { state.withLock(\.now) }
    var uploads: Int { state.withLock { $0.doors.count { $0 == .upload } } }

    func answer(_ message: PortalInterface.Message) -> PortalInterface.Reply {
      let count = state.withLock { state in
        state.doors.append(message.door)
        if message.door == .upload { state.now = state.now.advanced(bySeconds: 900) }
        return state.doors.count
      }
      let data: JSONValue =
        switch message.door {
        case .token: ["access_token": "t", "expires_in": 1_000_000]
        case .upload: ["IdTepTin": .string("T-\(count)"), "HashTepTin": "h"]
        case .create: ["IdHoSo": "HS-1"]
        case .progress, .state: JSONValue.object(JSONObject())
        }
      let answer: JSONValue =
        if message.door == .token { data } else { ["code": "200", "message": "", "data": data] }
      return .answered(status: 200, answer.canonical)
    }
  }

  @Test("go in as many tries as they need, none longer than the office waits for it, each paper once")
  func slowly() throws {
    let start = try #require(Instant("2026-11-19T09:00"))
    let (portal, memory) = (Slow(start), Memory())
    let interface = PortalInterface(
      PortalInterface.Client(id: "so", secret: "bi mat", agency: "H56.06"), now: { portal.now }
    ) { portal.answer($0) }
    var dossier = PortalDossier(
      code: "H56.06-261119-0001", procedure: PortalNamed("1.001", "Thử"), field: PortalNamed("GD", "Giáo dục"),
      owner: "Trần Văn Mẫu", summary: "Thử", submittedAt: start, status: .submitted, agency: "Sở", channel: .online)
    dossier.parts = (1...7).map { number in
      PortalPart(
        id: "\(number)", name: "giay-\(number).pdf", part: "P", partName: "Giấy",
        file: PortalFile(sha256: "\(number)", name: "giay-\(number).pdf", type: "application/pdf", bytes: 10))
    }
    let step = PortalProgress(
      code: "H56.06-261119-0001", handler: "Lan", at: start, unit: "Sở", content: "Mới", status: .submitted, dueAt: nil,
      issuesResult: false)
    let news = PortalNews(dossier, step, version: 1)
    var verdicts: [PortalVerdict] = []
    for _ in 1...3 {
      let begun = portal.now
      verdicts.append(try interface.tell(news, memory))
      #expect(
        portal.now.milliseconds - begun.milliseconds <= 3_400_000, "less than the hour for which a try has its lease")
    }
    #expect(verdicts == [.later("more-papers"), .later("more-papers"), .done] && portal.uploads == 7)
  }
}
