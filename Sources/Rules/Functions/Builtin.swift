import Text

/// A function that FEEL brings along (DMN 1.5, 10.3.4).
final class Builtin: Invocable {
  typealias Logic = @Sendable (Arguments, inout Run) throws(Stop) -> Value

  let name: String
  let signatures: [Signature]
  let result: ValueType
  /// Whether the same arguments always give the same result.
  let isPure: Bool
  private let logic: Logic

  init(
    _ name: String, _ signatures: [Signature], _ result: ValueType, isPure: Bool = true, _ logic: @escaping Logic
  ) {
    self.name = name
    self.signatures = signatures
    self.result = result
    self.isPure = isPure
    self.logic = logic
  }

  var depth: Int { 0 }
  var parameters: [Parameter] { signatures.first?.parameters ?? [] }
  var type: ValueType { .function(parameters.map(\.type), result) }

  /// Nothing: for a name without a function.
  static let none = Builtin("", [], .any) { arguments, run throws(Stop) in .null }

  /// The signatures that so many arguments, or arguments of these names, fit.
  func signatures(count: Int, names: [String]?) -> [Signature] {
    signatures.filter { signature in names.map { signature.takes($0) } ?? signature.takes(count) }
  }

  /// What a call that fits no signature is told.
  var complaint: Words {
    let forms = signatures.map { "\(name)(\($0.description))" }
    return Words(
      vi: "\(name) được gọi là " + forms.joined(separator: " hoặc "),
      en: "\(name) is called as " + forms.joined(separator: " or "))
  }

  /// Calls it as a function value: optional parameters left out.
  func call(_ arguments: [Value], at offset: Int, in run: inout Run) throws(Stop) -> Value {
    try call(arguments, names: nil, at: offset, in: &run)
  }

  func call(_ arguments: [Value], names: [String]?, at offset: Int, in run: inout Run) throws(Stop) -> Value {
    let candidates = signatures(count: arguments.count, names: names)
    guard let first = candidates.first else { return run.failed(offset, complaint) }
    return try call(candidates, first.placed(arguments, names: names), at: offset, in: &run)
  }

  /// Calls it by the first of the signatures whose types the values fit.
  func call(_ candidates: [Signature], _ values: [Value?], at offset: Int, in run: inout Run) throws(Stop) -> Value {
    try run.step()
    var complaint: Words?
    for signature in candidates {
      switch signature.fitting(values) {
      case .success(let fitting): return try logic(Arguments(values: fitting, name: name, offset: offset), &run)
      case .failure(let mismatch):
        complaint =
          complaint
          ?? Words(
            vi: "'\(mismatch.parameter)' của \(name) \(mismatch.what.vi)",
            en: "'\(mismatch.parameter)' of \(name) \(mismatch.what.en)")
      }
    }
    return run.failed(offset, complaint ?? self.complaint)
  }

  /// The type of the result, as far as the arguments say more than the function does.
  func result(_ arguments: [ValueType]) -> ValueType {
    guard result == .list(.any), case .list(let item)? = arguments.first, Builtin.keepingElements.contains(name) else {
      return result
    }
    return .list(item)
  }

  /// Functions whose result has elements of their first argument only.
  private static let keepingElements: Set<String> = [
    "sublist", "remove", "reverse", "distinct values", "sort", "mode",
  ]
}

/// One way of calling a built-in.
struct Signature: Sendable {
  /// How the last parameter takes its arguments.
  enum Last: Sendable {
    /// As any other.
    case single
    /// A list, or its elements as so many arguments.
    case listOrElements
    /// All arguments that are left, as a list of values of its type.
    case rest
  }

  /// Why arguments do not fit.
  struct Mismatch: Error {
    let parameter: String
    let what: Words
  }

  let parameters: [Parameter]
  /// How many of the parameters must be given.
  let required: Int
  let last: Last

  init(_ parameters: Parameter..., optional: Int = 0, last: Last = .single) {
    self.parameters = parameters
    required = parameters.count - optional
    self.last = last
  }

  func takes(_ count: Int) -> Bool {
    last == .single ? (required...parameters.count).contains(count) : count >= required
  }

