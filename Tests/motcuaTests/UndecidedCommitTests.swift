import Portal
import RecordKeeping
import Testing
import Text

@testable import motcua

@Suite("A commit of which nobody can tell what became of it")
struct UndecidedCommitTests {
  private let failure = StoreFailure(.undecided, doing: "committing", message: "the connection broke")

  @Test("is a failure of its own kind, and not a server that is busy and has recorded nothing")
  func kind() {
    #expect(PortalSettings.FailureKind(of: failure) == .undecided)
    #expect(PortalSettings.FailureKind(of: StoreFailure(.unreachable, doing: "reading", message: "")) == .busy)
  }

  @Test("is told by a command as what is not known yet, and the same again as what tells")
  func words() {
    #expect(failure.words.vi.contains("chưa biết đã ghi nhận hay chưa, hãy chạy lại đúng lệnh ấy"))
    #expect(failure.words.en.contains("undecided"))
  }
}
