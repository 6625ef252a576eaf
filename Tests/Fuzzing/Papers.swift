import Crypto
@testable import Signatures

/// What libFuzzer feeds: the first byte says whether the rest is a whole PDF file, the bodies of objects around which a
/// file with right tables is written, values, an element of BER, or predicted rows.
///
/// `script/fuzz` builds and runs it. Nothing may trap, hang or eat the memory, whatever comes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 1 else { return 0 }
  let input = Array(UnsafeBufferPointer(start: bytes + 1, count: count - 1))
  switch bytes[0] % 8 {
  case 0:
    var scanner = PDFScanner(input[...], at: 0)
    while let _ = try? scanner.value() {}
    _ = try? scanner.object { _ throws(PDFFault) in 3 }
  case 1:
    let length = BERExtent.length(input[...])
    precondition(length.map { $0 > 0 && $0 <= input.count } ?? true)
  case 2:
    let parameters: [String: PDFValue] = [
      "Predictor": .integer(12), "Columns": .integer(Int(input[0])), "Colors": .integer(Int(input.last ?? 0)),
    ]
    let direct = { (value: PDFValue?) throws(PDFFault) -> PDFValue in value ?? .null }
    _ = try? PDFPredictor(parameters, direct).undone(input)
  case 3, 4, 5:
    guard let file = try? PDFFile(written(input)) else { return 0 }
    var comparisons = 20_000
    _ = RevisionComparison.changes(by: 1, in: file, &comparisons)
    _ = try? SecurityStore(file.newest)
    _ = try? PDFSignatures(file.bytes)
  default:
    _ = PDFDocument().found(in: DocumentBytes(input), content: nil, certificates: [])
  }
  return 0
}

/// A file of two revisions: bodies are parted by 0xFF, and one that begins with 0xFE belongs to the second. Object 1 is the
/// root.
private func written(_ input: [UInt8]) -> [UInt8] {
  let bodies = input.split(separator: 0xFF, maxSplits: 60, omittingEmptySubsequences: false)
  var file = Array("%PDF-1.7\n".utf8)
  var previous: Int?
  for isSecond in [false, true] {
    var table = "xref\n"
    for (index, body) in bodies.enumerated() where (body.first == 0xFE) == isSecond {
      // The second revision writes the objects of the first anew, from its last on.
      let number = isSecond ? bodies.count - index : index + 1
      table += "\(number) 1\n\(padded(file.count)) 00000 n \n"
      file += Array("\(number) 0 obj\n".utf8) + body.drop { $0 == 0xFE } + Array("\nendobj\n".utf8)
    }
    let start = file.count
    let back = previous.map { " /Prev \($0)" } ?? ""
    table += "trailer\n<< /Root 1 0 R /Info 2 0 R /Size 99\(back) >>\nstartxref\n\(start)\n%%EOF\n"
    file += Array(table.utf8)
    previous = start
  }
  return file
}

private func padded(_ place: Int) -> String {
  let digits = String(place)
  return String(repeating: "0", count: 10 - digits.count) + digits
}
