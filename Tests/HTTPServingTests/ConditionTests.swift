import Testing

@testable import HTTPServing

@Suite("A place to wait at")
struct ConditionTests {
  @Test("is left after some seconds by whoever nobody wakes: glibc may lose a signal, and it would be the last")
  func endsByItself() {
    let place = Condition()
    place.locked { place.wait() }
  }
}
