import Text

/// A command as it was called: the values of its parameters, and the world around it.
struct Call: Sendable {
  let command: Command
  let host: Host
  /// Where the command writes.
  let output: Output
  let language: Language
  /// The texts given to each parameter, by name.
  let texts: [String: [String]]

  /// The value of a parameter that may be left out.
  ///
  /// - Throws: ``CommandError`` when the text is not such a value.
  subscript<Value>(_ parameter: Parameter<Value>) -> Value? {
    get throws {
      try texts[parameter.name]?.last.map { try parameter.read($0, host) }
    }
  }

  /// Whether a flag is there.
  subscript(_ flag: Parameter<Bool>) -> Bool {
    texts[flag.name] != nil
  }

  /// The value of a parameter that has to be there.
  ///
  /// - Throws: ``CommandError`` when it is missing, or its text is not such a value.
  func required<Value>(_ parameter: Parameter<Value>) throws -> Value {
    guard let value = try self[parameter] else { throw CommandLineReader.missing(parameter, of: command) }
    return value
  }

  /// The values of a parameter that may be given several times, in order.
  ///
  /// - Throws: ``CommandError`` when a text is not such a value.
  func all<Value>(_ parameter: Parameter<Value>) throws -> [Value] {
    try (texts[parameter.name] ?? []).map { try parameter.read($0, host) }
  }
}
