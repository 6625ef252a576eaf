import XML

/// The marks by which browsers take something for a page.
enum Markup {
  static let svg = "http://www.w3.org/2000/svg"
  static let xhtml = "http://www.w3.org/1999/xhtml"
  private static let marks = ["<html", "<script", "<!doctype html", "<svg", "<iframe", "<?php"].map { Array($0.utf8) }

  /// Whether such a mark stands among bytes.
  static func isNear(_ bytes: ArraySlice<UInt8>) -> Bool {
    let small = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    return marks.contains { small.firstRange(of: $0) != nil }
  }

  /// Whether the prologue names a style sheet: XSLT is a program.
  static func namesStyleSheet(_ head: [UInt8]) -> Bool {
    head.filter { $0 != 0 }.firstRange(of: Array("<?xml-stylesheet".utf8)) != nil
  }

  /// All namespaces of an element and of what stands in it.
  static func namespaces(in element: Element) -> Set<String> {
    var found: Set<String> = []
    var waiting = [element]
    while let next = waiting.popLast() {
      found.insert(next.namespace)
      waiting += next.elements
    }
    return found
  }
}