  func takes(_ names: [String]) -> Bool {
    Set(names).count == names.count
      && names.allSatisfy { name in parameters.contains { $0.isCalled(name) } }
      && parameters.prefix(required).allSatisfy { parameter in names.contains { parameter.isCalled($0) } }
  }

  /// The arguments in the order of the parameters, nil where an optional one is left out.
  func placed<Argument>(_ arguments: [Argument], names: [String]?) -> [Argument?] {
    guard let names else {
      return arguments + [Argument?](repeating: nil, count: max(0, parameters.count - arguments.count))
    }
    return parameters.map { parameter in
      names.firstIndex { parameter.isCalled($0) }.map { arguments[$0] }
    }
  }

  /// The values as the parameters want them, one for each.
  func fitting(_ values: [Value?]) -> Result<[Value?], Mismatch> {
    var fitting = values
    switch last {
    case .single: break
    case .listOrElements where values.count == 1: break
    case .listOrElements: fitting = [.list(values.map { $0 ?? .null })]
    case .rest:
      let parameter = parameters[parameters.count - 1]
      var rest: [Value] = []
      for value in values.dropFirst(parameters.count - 1) {
        switch fit(value ?? .null, parameter) {
        case .success(let value): rest.append(value)
        case .failure(let mismatch): return .failure(mismatch)
        }
      }
      fitting = values.prefix(parameters.count - 1) + [.list(rest)]
    }
    for (index, parameter) in parameters.enumerated() {
      guard let value = fitting[index], !(last == .rest && index == parameters.count - 1) else { continue }
      switch fit(value, parameter) {
      case .success(let value): fitting[index] = value
      case .failure(let mismatch): return .failure(mismatch)
      }
    }
    return .success(fitting)
  }

  private func fit(_ value: Value, _ parameter: Parameter) -> Result<Value, Mismatch> {
    if value.isNull {
      return parameter.mayBeNull
        ? .success(.null) : .failure(Mismatch(parameter: parameter.name, what: Words(vi: "là null", en: "is null")))
    }
    guard let fitting = parameter.type.converted(value) else {
      return .failure(
        Mismatch(
          parameter: parameter.name,
          what: Words(
            vi: "cần \(parameter.type), không phải \(value.kind)", en: "takes \(parameter.type), not \(value.kind)")))
    }
    return .success(fitting)
  }

  var description: String {
    parameters.enumerated().map { index, parameter in
      parameter.name + (index < required ? "" : "?")
    }.joined(separator: ", ") + (last == .single ? "" : ", …")
  }
}

/// The arguments of a built-in, already of the types that it asks for.
struct Arguments {
  let values: [Value?]
  let name: String
  let offset: Int

  subscript(_ index: Int) -> Value { index < values.count ? values[index] ?? .null : .null }

  func isGiven(_ index: Int) -> Bool { index < values.count && values[index] != nil }

  func number(_ index: Int) -> Decimal128? {
    if case .number(let number) = self[index] { number } else { nil }
  }

  func string(_ index: Int) -> String? {
    if case .string(let text) = self[index] { text } else { nil }
  }

  func items(_ index: Int) -> [Value] {
    if case .list(let list) = self[index] { list.items } else { [] }
  }

  func boolean(_ index: Int) -> Bool? {
    if case .boolean(let flag) = self[index] { flag } else { nil }
  }

  func context(_ index: Int) -> Context? {
    if case .context(let context) = self[index] { context } else { nil }
  }

  /// Null, with the reason.
  func failed(_ run: inout Run, _ message: @autoclosure () -> Words) -> Value {
    run.failed(offset, Arguments.named(name, message()))
  }

  private static func named(_ name: String, _ message: Words) -> Words {
    Words(vi: "\(name): \(message.vi)", en: "\(name): \(message.en)")
  }
}

extension Builtin {
  /// All built-ins by their names.
  static let table = NameTable<Builtin>(
    (Builtin.numbers + strings + lists + aggregates + contexts + dates + conversions + ranges + sorting + patterns)
      .map { ($0.name, $0) })
}
