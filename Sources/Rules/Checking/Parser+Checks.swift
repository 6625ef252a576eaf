import Text

/// What is known about types while the text is read, and what is reported about them.
extension Parser {
  mutating func compared(_ comparator: Comparator, _ left: Typed, _ right: Typed, at offset: Int) -> Typed {
    check(comparator, left, right, at: offset)
    return Typed(Comparison(comparator, left.node, right.node, at: offset), .boolean)
  }

  mutating func check(_ comparator: Comparator, _ left: Typed, _ right: Typed, at offset: Int) {
    if comparator.ordersValues {
      checkOrder(left, right, at: offset)
    } else if !left.type.isComparable(with: right.type) {
      report(
        .wrongType, at: offset,
        Words(vi: "so sánh \(left.type) với \(right.type)", en: "\(left.type) is compared with \(right.type)"))
    } else {
      checkWord(left, right)
      checkWord(right, left)
    }
  }

  /// A fixed choice compared with a word that it does not have.
  private mutating func checkWord(_ choice: Typed, _ word: Typed) {
    guard case .choice(let words) = choice.type, case .string(let text) = word.constant,
      !words.contains(where: { $0.isSame(as: text) })
    else { return }
    let known = words.prefix(8).joined(separator: ", ") + (words.count > 8 ? ", …" : "")
    problems.append(
      Problem(
        kind: .unknownWord, offset: word.node.offset, length: text.unicodeScalars.count + 2,
        message: Words(
          vi: "\"\(text)\" không thuộc các giá trị đã biết (\(known))",
          en: "\"\(text)\" is none of the known values (\(known))"),
        suggestion: nearestWord(to: text, among: words).map { "\"\($0)\"" }))
  }

  mutating func checkOrder(_ left: Typed, _ right: Typed, at offset: Int) {
    switch (left.type.base, right.type.base) {
    case (.any, _), (_, .any), (.null, _), (_, .null), (.date, .dateTime), (.dateTime, .date): return
    case (let a, let b) where a == b && a.isOrdered: return
    default:
      report(
        .wrongType, at: offset,
        Words(vi: "so sánh \(left.type) với \(right.type)", en: "\(left.type) is compared with \(right.type)"))
    }
  }

  mutating func checkLogic(_ parts: [Typed], _ word: String, at offset: Int) {
    for part in parts where ![.any, .null, .boolean].contains(part.type) {
      report(
        .wrongType, at: part.node.offset,
        Words(
          vi: "'\(word)' cần đúng hoặc sai, không phải \(part.type)",
          en: "'\(word)' takes true or false, not \(part.type)"))
    }
  }

  mutating func checkCondition(_ condition: Typed, at offset: Int) {
    guard ![.any, .null, .boolean].contains(condition.type) else { return }
    report(
      .wrongType, at: condition.node.offset,
      Words(
        vi: "điều kiện phải đúng hoặc sai, không phải \(condition.type)",
        en: "a condition is true or false, not \(condition.type)"))
  }

  mutating func computed(_ operation: Operator, _ left: Typed, _ right: Typed, at offset: Int) -> Typed {
    let node = Arithmetic(operation, left.node, right.node, at: offset)
    guard let type = operation.result(left.type.base, right.type.base) else {
      report(
        .wrongType, at: offset,
        Words(
          vi: "\(left.type) \(operation.rawValue) \(right.type) không có kết quả",
          en: "\(left.type) \(operation.rawValue) \(right.type) has no result"))
      return Typed(node, .any)
    }
    return folded(node, type, left.constant != nil && right.constant != nil)
  }

  /// A test of an input by a value: the value itself, a range or a list.
  mutating func checkTest(_ test: Typed, of type: ValueType, at offset: Int) {
    switch test.type {
    case .range(let end): checkOrder(Typed(test.node, type), Typed(test.node, end), at: offset)
    case .list(let item):
      if case .list(let own) = type, own.isComparable(with: item) { return }
      if case .list(let words) = test.constant, case .choice = type {
        for word in words.items {
          checkWord(Typed(test.node, type), Typed(Constant(word, at: test.node.offset), .string))
        }
      } else if !type.isComparable(with: item), !item.isRange {
        report(
          .wrongType, at: offset,
          Words(vi: "so sánh \(type) với \(test.type)", en: "\(type) is compared with \(test.type)"))
      }
    case .boolean where type != .boolean: return
    default:
      if case .list(let own) = type, own.isComparable(with: test.type) { return }
      check(.equal, Typed(test.node, type), test, at: offset)
    }
  }

  /// The arguments must fit one of the signatures; the first is spoken of when they do not.
  mutating func checkArguments(_ builtin: Builtin, _ candidates: [Signature], _ arguments: [Typed?]) {
    var wrong: (Typed, Parameter)?
    for signature in candidates {
      guard signature.last != .listOrElements || arguments.count == 1 else { return }
      let misfit = arguments.enumerated().first { index, argument in
        let parameter = signature.parameters[min(index, signature.parameters.count - 1)]
        return argument.map { !$0.type.mayBecome(parameter.type) } ?? false
      }
      guard let (index, argument) = misfit, let argument else { return }
      wrong = wrong ?? (argument, signature.parameters[min(index, signature.parameters.count - 1)])
    }
    guard let (argument, parameter) = wrong else { return }
    report(
      .wrongType, at: argument.node.offset,
      Words(
        vi: "'\(parameter.name)' của \(builtin.name) cần \(parameter.type), không phải \(argument.type)",
        en: "'\(parameter.name)' of \(builtin.name) takes \(parameter.type), not \(argument.type)"))
  }

