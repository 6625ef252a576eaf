public import Text

/// One evaluation under way: its input, its local values and what it may still use.
struct Run {
  let input: [Value]
  let now: DateTime
  let budget: Budget
  /// Values of `for` variables, parameters and context entries of all calls under way.
  var locals: [Value] = []
  /// Where the locals of the present call begin.
  var base = 0
  private var stepsLeft: Int
  private var depth = 0
  private var memoryLeft: Int
  private(set) var reasons: [Reason] = []
  /// What decision tables tell about themselves, when asked to.
  var trace: [TableTrace]?

  init(input: [Value], now: DateTime, budget: Budget) {
    self.input = input
    self.now = now
    self.budget = budget
    stepsLeft = budget.steps
    memoryLeft = budget.memory
  }

  /// Counts work that was done.
  @inline(__always)
  mutating func step(_ count: Int = 1) throws(Stop) {
    stepsLeft &-= count
    if stepsLeft < 0 { throw Stop(limit: .steps, allowed: budget.steps) }
  }

  /// Keeps the reason of a null.
  mutating func note(_ offset: Int, _ message: @autoclosure () -> Words) {
    if reasons.count < Limits.reasons { reasons.append(Reason(offset: offset, message: message())) }
  }

  /// Null, with its reason.
  mutating func failed(_ offset: Int, _ message: @autoclosure () -> Words) -> Value {
    note(offset, message())
    return .null
  }

  /// Forgets reasons that came after a moment.
  mutating func forgetReasons(after count: Int) {
    if reasons.count > count { reasons.removeSubrange(count...) }
  }

  /// A new list, within the limits.
  mutating func list(_ items: [Value]) throws(Stop) -> Value {
    guard items.count <= budget.listLength else { throw Stop(limit: .listLength, allowed: budget.listLength) }
    try use(memory: 64 + 48 * items.count)
    let list = List(items)
    guard list.depth <= budget.valueDepth else { throw Stop(limit: .valueDepth, allowed: budget.valueDepth) }
    return .list(list)
  }

  /// A new context, within the limits.
  mutating func context(_ context: Context) throws(Stop) -> Value {
    try use(memory: 64 + 96 * context.entries.count)
    guard context.depth <= budget.valueDepth else { throw Stop(limit: .valueDepth, allowed: budget.valueDepth) }
    return .context(context)
  }

  /// A new text, within the limits.
  mutating func string(_ text: String) throws(Stop) -> Value {
    let count = text.utf8.count
    guard count <= budget.textLength else { throw Stop(limit: .textLength, allowed: budget.textLength) }
    if count > 15 { try use(memory: count) }
    return .string(text)
  }

  /// Counts memory that is about to be used.
  mutating func use(memory: Int) throws(Stop) {
    memoryLeft -= memory
    if memoryLeft < 0 { throw Stop(limit: .memory, allowed: budget.memory) }
  }

  /// The value of a function's text with these values in its first places.
  mutating func call(_ text: FunctionText, _ values: [Value]) throws(Stop) -> Value {
    try enter(text.nesting)
    let outer = base
    base = locals.count
    locals.append(contentsOf: values)
    locals.append(contentsOf: repeatElement(.null, count: max(0, text.slots - values.count)))
    let result = try text.body.value(&self)
    locals.removeSubrange(base...)
    base = outer
    leave(text.nesting)
    return result
  }

  /// Goes into a call whose body nests so deep.
  mutating func enter(_ nesting: Int) throws(Stop) {
    try step()
    depth += nesting
    if depth > budget.depth { throw Stop(limit: .depth, allowed: budget.depth) }
  }

  /// Comes out of a call.
  mutating func leave(_ nesting: Int) {
    depth -= nesting
  }
}

/// Why something became null.
public struct Reason: Hashable, Sendable {
  /// Where: code points from the beginning of the expression's text.
  public let offset: Int
  /// What was wrong.
  public let message: Words
}
