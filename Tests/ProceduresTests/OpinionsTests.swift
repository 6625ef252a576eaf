import Procedures
import Testing

@Suite("Opinions of several")
struct OpinionsTests {
  /// Every order in which so many can speak, as long as it is open.
  private func outcomes(needed: Int, asked: Int) -> [(agreeing: Int, objecting: Int, outcome: Opinion?)] {
    let opinions = Opinions(needed: needed, asked: asked, agreed: [], objected: [])
    var all: [(agreeing: Int, objecting: Int, outcome: Opinion?)] = []
    func hear(_ agreeing: Int, _ objecting: Int) {
      let outcome = opinions.outcome(agreeing: agreeing, objecting: objecting)
      all.append((agreeing, objecting, outcome))
      guard outcome == nil, agreeing + objecting < asked else { return }
      hear(agreeing + 1, objecting)
      hear(agreeing, objecting + 1)
    }
    hear(0, 0)
    return all
  }

  @Test("are open until enough agree or not enough can, and never once all have spoken", arguments: 1...7)
  func decided(asked: Int) {
    for needed in 1...asked {
      for (agreeing, objecting, outcome) in outcomes(needed: needed, asked: asked) {
        switch outcome {
        case .agree: #expect(agreeing == needed, "as soon as enough agree")
        case .object:
          #expect(agreeing + (asked - agreeing - objecting) == needed - 1, "as soon as too few can agree")
        case nil: #expect(agreeing + objecting < asked)
        }
      }
    }
  }

  @Test("of all need every one, of any one need one")
  func allAndAny() {
    #expect(Opinions(needed: 3, asked: 3, agreed: [], objected: []).outcome(agreeing: 2, objecting: 1) == .object)
    #expect(Opinions(needed: 1, asked: 3, agreed: [], objected: []).outcome(agreeing: 0, objecting: 2) == nil)
    #expect(Opinions(needed: 1, asked: 3, agreed: [], objected: []).outcome(agreeing: 1, objecting: 2) == .agree)
  }
}
