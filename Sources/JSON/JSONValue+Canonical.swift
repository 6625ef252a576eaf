extension JSONValue {
  /// The canonical form of RFC 8785, which is hashed and signed: members sorted, no blanks, numbers as ECMAScript writes
  /// them.
  ///
  /// A number that is not finite has no such form and is a mistake in the program; the reader lets none in.
  public var canonical: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(1024)
    write(to: &bytes)
    return bytes
  }

  /// The canonical form as a text.
  public var canonicalText: String {
    String(decoding: canonical, as: UTF8.self)
  }

  /// Appends the canonical form.
  public func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(true): bytes.append(contentsOf: "true".utf8)
    case .bool(false): bytes.append(contentsOf: "false".utf8)
    case .integer(let number) where JSONValue.exactIntegers.contains(number): JSON.write(number, to: &bytes)
    case .integer(let number): bytes.append(contentsOf: JSON.canonicalText(of: Double(number)).utf8)
    case .number(let number): bytes.append(contentsOf: JSON.canonicalText(of: number).utf8)
    case .string(let text): JSON.write(text, to: &bytes)
    case .array(let elements):
      var separator = UInt8(ascii: "[")
      for element in elements {
        bytes.append(separator)
        element.write(to: &bytes)
        separator = UInt8(ascii: ",")
      }
      if elements.isEmpty { bytes.append(separator) }
      bytes.append(UInt8(ascii: "]"))
    case .object(let object):
      var separator = UInt8(ascii: "{")
      for (key, value) in object.members {
        bytes.append(separator)
        JSON.write(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        value.write(to: &bytes)
        separator = UInt8(ascii: ",")
      }
      if object.members.isEmpty { bytes.append(separator) }
      bytes.append(UInt8(ascii: "}"))
    }
  }
}

/// Appends a text with its quotes; only what must be escaped is (RFC 8785 3.2.2.2).
func write(_ text: String, to bytes: inout [UInt8]) {
  bytes.append(UInt8(ascii: "\""))
  let done: Void? = text.utf8.withContiguousStorageIfAvailable { buffer in
    if buffer.contains(where: mustEscape) { writeEscaped(buffer, to: &bytes) } else { bytes.append(contentsOf: buffer) }
  }
  if done == nil { writeEscaped(text.utf8, to: &bytes) }
  bytes.append(UInt8(ascii: "\""))
}

private func mustEscape(_ byte: UInt8) -> Bool {
  byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
}

private func writeEscaped(_ text: some Sequence<UInt8>, to bytes: inout [UInt8]) {
  let digits = Array("0123456789abcdef".utf8)
  for byte in text {
    guard mustEscape(byte) else {
      bytes.append(byte)
      continue
    }
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    default: bytes.append(contentsOf: [UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]])
    }
  }
}

private func write(_ number: Int64, to bytes: inout [UInt8]) {
  if number < 0 { bytes.append(UInt8(ascii: "-")) }
  var rest = number.magnitude
  let start = bytes.count
  repeat {
    bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
    rest /= 10
  } while rest > 0
  bytes[start...].reverse()
}
