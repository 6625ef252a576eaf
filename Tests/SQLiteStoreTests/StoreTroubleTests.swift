import RecordKeeping
import Testing

@Suite("A failure of the store")
struct StoreTroubleTests {
  @Test(
    "concerns everybody when the database is away, busy, full or shut",
    arguments: [StoreFailure.Code.busy, .closed, .unreachable, .undecided, .locked, .full, .readOnly, .cannotOpen])
  func all(code: StoreFailure.Code) {
    #expect(StoreFailure(code, doing: "x", message: "x").concernsAll)
  }

  @Test(
    "concerns one alone when a row, or the place where it lies, is damaged",
    arguments: [StoreFailure.Code.unexpectedValue, .corrupt, .constraint, .disk, .tookTooLong, .other])
  func one(code: StoreFailure.Code) {
    #expect(!StoreFailure(code, doing: "x", message: "x").concernsAll)
  }
}
