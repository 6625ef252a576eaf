internal import CQREncode
public import HTML
public import Text

/// A QR code (ISO/IEC 18004) of a text: in UTF-8 with error correction M, which reads with 15 % of it damaged.
public struct QRCode: Hashable, Sendable {
  /// The most bytes of UTF-8 that fit.
  public static let byteLimit = 2331
  /// The white border that readers need, in modules.
  public static let quietZone = 4

  /// The modules on each side, without the quiet zone: 21 to 177.
  public let side: Int
  private let dark: [Bool]

  /// The code of a text.
  ///
  /// - Throws: ``QRCode/DoesNotFit`` for an empty text or one of more than 2,331 bytes.
  public init(of text: String) throws(DoesNotFit) {
    let bytes = Array(text.utf8)
    guard (1...QRCode.byteLimit).contains(bytes.count) else { throw DoesNotFit(byteCount: bytes.count) }
    // Version 0: the smallest that fits. 8-bit data, so that nothing is guessed from the text's looks.
    guard let code = unsafe QRcode_encodeData(Int32(bytes.count), bytes, 0, QR_ECLEVEL_M) else {
      throw DoesNotFit(byteCount: bytes.count)
    }
    self = unsafe QRCode(code)
  }

  /// The code of a text that holds nothing but `0`–`9`, `A`–`Z`, blanks and `$%*+-./:`, in the mode that packs two of them into
  /// eleven bits; with error correction L, which reads with 7 % damaged: such texts are long, and say themselves whether they
  /// were read right.
  ///
  /// - Throws: ``QRCode/DoesNotFit`` for an empty text, one of more than 4,296 characters, or one with others.
  public init(alphanumeric text: String) throws(DoesNotFit) {
    let bytes = Array(text.utf8)
    let refusal = DoesNotFit(byteCount: bytes.count)
    guard !bytes.isEmpty, bytes.count <= 4_296, let input = unsafe QRinput_new2(0, QR_ECLEVEL_L) else { throw refusal }
    defer { unsafe QRinput_free(input) }
    guard unsafe QRinput_append(input, QR_MODE_AN, Int32(bytes.count), bytes) == 0,
      let code = unsafe QRcode_encodeInput(input)
    else { throw refusal }
    self = unsafe QRCode(code)
  }

  /// Takes over a code that libqrencode made.
  private init(_ code: UnsafeMutablePointer<QRcode>) {
    defer { unsafe QRcode_free(code) }
    side = Int(unsafe code.pointee.width)
    // The lowest bit of a module is its colour.
    dark = unsafe UnsafeBufferPointer(start: code.pointee.data, count: side * side).map { $0 & 1 == 1 }
  }

  /// Whether a module is dark; everything around the code is light.
  public func isDark(row: Int, column: Int) -> Bool {
    (0..<side).contains(row) && (0..<side).contains(column) && dark[row * side + column]
  }
}

extension QRCode {
  /// A text that no QR code holds.
  public struct DoesNotFit: Error, Hashable, Sendable {
    /// The bytes it has.
    public let byteCount: Int

    /// What is wrong and what would be right.
    public var message: Words {
      byteCount == 0
        ? Words(vi: "không có nội dung để tạo mã QR", en: "a QR code needs a text")
        : Words(
          vi: "nội dung có \(byteCount) byte, mã QR chứa được nhiều nhất \(QRCode.byteLimit)",
          en: "the text has \(byteCount) bytes, a QR code holds \(QRCode.byteLimit) at most")
    }
  }
}

extension QRCode {
  /// The dark modules as one SVG path, run by run, within the quiet zone.
  public var path: String {
    var path = ""
    for row in 0..<side {
      var column = 0
      while column < side {
        let start = column
        while isDark(row: row, column: column) { column += 1 }
        if column > start {
          let length = column - start
          path += "M\(start + QRCode.quietZone) \(row + QRCode.quietZone)h\(length)v1h-\(length)z"
        }
        column += 1
      }
    }
    return path
  }

  /// The code as a file of its own in SVG.
  ///
  /// - Parameter title: What the code is, for who cannot see it.
  public func svgFile(title: String) -> [UInt8] { svg(title: title).bytes }

  /// The code as SVG for a page; one unit is one module.
  ///
  /// - Parameter title: What the code is, for who cannot see it.
  public func svg(title: String) -> Node {
    let width = side + 2 * QRCode.quietZone
    return .svg(
      title: title, width: width, height: width, .class("qr"), .path("M0 0h\(width)v\(width)h-\(width)z", fill: "#fff"),
      .path(path, fill: "#000"))
  }
}
