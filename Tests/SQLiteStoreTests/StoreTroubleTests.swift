import RecordKeeping
import Testing

@Suite("A failure of the store")
struct StoreTroubleTests {
  @Test(
    "concerns everybody when the database is away, busy, full or shut, or its disk fails",
    arguments: [
      StoreFailure.Code.busy, .closed, .unreachable, .undecided, .locked, .full, .readOnly, .cannotOpen, .disk,
      .tookTooLong, .misuse, .other,
    ])
  func all(code: StoreFailure.Code) {
    #expect(StoreFailure(code, doing: "x", message: "x").concernsAll)
  }

  @Test(
    "concerns one alone when its row is damaged",
    arguments: [StoreFailure.Code.unexpectedValue, .corrupt, .constraint])
  func one(code: StoreFailure.Code) {
    #expect(!StoreFailure(code, doing: "x", message: "x").concernsAll)
  }
}
