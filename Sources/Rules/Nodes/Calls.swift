import Text

/// `f(a, b)` and `f(x: a, y: b)` of a function that is known only when it runs.
final class Call: Node {
  let offset: Int
  let function: any Node
  let arguments: [any Node]
  /// The names of the arguments, when they are named.
  let names: [String]?

  init(_ function: any Node, _ arguments: [any Node], names: [String]?, at offset: Int) {
    self.function = function
    self.arguments = arguments
    self.names = names
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    let callee = try function.value(&run)
    guard case .function(let function) = callee else {
      return run.failed(
        offset,
        Words(
          vi: "giá trị kiểu \(callee.kind) không gọi được như hàm",
          en: "a value of type \(callee.kind) cannot be called"))
    }
    var values: [Value] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { try values.append(argument.value(&run)) }
    if let builtin = function.body as? Builtin {
      return try builtin.call(values, names: names, at: offset, in: &run)
    }
    guard let placed = placed(values, function.body.parameters) else {
      return run.failed(
        offset,
        Words(
          vi: "\(function.text) không gọi được với các đối số này",
          en: "\(function.text) cannot be called with these arguments"))
    }
    return try function.body.call(placed, at: offset, in: &run)
  }

  private func placed(_ values: [Value], _ parameters: [Parameter]) -> [Value]? {
    guard let names else { return values.count == parameters.count ? values : nil }
    guard names.count == parameters.count else { return nil }
    var placed = [Value](repeating: .null, count: parameters.count)
    for (name, value) in zip(names, values) {
      guard let place = parameters.firstIndex(where: { $0.name.isSame(as: name) }) else { return nil }
      placed[place] = value
    }
    return placed
  }
}

/// A call of a built-in that was found when the text was read.
final class BuiltinCall: Node {
  let offset: Int
  let builtin: Builtin
  /// Those that the number or the names of the arguments fit.
  let signatures: [Signature]
  /// In the order of the signatures' parameters; nil where an optional one is left out.
  let arguments: [(any Node)?]

  init(_ builtin: Builtin, _ signatures: [Signature], _ arguments: [(any Node)?], at offset: Int) {
    self.builtin = builtin
    self.signatures = signatures
    self.arguments = arguments
    self.offset = offset
  }

  func value(_ run: inout Run) throws(Stop) -> Value {
    var values: [Value?] = []
    values.reserveCapacity(arguments.count)
    for argument in arguments { try values.append(argument?.value(&run)) }
    return try builtin.call(signatures, values, at: offset, in: &run)
  }
}
