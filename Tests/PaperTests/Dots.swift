import Foundation
import Testing

/// The dots of a page of A4 as poppler draws it, a dot a point.
struct Dots {
  let width: Int
  let height: Int
  /// Red, green and blue, row by row from above.
  let colours: [UInt8]

  /// A part of the page.
  enum Part: Hashable {
    /// The upper right corner, above the letterhead.
    case corner
    /// All the rest.
    case rest
  }

  /// The parts in which something differs.
  func changed(from other: Dots) -> Set<Part> {
    var parts: Set<Part> = []
    for place in stride(from: 0, to: min(colours.count, other.colours.count), by: 3)
    where colours[place..<place + 3] != other.colours[place..<place + 3] {
      let (x, y) = (place / 3 % width, place / 3 / width)
      parts.insert(x >= 345 && y <= 55 ? .corner : .rest)
    }
    return parts
  }

  /// Whether something is red.
  var isRed: Bool { red != nil }

  /// The columns and rows between which all that is red lies; nil when nothing is.
  var red: (x: ClosedRange<Int>, y: ClosedRange<Int>)? {
    let places = stride(from: 0, to: colours.count, by: 3).filter {
      colours[$0] > 180 && colours[$0 + 1] < 90 && colours[$0 + 2] < 90
    }
    let (columns, rows) = (places.map { $0 / 3 % width }, places.map { $0 / 3 / width })
    guard let left = columns.min(), let right = columns.max(), let top = rows.min(), let bottom = rows.max() else {
      return nil
    }
    return (left...right, top...bottom)
  }
}

extension Poppler {
  /// A page as it is drawn, signatures included.
  func dots(page: Int) throws -> Dots {
    // A portable pixmap: P6, width, height, 255, and the dots.
    let image = try [UInt8](run("pdftoppm", ["-r", "72", "-f", "\(page)", "-l", "\(page)", "FILE"]))
    var (fields, place) = ([String](), 0)
    while fields.count < 4, place < image.count {
      let word = image[place...].prefix { $0 > 32 }
      fields.append(String(decoding: word, as: UTF8.self))
      place = word.endIndex + 1
    }
    try #require(fields.first == "P6" && fields.last == "255")
    return Dots(
      width: try #require(Int(fields[1])), height: try #require(Int(fields[2])), colours: Array(image[place...]))
  }

  /// A red disc as a PNG, made of a PDF that draws one.
  static func redDisc() throws -> [UInt8] {
    let drawing = "1 0 0 rg 10 10 80 80 re f"
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R >>",
      "<< /Length \(drawing.utf8.count) >>\nstream\n\(drawing)\nendstream",
    ]
    var (text, places) = ("%PDF-1.4\n", [Int]())
    for (number, object) in objects.enumerated() {
      places.append(text.utf8.count)
      text += "\(number + 1) 0 obj\n\(object)\nendobj\n"
    }
    let start = text.utf8.count
    text += "xref\n0 5\n0000000000 65535 f \n"
    for place in places { text += String(repeating: "0", count: 10 - String(place).count) + "\(place) 00000 n \n" }
    text += "trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return try [UInt8](Poppler(pdf: Array(text.utf8)).run("pdftoppm", ["-r", "72", "-png", "FILE"]))
  }
}
