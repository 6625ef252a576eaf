import Forms

/// The first bytes of files, and what they tell.
struct Signature {
  enum Found {
    case kind(FileKind)
    case foreign(FileNature.Foreign)
  }

  let found: Found
  private let offset: Int
  private let bytes: [UInt8]

  private init(_ found: Found, _ bytes: [UInt8], at offset: Int = 0) {
    self.found = found
    self.bytes = bytes
    self.offset = offset
  }

  private init(_ found: Found, _ text: String, at offset: Int = 0) {
    self.init(found, Array(text.utf8), at: offset)
  }

  func fits(_ head: [UInt8]) -> Bool {
    head.count >= offset + bytes.count && head[offset..<offset + bytes.count].elementsEqual(bytes)
  }

  /// Kinds whose first bytes only say that something is an archive, `zip` and `doc`, are looked at further.
  static let all: [Signature] =
    [
      Signature(.kind(.pdf), "%PDF-"),
      Signature(.kind(.jpg), [0xFF, 0xD8, 0xFF]),
      Signature(.kind(.png), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
      Signature(.kind(.tiff), [0x49, 0x49, 0x2A, 0x00]),
      Signature(.kind(.tiff), [0x4D, 0x4D, 0x00, 0x2A]),
      Signature(.kind(.webp), "WEBP", at: 8),
      Signature(.kind(.zip), [0x50, 0x4B, 0x03, 0x04]),
      Signature(.kind(.zip), [0x50, 0x4B, 0x05, 0x06]),
      Signature(.kind(.doc), [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
    ] + pictures + foreign

  /// ISO/IEC 23008-12: photographs of telephones; the same box begins films.
  private static let pictures =
    ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"].map { Signature(.kind(.heic), "ftyp" + $0, at: 4) }
    + [
      Signature(.foreign(.picture), "ftypavif", at: 4), Signature(.foreign(.video), "ftyp", at: 4),
      Signature(.foreign(.picture), "GIF8"), Signature(.foreign(.picture), "BM"),
    ]

  private static let foreign = [
    Signature(.foreign(.program), "MZ"),
    Signature(.foreign(.program), [0x7F, 0x45, 0x4C, 0x46]),
    Signature(.foreign(.program), [0xCF, 0xFA, 0xED, 0xFE]),
    Signature(.foreign(.program), [0xCE, 0xFA, 0xED, 0xFE]),
    Signature(.foreign(.program), [0xCA, 0xFE, 0xBA, 0xBE]),
    Signature(.foreign(.program), [0x00, 0x61, 0x73, 0x6D]),
    Signature(.foreign(.program), [0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00]),
    Signature(.foreign(.program), "dex\n"),
    Signature(.foreign(.archive), "Rar!"),
    Signature(.foreign(.archive), [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    Signature(.foreign(.archive), [0x1F, 0x8B]),
    Signature(.foreign(.archive), "BZh"),
    Signature(.foreign(.archive), [0xFD, 0x37, 0x7A, 0x58, 0x5A]),
    Signature(.foreign(.archive), "ustar", at: 257),
    Signature(.foreign(.archive), "MSCF"),
    Signature(.foreign(.video), [0x1A, 0x45, 0xDF, 0xA3]),
    Signature(.foreign(.video), "AVI ", at: 8),
    Signature(.foreign(.sound), "WAVE", at: 8),
    Signature(.foreign(.sound), "ID3"),
    Signature(.foreign(.sound), "OggS"),
    Signature(.foreign(.sound), "fLaC"),
  ]
}

extension Signature {
  /// Whether a file begins as a signed message does: ContentInfo of RFC 5652 with signedData, in DER or BER.
  static func isSignedMessage(_ head: [UInt8]) -> Bool {
    guard head.count > 16, head[0] == 0x30 else { return false }
    let length = Int(head[1])
    let start = 2 + (length > 0x80 && length <= 0x84 ? length - 0x80 : 0)
    return head.dropFirst(start).starts(with: [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02])
  }
}
