import Rules
import Testing

@Suite("The limits of an evaluation")
struct LimitTests {
  private func stop(_ text: String) throws -> Stop.Limit? {
    var budget = Budget()
    budget.steps = 200_000
    budget.listLength = 10_000
    budget.memory = 20_000_000
    return try Expression.parse(text, in: Scope()).evaluate([], at: noon, budget: budget).stop?.limit
  }

  @Test(
    "end what would run for ever or eat the memory",
    arguments: [
      ("for i in 1..10**12 return i", Stop.Limit.listLength),
      ("some i in 1..10**12 satisfies i < 0", .steps),
      ("count(for i in 1..10**33 return 1)", .listLength),
      ("{f: function(n) f(n + 1), r: f(1)}.r", .depth),
      ("{f: function(n) if n = 0 then 0 else 1 + f(n - 1), r: f(100000)}.r", .depth),
      ("for i in 1..5000 return for j in 1..5000 return j", .steps),
      ("for i in 1..5000 return [partial[-1]]", .valueDepth),
      (#"{f: function(s, n) if n = 0 then s else f(s + s, n - 1), r: f("0123456789", 30)}.r"#, .textLength),
      ("for i in 1..9000 return partial", .valueDepth),
      ("for i in 1..9000 return count(partial)", .memory),
      ("{l: for i in 1..9000 return i, r: distinct values(l)}.r", .steps),
    ])
  func limited(text: String, limit: Stop.Limit) throws {
    #expect(try stop(text) == limit)
  }

  @Test("leave sensible work alone")
  func allowed() throws {
    #expect(try stop("{fact: function(n) if n <= 1 then 1 else n * fact(n - 1), r: fact(100)}.r") == nil)
    #expect(try stop("for i in 1..9999 return i * i") == nil)
  }

  @Test(
    "refuse a text that nests too deep, and say so",
    arguments: ["(", "[", "-", "{a:", "if true then 1 else ", "not(", "1 in ("])
  func nesting(opening: String) {
    #expect(throws: SyntaxError.self) {
      try Expression.parse(String(repeating: opening, count: 20_000) + "1", in: Scope())
    }
  }
}
