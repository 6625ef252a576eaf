import Forms
import Foundation
import Testing
import Text

@testable import OneStop

@Suite("What a file is")
struct FileNatureTests {
  private func nature(_ bytes: [UInt8]) throws -> FileNature {
    try FileContent(size: bytes.count) { offset, count in
      offset < 0 || offset >= bytes.count ? [] : Array(bytes[offset..<min(offset + count, bytes.count)])
    }.nature()
  }

  private func nature(_ text: String) throws -> FileNature { try nature(Array(text.utf8)) }

  static let texts: [(String, FileNature)] = [
    ("%PDF-1.7\n1 0 obj", .kind(.pdf)),
    ("<html><body>%PDF-1.7", .foreign(.page)),
    ("\u{FEFF}  <!-- a --> <!DOCTYPE HTML><p>%PDF-1.4", .foreign(.page)),
    ("%PDF-1.7\n<script>alert(1)</script>", .unsafe(.pdf, .twoInOne)),
    ("<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", .foreign(.drawing)),
    ("<?xml version='1.0'?><s:svg xmlns:s='http://www.w3.org/2000/svg'/>", .foreign(.drawing)),
    ("<?xml version='1.0'?><to-khai xmlns='urn:a'><ten>An</ten></to-khai>", .kind(.xml)),
    ("<to-khai><h:script xmlns:h='http://www.w3.org/1999/xhtml'/></to-khai>", .unsafe(.xml, .script)),
    ("<?xml version='1.0'?><?xml-stylesheet href='a.xsl'?><to-khai/>", .unsafe(.xml, .script)),
    ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", .unsafe(.xml, .damaged)),
    ("<to-khai><ten>An</to-khai>", .unsafe(.xml, .damaged)),
    ("#!/bin/sh\nrm -rf /", .foreign(.script)),
    ("@echo off\r\ndel *", .foreign(.script)),
    ("{\\rtf1 xin chao}", .foreign(.richText)),
    ("xin chào", .foreign(.text)),
    ("xin <script>alert(1)</script>", .foreign(.page)),
    ("-----BEGIN PKCS7-----\nMIIB", .kind(.p7m)),
    ("RIFF\u{1}\u{1}\u{1}\u{0}WEBPVP8 ", .kind(.webp)),
    ("RIFF\u{1}\u{1}\u{1}\u{0}WAVEfmt ", .foreign(.sound)),
    ("\u{0}\u{0}\u{0}\u{18}ftypheic", .kind(.heic)),
    ("\u{0}\u{0}\u{0}\u{18}ftypisom", .foreign(.video)),
    ("II*\u{0}\u{8}", .kind(.tiff)),
    ("MZ\u{0}\u{1}", .foreign(.program)),
    ("\u{7F}ELF\u{2}", .foreign(.program)),
    ("Rar!\u{1A}\u{7}\u{0}", .foreign(.archive)),
    ("\u{0}\u{1}\u{2}", .foreign(.unknown)),
  ]

  @Test("is told by its content", arguments: texts)
  func content(_ text: String, _ expected: FileNature) throws {
    #expect(try nature(text) == expected)
  }

