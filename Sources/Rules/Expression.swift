import Text
public import WorkingTime

/// A FEEL expression that has been read: what its names mean is settled, and it can be evaluated any number of times.
///
/// ```swift
/// let scope = Scope(["quan he": .choice(["chinh-chu", "uy-quyen"])])
/// let guardian = try Expression.parse(#"quan he = "uy-quyen""#, in: scope)
/// guardian.evaluate(scope.input([("quan he", .string("uy-quyen"))]), at: now).value   // .boolean(true)
/// ```
public struct Expression: Sendable {
  /// The text as it was written.
  public let text: String
  /// What is known about the type of the value.
  public let type: ValueType
  /// What is wrong with names and types; empty when the expression may be used.
  public let problems: [Problem]
  let root: any Node
  let slots: Int
  /// The names of the scope, in the order of the input.
  let names: [String]

  private init(_ text: String, _ typed: Typed, _ parser: Parser, _ scope: Scope) {
    self.text = text
    type = typed.type
    problems = parser.problems
    root = typed.node
    slots = parser.frame.slots
    names = scope.entries.map(\.name)
  }

  /// Reads an expression.
  ///
  /// - Throws: ``SyntaxError`` when the text is no expression. Wrong names and types are ``problems``.
  public static func parse(_ text: String, in scope: Scope) throws(SyntaxError) -> Expression {
    var parser = try Parser(text, in: scope)
    let typed = try parser.expression()
    guard parser.scanner.peek == nil else {
      throw parser.expected(Words(vi: "một phép tính hoặc hết biểu thức", en: "an operator or the end"))
    }
    return Expression(text, typed, parser, scope)
  }

  /// Reads the tests of a decision table's cell: `-`, `< 5`, `"a", "b"`, `not("a")`, `[1..5]`.
  ///
  /// The tested value is the input at `place` of the scope; `?` stands for it. The value is true, false or null.
  public static func parse(tests text: String, of place: Int, in scope: Scope) throws(SyntaxError) -> Expression {
    var parser = try Parser(text, in: scope)
    let type = scope.entries[place].type
    let slot = parser.frame.newSlot()
    parser.frame.layers.append(.names(Parser.Names([("?", (meaning: .local(slot), type: type))])))
    let tests = try parser.unaryTests(of: type, subject: InputName(place, at: 0), slot: slot)
    guard parser.scanner.peek == nil else { throw parser.expected(Words(vi: "',' hoặc hết", en: "',' or the end")) }
    return Expression(text, Typed(tests, .boolean), parser, scope)
  }

  /// The value of the expression.
  ///
  /// - Parameters:
  ///   - input: The values of the scope's entries in their order; what is missing is null.
  ///   - now: The moment that `now()` and `today()` tell, in Vietnam's time.
  ///   - budget: How much the evaluation may take.
  public func evaluate(_ input: [Value], at now: Instant, budget: Budget = Budget()) -> Outcome {
    var run = Run(input: input, now: DateTime(now), budget: budget)
    run.locals = [Value](repeating: .null, count: slots)
    do throws(Stop) {
      let value = try root.value(&run)
      return Outcome(value: value, reasons: run.reasons, stop: nil, tables: [])
    } catch {
      return Outcome(value: .null, reasons: run.reasons, stop: error, tables: [])
    }
  }
}

/// What an evaluation came to.
public struct Outcome: Sendable {
  /// The value; null also when something was wrong.
  public let value: Value
  /// Why something within became null, first things first; the value itself may be right all the same.
  public let reasons: [Reason]
  /// Set when a limit ended the evaluation.
  public let stop: Stop?
  /// Which rules of decision tables fired, when that was asked for.
  public let tables: [TableTrace]

  /// Whether the value is true, and nothing ended the evaluation.
  public var isTrue: Bool {
    if case .boolean(true) = value { true } else { false }
  }
}

extension Expression {
  /// Its value, when it is written out and nothing has to be computed.
  public var constant: Value? { (root as? Constant)?.constant }
}
