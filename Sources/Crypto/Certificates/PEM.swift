/// One block of a text that holds DER in base64 between lines of dashes (RFC 7468).
public struct PEMBlock: Hashable, Sendable {
  /// What it says it is, such as `CERTIFICATE`.
  public let label: String
  /// The bytes.
  public let bytes: [UInt8]

  /// A block.
  public init(label: String, bytes: [UInt8]) {
    self.label = label
    self.bytes = bytes
  }

  /// The blocks of a text, in their order; other text around them is passed over.
  ///
  /// - Returns: Nil when a block does not end, or holds what is no base64: half a file is no file.
  public static func list(in text: [UInt8]) -> [PEMBlock]? {
    var blocks: [PEMBlock] = []
    var label: String?
    var digits: [UInt8] = []
    for line in text.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      if let open = label {
        if line.starts(with: "-----".utf8) {
          guard words(of: line, after: "-----END ") == open,
            let bytes = [UInt8](base64: String(decoding: digits, as: UTF8.self))
          else { return nil }
          blocks.append(PEMBlock(label: open, bytes: bytes))
          label = nil
        } else {
          digits.append(contentsOf: line.lazy.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") })
        }
      } else if let begun = words(of: line, after: "-----BEGIN ") {
        (label, digits) = (begun, [])
      }
    }
    return label == nil ? blocks : nil
  }

  /// Whether some bytes look like such a text, and not like DER.
  public static func isText(_ bytes: [UInt8]) -> Bool {
    let begin = Array("-----BEGIN ".utf8)
    guard let first = bytes.first(where: { ![0x09, 0x0A, 0x0D, 0x20].contains($0) }), first != 0x30 else {
      return false
    }
    return bytes.indices.contains { bytes[$0] == begin[0] && bytes[$0...].starts(with: begin) }
  }
}

private func words(of line: ArraySlice<UInt8>, after opening: String) -> String? {
  let closing = "-----".utf8
  guard line.starts(with: opening.utf8) else { return nil }
  let rest = line.dropFirst(opening.utf8.count)
  let trimmed = rest.dropLast(rest.reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count)
  guard trimmed.count > closing.count, trimmed.suffix(closing.count).elementsEqual(closing) else { return nil }
  return String(decoding: trimmed.dropLast(closing.count), as: UTF8.self)
}

extension PEMBlock {
  /// The block as a text, in lines of 64 digits.
  public var text: String {
    let digits = Array(bytes.base64.utf8)
    let lines = stride(from: 0, to: digits.count, by: 64).map { start in
      String(decoding: digits[start..<min(start + 64, digits.count)], as: UTF8.self) + "\n"
    }
    return "-----BEGIN \(label)-----\n" + lines.joined() + "-----END \(label)-----\n"
  }
}