  /// The type of the result of calling something that is not a built-in.
  mutating func checkCall(_ callee: Typed, _ arguments: [Typed], _ names: [String]?, at offset: Int) -> ValueType {
    switch callee.type {
    case .any, .null: return .any
    case .function(let parameters, let result):
      if parameters.count != arguments.count, !(parameters.isEmpty && result == .any) {
        report(
          .wrongArguments, at: offset,
          Words(
            vi: "hàm cần \(parameters.count) đối số, không phải \(arguments.count)",
            en: "the function takes \(parameters.count) arguments, not \(arguments.count)"))
      }
      return result
    default:
      report(
        .unknownFunction, at: offset,
        Words(vi: "\(callee.type) không gọi được như hàm", en: "\(callee.type) cannot be called"))
      return .any
    }
  }
}

extension Operator {
  /// The type of the result; nil when the operands do not go together.
  func result(_ a: ValueType, _ b: ValueType) -> ValueType? {
    if [.any, .null].contains(a) || [.any, .null].contains(b) { return guess(a == .any || a == .null ? b : a) }
    switch (self, a, b) {
    case (_, .number, .number): return .number
    case (.add, .string, .string): return .string
    case (.add, .yearsAndMonths, .yearsAndMonths), (.subtract, .yearsAndMonths, .yearsAndMonths): return .yearsAndMonths
    case (.add, .daysAndTime, .daysAndTime), (.subtract, .daysAndTime, .daysAndTime): return .daysAndTime
    case (.add, .date, .yearsAndMonths), (.add, .date, .daysAndTime), (.add, .yearsAndMonths, .date),
      (.add, .daysAndTime, .date), (.subtract, .date, .yearsAndMonths), (.subtract, .date, .daysAndTime):
      return .date
    case (.add, .dateTime, .yearsAndMonths), (.add, .dateTime, .daysAndTime), (.add, .yearsAndMonths, .dateTime),
      (.add, .daysAndTime, .dateTime), (.subtract, .dateTime, .yearsAndMonths), (.subtract, .dateTime, .daysAndTime):
      return .dateTime
    case (.add, .time, .daysAndTime), (.add, .daysAndTime, .time), (.subtract, .time, .daysAndTime): return .time
    case (.subtract, .date, .date), (.subtract, .date, .dateTime), (.subtract, .dateTime, .date),
      (.subtract, .dateTime, .dateTime), (.subtract, .time, .time):
      return .daysAndTime
    case (.multiply, .number, .yearsAndMonths), (.multiply, .yearsAndMonths, .number),
      (.divide, .yearsAndMonths, .number):
      return .yearsAndMonths
    case (.multiply, .number, .daysAndTime), (.multiply, .daysAndTime, .number), (.divide, .daysAndTime, .number):
      return .daysAndTime
    case (.divide, .yearsAndMonths, .yearsAndMonths), (.divide, .daysAndTime, .daysAndTime): return .number
    default: return nil
    }
  }

  /// What follows from knowing one operand only.
  private func guess(_ known: ValueType) -> ValueType? {
    switch known {
    case .boolean, .list, .context, .range, .function: nil
    default: .any
    }
  }
}

extension ValueType {
  var isRange: Bool {
    if case .range = self { true } else { false }
  }

  /// Whether a value of this type may stand where the other is asked for, after FEEL's conversions.
  func mayBecome(_ wanted: ValueType) -> Bool {
    if self == .any || self == .null || wanted == .any || conforms(to: wanted) { return true }
    switch (self, wanted) {
    case (.list(let item), .list(let other)): return item.mayBecome(other)
    case (.list(let item), _): return item.mayBecome(wanted)
    case (_, .list(let item)): return mayBecome(item)
    case (.date, .dateTime), (.function, .function), (.context, .context), (.range, .range): return true
    case (.context, _), (_, .context): return false
    default: return base == wanted.base
    }
  }

  /// The type of a value that stands in the text.
  init(of value: Value) {
    self =
      switch value {
      case .null: .null
      case .boolean: .boolean
      case .number: .number
      case .string: .string
      case .date: .date
      case .time: .time
      case .dateTime: .dateTime
      case .yearsAndMonths: .yearsAndMonths
      case .daysAndTime: .daysAndTime
      case .list(let list): .list(list.items.reduce(.null) { $0.joined(with: ValueType(of: $1)) })
      case .context(let context): .context(context.entries.map { Field($0.name, ValueType(of: $0.value)) })
      case .range(let range): .range(ValueType(of: range.low).joined(with: ValueType(of: range.high)))
      case .function(let function): function.type
      }
  }
}
