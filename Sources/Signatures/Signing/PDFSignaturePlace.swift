internal import Crypto

/// A file with a signature dictionary whose signature is still to come, in a field of its own (ISO 32000-1, 12.7.4.5).
struct PDFSignaturePlace {
  /// The file; the digits of the signature are zeros.
  private(set) var bytes: [UInt8]
  /// Where the value of Contents stands, its brackets included.
  private let contents: Range<Int>

  /// - Parameters:
  ///   - file: What is signed.
  ///   - signing: What is said beside the signature.
  ///   - time: The time that is claimed, as PDF writes it.
  ///   - room: Bytes that the signature may have.
  init(in file: PDFFile, _ signing: PDFSigning, time: String, room: Int) throws(PDFFault) {
    var update = try PDFUpdate(of: file)
    let signature = update.newReference()
    try PDFSignatureField(file.newest, signing.field).place(signature, showing: signing.appearance, in: &update)
    let dictionary = SignatureDictionary(signing, time: time, room: room)
    update.set(signature, dictionary.bytes)
    let (bytes, place) = update.written(locating: signature)
    self.bytes = bytes
    contents = dictionary.contents.lowerBound + place..<dictionary.contents.upperBound + place
    let range = [0, contents.lowerBound, contents.upperBound, bytes.count - contents.upperBound]
    let numbers = Array(range.map(String.init).joined(separator: " ").utf8)
    let start = place + dictionary.range.lowerBound
    self.bytes.replaceSubrange(start..<start + numbers.count, with: numbers)
  }

  /// What is signed: all but the place of the signature.
  var octets: [UInt8] { Array(bytes[..<contents.lowerBound]) + bytes[contents.upperBound...] }

  /// The file with its signature; nil when there is no room for it.
  func filled(_ message: [UInt8]) -> [UInt8]? {
    let digits = Array(message.hex.utf8)
    guard digits.count <= contents.count - 2 else { return nil }
    var whole = bytes
    whole.replaceSubrange(contents.lowerBound + 1..<contents.lowerBound + 1 + digits.count, with: digits)
    return whole
  }
}

/// The signature dictionary with room for what is not known yet.
private struct SignatureDictionary {
  let bytes: [UInt8]
  /// Where the numbers of ByteRange stand.
  let range: Range<Int>
  let contents: Range<Int>

  init(_ signing: PDFSigning, time: String, room: Int) {
    var bytes = Array("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/ByteRange [".utf8)
    let start = bytes.count
    // Three numbers of at most ten figures and the blanks between them.
    bytes += [UInt8](repeating: 32, count: 36)
    range = start..<bytes.count
    bytes += Array("]\n/Contents ".utf8)
    let hole = bytes.count
    bytes += Array("<".utf8) + [UInt8](repeating: UInt8(ascii: "0"), count: 2 * room) + Array(">".utf8)
    contents = hole..<bytes.count
    bytes += Array("\n/M (\(time))".utf8)
    for (key, text) in [("Reason", signing.reason), ("Location", signing.location), ("Name", signing.name)] {
      if let text { bytes += Array("\n/\(key) ".utf8) + PDFWriting.text(text) }
    }
    self.bytes = bytes + Array("\n>>".utf8)
  }
}
