internal import Archives

/// Unpacks the streams that hold the structure of a file: object streams, cross-reference streams, evidence.
///
/// Only deflate is read, which is what these are packed with; pictures and fonts are never unpacked here.
struct PDFFilters {
  /// How many bytes may still come out of streams of this file.
  var left = PDFLimits.unpackedBytes

  /// The bytes of a stream as its filters give them.
  ///
  /// - Parameter resolve: Looks up a value that stands in an object of its own.
  mutating func unpacked(
    _ stream: PDFStream, resolve: (PDFValue?) throws(PDFFault) -> PDFValue
  ) throws(PDFFault) -> [UInt8] {
    let filters = try list(stream.dictionary["Filter"], resolve)
    let parameters = try list(stream.dictionary["DecodeParms"], resolve)
    guard filters.count <= 2 else { throw PDFFault(.unsupported, "a stream of more than two filters") }
    var bytes = stream.bytes
    for (place, filter) in filters.enumerated() {
      guard filter == .name("FlateDecode") else { throw PDFFault(.unsupported, "a stream of a filter not read here") }
      var unpacked = try inflated(bytes)
      if place < parameters.count, case .dictionary(let given) = parameters[place] {
        unpacked = try PDFPredictor(given, resolve).undone(unpacked)
      }
      bytes = unpacked[...]
    }
    return Array(bytes)
  }

  private mutating func inflated(_ bytes: ArraySlice<UInt8>) throws(PDFFault) -> [UInt8] {
    do throws(Inflate.Fault) {
      let unpacked = try Inflate.unpacked(bytes, atMost: left, ratio: PDFLimits.ratio)
      left -= unpacked.count
      return unpacked
    } catch .tooLarge {
      throw PDFFault(.tooLarge, "a stream that unpacks to more than is read")
    } catch {
      throw PDFFault(.damaged, "a stream that cannot be unpacked")
    }
  }

  /// One value, or those of an array.
  private func list(
    _ value: PDFValue?, _ resolve: (PDFValue?) throws(PDFFault) -> PDFValue
  ) throws(PDFFault) -> [PDFValue] {
    switch try resolve(value) {
    case .null: return []
    case .array(let values):
      var resolved: [PDFValue] = []
      for value in values.prefix(3) { resolved.append(try resolve(value)) }
      return resolved
    case let one: return [one]
    }
  }
}

/// What was done to bytes before they were packed, so that they pack better (ISO 32000-1, 7.4.4.4).
struct PDFPredictor {
  private let kind: Int
  private let pixelBytes: Int
  private let rowBytes: Int

  init(
    _ parameters: [String: PDFValue], _ resolve: (PDFValue?) throws(PDFFault) -> PDFValue
  ) throws(PDFFault) {
    kind = try resolve(parameters["Predictor"]).integer ?? 1
    let colors = try resolve(parameters["Colors"]).integer ?? 1
    let bits = try resolve(parameters["BitsPerComponent"]).integer ?? 8
    let columns = try resolve(parameters["Columns"]).integer ?? 1
    guard (1...32).contains(colors), [1, 2, 4, 8, 16].contains(bits), (1...100_000).contains(columns) else {
      throw PDFFault(.damaged, "a predictor of impossible measures")
    }
    pixelBytes = (colors * bits + 7) / 8
    rowBytes = (colors * bits * columns + 7) / 8
  }

  /// The bytes as they were before.
  func undone(_ bytes: [UInt8]) throws(PDFFault) -> [UInt8] {
    guard kind != 1 else { return bytes }
    guard (10...15).contains(kind) else { throw PDFFault(.unsupported, "a predictor that is not one of PNG's") }
    guard bytes.count.isMultiple(of: rowBytes + 1) else { throw PDFFault(.damaged, "predicted rows of unequal length") }
    var plain: [UInt8] = []
    plain.reserveCapacity(bytes.count)
    var above = [UInt8](repeating: 0, count: rowBytes)
    var start = 0
    while start < bytes.count {
      var row = Array(bytes[start + 1...start + rowBytes])
      try undo(bytes[start], &row, above)
      plain += row
      above = row
      start += rowBytes + 1
    }
    return plain
  }

  /// One row of PNG (RFC 2083, 6).
  private func undo(_ filter: UInt8, _ row: inout [UInt8], _ above: [UInt8]) throws(PDFFault) {
    guard filter <= 4 else { throw PDFFault(.damaged, "a predicted row of an unknown kind") }
    guard filter != 0 else { return }
    for place in row.indices {
      let left = place >= pixelBytes ? row[place - pixelBytes] : 0
      let corner = place >= pixelBytes ? above[place - pixelBytes] : 0
      let expected: UInt8 =
        switch filter {
        case 1: left
        case 2: above[place]
        case 3: UInt8((Int(left) + Int(above[place])) / 2)
        default: PDFPredictor.paeth(left, above[place], corner)
        }
      row[place] &+= expected
    }
  }

  private static func paeth(_ left: UInt8, _ above: UInt8, _ corner: UInt8) -> UInt8 {
    let estimate = Int(left) + Int(above) - Int(corner)
    let (toLeft, toAbove) = (abs(estimate - Int(left)), abs(estimate - Int(above)))
    let toCorner = abs(estimate - Int(corner))
    if toLeft <= toAbove, toLeft <= toCorner { return left }
    return toAbove <= toCorner ? above : corner
  }
}
