import HTTPServing
import Testing

@testable import motcua

@Suite("What nodes tell each other of the limits of rate")
struct RateNewsTests {
  @Test("is read as it was told, and nothing is told of nothing")
  func told() throws {
    let (one, other) = (try #require(Address("192.0.2.7")), try #require(Address("2001:db8::")))
    let takings = ["sign-in": [one: 3, other: 1], "requests": [one: 500]]
    let text = try #require(RateNews(takings).text)
    #expect(text == #"{"requests":{"192.0.2.7":500},"sign-in":{"192.0.2.7":3,"2001:db8::":1}}"#)
    #expect(RateNews(reading: text).takings == takings)
    #expect(RateNews([:]).text == nil)
  }

  @Test(
    "is passed over where it is no address or no count, as of another version",
    arguments: [
      "", "null", "[1]", #"{"sign-in":7}"#, #"{"sign-in":{"here":1,"192.0.2.7":0}}"#,
      #"{"sign-in":{"192.0.2.7":1000001,"192.0.2.8":1.5,"192.0.2.9":"1","192.0.2.10":-1}}"#,
    ])
  func strange(text: String) {
    #expect(RateNews(reading: text).takings.isEmpty)
  }
}
