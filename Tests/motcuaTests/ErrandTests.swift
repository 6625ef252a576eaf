import Testing

@testable import motcua

@Suite("What is to be done once")
struct ErrandTests {
  @Test("is done again until it could be done, and whenever somebody asks, also in the midst of it")
  func again() {
    let errand = Errand(isDue: true)
    var tries = 0
    for _ in 0..<5 {
      errand.run {
        tries += 1
        return tries == 3
      }
    }
    #expect(tries == 3)
    errand.ask()
    for _ in 0..<3 {
      errand.run {
        tries += 1
        if tries == 4 { errand.ask() }
        return true
      }
    }
    #expect(tries == 5)
    Errand(isDue: false).run {
      tries += 1
      return true
    }
    #expect(tries == 5)
  }
}