  @Test("is an image by its first bytes, and refused when an archive hangs at its end")
  func images() throws {
    let png: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A] + [UInt8](repeating: 7, count: 100_000)
    #expect(try nature(png) == .kind(.png))
    #expect(try nature([0xFF, 0xD8, 0xFF, 0xE0] + png) == .kind(.jpg))
    #expect(try nature(png + Zip([("a.class", "x")]).bytes) == .unsafe(.png, .twoInOne))
    #expect(try nature([0xFF, 0xD8, 0xFF, 0xFE] + Array("<?php".utf8) + png) == .unsafe(.jpg, .twoInOne))
    let utf16: [UInt8] = [0xFF, 0xFE] + "<html>".utf8.flatMap { letter -> [UInt8] in [letter, 0] }
    #expect(try nature(utf16) == .foreign(.page))
  }

  @Test("is a signed message when it begins as CMS does")
  func signed() throws {
    let identifier: [UInt8] = [
      0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02, 0xA0, 0x82, 1, 2, 3, 4,
    ]
    for length: [UInt8] in [[0x80], [0x40], [0x81, 0x90], [0x82, 1, 1], [0x83, 1, 1, 1]] {
      #expect(try nature([0x30] + length + identifier) == .kind(.p7m))
    }
    #expect(try nature([0x30, 0x82, 1, 1] + identifier.reversed()) == .foreign(.unknown))
  }

  @Test("is an office document by what stands in the archive")
  func archives() throws {
    let types = ("[Content_Types].xml", "<Types/>")
    #expect(try nature(Zip([types, ("word/document.xml", "")]).bytes) == .kind(.docx))
    #expect(try nature(Zip([types, ("xl/workbook.xml", "")]).bytes) == .kind(.xlsx))
    #expect(try nature(Zip([types, ("ppt/presentation.xml", "")]).bytes) == .foreign(.presentation))
    let text = ("mimetype", "application/vnd.oasis.opendocument.text")
    #expect(try nature(Zip([text, ("content.xml", "")]).bytes) == .kind(.odt))
    #expect(try nature(Zip([("mimetype", "application/epub+zip")]).bytes) == .foreign(.unknown))
    #expect(try nature(Zip([("giay.pdf", "%PDF")]).bytes) == .kind(.zip))
    #expect(try nature(Zip([("META-INF/MANIFEST.MF", ""), ("A.class", "")]).bytes) == .foreign(.program))
  }

  @Test("is not safe with macros, programs, passwords, ways out, or too much inside")
  func dangers() throws {
    let types = ("[Content_Types].xml", "<Types/>")
    let word = [types, ("word/document.xml", "")]
    #expect(try nature(Zip(word + [("word/vbaProject.bin", "")]).bytes) == .unsafe(.docx, .macros))
    #expect(try nature(Zip(word + [("word/embeddings/a.exe", "")]).bytes) == .unsafe(.docx, .program))
    #expect(try nature(Zip([("giay.pdf", ""), ("giay.pdf.js", "")]).bytes) == .unsafe(.zip, .program))
    #expect(try nature(Zip([("../../etc/passwd", "")]).bytes) == .unsafe(.zip, .wayOut))
    #expect(try nature(Zip(word, isEncrypted: true).bytes) == .unsafe(.docx, .password))
    #expect(try nature(Zip(word, claimed: 900 << 20).bytes) == .unsafe(.docx, .tooMuchInside))
    #expect(try nature(Array(Zip(word).bytes.dropLast(3))) == .unsafe(.zip, .damaged))
    #expect(try nature(Array("PK\u{3}\u{4}".utf8)) == .unsafe(.zip, .damaged))
  }

  @Test("is Word's or Excel's old document by the names in its directory, and no installer")
  func compound() throws {
    #expect(try nature(Compound(["Root Entry", "WordDocument", "1Table"]).bytes) == .kind(.doc))
    #expect(try nature(Compound(["Root Entry", "Workbook"]).bytes) == .kind(.xls))
    #expect(try nature(Compound(["Root Entry", "a", "b", "c", "Workbook"]).bytes) == .kind(.xls))
    #expect(try nature(Compound(["Root Entry", "WordDocument", "Macros"]).bytes) == .unsafe(.doc, .macros))
    #expect(try nature(Compound(["Root Entry", "EncryptedPackage"]).bytes) == .unsafe(.docx, .password))
    #expect(try nature(Compound(["Root Entry", "_StringPool"]).bytes) == .foreign(.unknown))
    #expect(try nature(Array(Compound(["Root Entry"]).bytes.prefix(600))) == .unsafe(.doc, .damaged))
  }

  @Test("never leads out of its bytes, whatever they are")
  func chance() throws {
    var chance = UInt64(7)
    let samples = [
      Zip([("[Content_Types].xml", "a"), ("word/document.xml", "b")]).bytes,
      Compound(["Root Entry", "Workbook"]).bytes,
    ]
    for sample in samples {
      for _ in 0..<3_000 {
        var changed = sample
        for _ in 0..<4 {
          chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          changed[Int(chance >> 33) % changed.count] = UInt8(truncatingIfNeeded: chance >> 20)
        }
        _ = try nature(changed)
      }
    }
  }
}

/// A zip file of stored entries, as its format has it.
struct Zip {
  private(set) var bytes: [UInt8] = []

  init(_ entries: [(name: String, content: String)], isEncrypted: Bool = false, claimed: Int? = nil) {
    var directory: [UInt8] = []
    for (name, content) in entries {
      let offset = bytes.count
      let common =
        number(20, 2) + number(isEncrypted ? 1 : 0, 2) + number(claimed == nil ? 0 : 8, 2) + number(0, 8)
        + number(content.utf8.count, 4) + number(claimed ?? content.utf8.count, 4) + number(name.utf8.count, 2)
        + number(0, 2)
      bytes += [0x50, 0x4B, 3, 4] + common + Array(name.utf8) + Array(content.utf8)
      directory += [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(offset, 4) + Array(name.utf8)
    }
    let start = bytes.count
    bytes += directory
    bytes +=
      [0x50, 0x4B, 5, 6] + number(0, 4) + number(entries.count, 2) + number(entries.count, 2)
      + number(directory.count, 4) + number(start, 4) + number(0, 2)
  }
}

/// A compound file (MS-CFB) with a directory of these names and nothing else.
struct Compound {
  let bytes: [UInt8]

  init(_ names: [String]) {
    let sectors = (names.count + 3) / 4
    var head: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    head.replaceSubrange(30..<32, with: number(9, 2))
    head.replaceSubrange(48..<52, with: number(1, 4))
    head.replaceSubrange(76..<80, with: number(0, 4))
    var table = number(0xFFFF_FFFD, 4)
    for sector in 1...sectors { table += number(sector == sectors ? 0xFFFF_FFFE : sector + 1, 4) }
    table += [UInt8](repeating: 0xFF, count: 512 - table.count)
    var directory: [UInt8] = []
    for name in names {
      var entry = name.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
      entry += [UInt8](repeating: 0, count: 64 - entry.count) + number((name.utf16.count + 1) * 2, 2)
      directory += entry + [UInt8](repeating: 0, count: 128 - entry.count)
    }
    bytes = head + table + directory + [UInt8](repeating: 0, count: sectors * 512 - directory.count)
  }
}

private func number(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 < 8 ? value >> (8 * $0) : 0) }
}
