/// A stream that holds objects (ISO 32000-1, 7.5.7).
final class ObjectStream {
  private let bytes: [UInt8]
  /// The number of each object, where it begins and where it ends at the latest.
  private let heads: [(number: Int, start: Int, end: Int)]
  private var known: [Int: PDFValue] = [:]

  /// How many objects it lists.
  var count: Int { heads.count }

  init(_ dictionary: [String: PDFValue], _ bytes: [UInt8]) throws(PDFFault) {
    guard let count = dictionary["N"]?.integer, let first = dictionary["First"]?.integer,
      (0...PDFLimits.entries).contains(count), (0...bytes.count).contains(first)
    else { throw PDFFault(.damaged, "an object stream without its measures") }
    var scanner = PDFScanner(bytes[..<first], at: 0, isFile: false)
    var starts: [(number: Int, start: Int)] = []
    for _ in 0..<count {
      scanner.skipWhite()
      guard let number = scanner.natural() else { throw scanner.fault("an object stream without its list") }
      scanner.skipWhite()
      guard let place = scanner.natural(), first + place >= starts.last?.start ?? 0, place < bytes.count - first else {
        throw scanner.fault("an object stream that lists its objects in no order or beyond its end")
      }
      starts.append((number, first + place))
    }
    let ends = starts.dropFirst().map(\.start) + [bytes.count]
    heads = zip(starts, ends).map { ($0.number, $0.start, $1) }
    self.bytes = bytes
  }

  /// The object of a number, which the stream must list at this place.
  func object(_ number: Int, at index: Int, _ file: PDFFile) throws(PDFFault) -> PDFValue {
    if let value = known[index], heads[index].number == number { return value }
    guard heads.indices.contains(index), heads[index].number == number else {
      throw PDFFault(.damaged, "object \(number) not where its object stream lists it")
    }
    var scanner = PDFScanner(bytes[..<heads[index].end], at: heads[index].start, isFile: false)
    defer { file.spend(bytes: scanner.place - heads[index].start, values: scanner.values) }
    let value = try scanner.value()
    try file.checkSpending()
    known[index] = value
    return value
  }

  /// The bytes of the object of a number, as they stand at its place.
  func source(_ number: Int, at index: Int) throws(PDFFault) -> [UInt8] {
    guard heads.indices.contains(index), heads[index].number == number else {
      throw PDFFault(.damaged, "object \(number) not where its object stream lists it")
    }
    var scanner = PDFScanner(bytes[..<heads[index].end], at: heads[index].start, isFile: false)
    scanner.skipBlank()
    let start = scanner.place
    _ = try scanner.value()
    return Array(bytes[start..<scanner.place])
  }
}
