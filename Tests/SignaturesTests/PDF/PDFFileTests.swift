import Testing

@testable import Signatures

@Suite("A PDF file")
struct PDFFileTests {
  private func code(_ bytes: [UInt8], _ body: (PDFFile) throws(PDFFault) -> Void = { _ in }) -> PDFFault.Code? {
    do throws(PDFFault) {
      try body(PDFFile(bytes))
      return nil
    } catch {
      return error.code
    }
  }

  private func text(_ number: Int, in view: PDFView) throws(PDFFault) -> [UInt8]? {
    try view.object(PDFReference(number: number, generation: 0)).stream.map { Array($0.bytes) }
  }

  @Test("shows each revision as it was when it was the newest")
  func revisions() throws {
    var pdf = WrittenPDF()
    pdf.revise(WrittenPDF.page)
    pdf.revise([(4, WrittenPDF.stream("two"))])
    pdf.revise([(4, WrittenPDF.stream("three")), (5, "(new)")])
    let file = try PDFFile(pdf.bytes)
    #expect(try (0..<3).map { try text(4, in: file.view($0)) } == ["q Q", "two", "three"].map { Array($0.utf8) })
    let five = PDFReference(number: 5, generation: 0)
    #expect(try file.view(1).object(five) == .null && file.newest.object(five) == .string(Array("new".utf8)))
    #expect(file.revisions.map(\.end).allSatisfy { $0 != nil } && file.trailingBytes == 0)
    let content = PDFReference(number: 4, generation: 1)
    #expect(try file.newest.object(content) == .null)
  }

  @Test("is one revision when it is linearised: its front refers forward to the rest")
  func linearised() throws {
    var pdf = WrittenPDF()
    let front = pdf.place + 200
    var rest = WrittenPDF()
    for (number, body) in WrittenPDF.page { rest.add("\(number) 0 obj\n\(body)\nendobj\n") }
    // First the measures: the front section stands at a place that is known, the main one behind all objects.
    let objects = rest.bytes.dropFirst(9)
    let first = front + 600
    let main = first + objects.count
    var lines = ""
    var place = first
    for (number, body) in WrittenPDF.page {
      lines += WrittenPDF.line(number, place)
      place += "\(number) 0 obj\n\(body)\nendobj\n".utf8.count
    }
    pdf.add(String(repeating: " ", count: 199) + "\n")
    pdf.add("xref\n\(lines)trailer\n<< /Root 1 0 R /Size 9 /Prev \(main) >>\nstartxref\n0\n%%EOF\n")
    pdf.add(String(repeating: " ", count: first - pdf.place))
    pdf.add(String(decoding: objects, as: UTF8.self))
    pdf.add("xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 9 >>\nstartxref\n\(front)\n%%EOF\n")
    let file = try PDFFile(pdf.bytes)
    #expect(file.revisions.count == 1 && file.revisions[0].end == pdf.place - 1)
    #expect(try text(4, in: file.newest) == Array("q Q".utf8))
  }

  @Test("does not let a revision list what was written after it")
  func future() throws {
    // The table of the first revision points behind its own end, at what the second writes without listing it.
    var pdf = WrittenPDF()
    let place = 2_000
    pdf.revise(WrittenPDF.page, places: [(9, place)])
    pdf.add(String(repeating: " ", count: place - pdf.place) + "9 0 obj\n(later)\nendobj\n")
    pdf.revise([(5, "(new)")])
    let nine = PDFReference(number: 9, generation: 0)
    #expect(code(pdf.bytes) { file throws(PDFFault) in _ = try file.newest.object(nine) } == .damaged)

    // The same when the first revision has no end of its own: then it ends where the next one does.
    var open = WrittenPDF()
    open.revise(WrittenPDF.page, places: [(9, place)], ending: "%%EOX\n")
    open.revise([(5, "(signed)")])
    open.add(String(repeating: " ", count: place - open.place) + "9 0 obj\n(later)\nendobj\n")
    open.revise([(6, "(new)")])
    let file = try PDFFile(open.bytes)
    #expect(file.revisions.map { $0.end == nil } == [true, false, false])
    #expect(throws: PDFFault.self) { try file.newest.object(nine) }
  }

  @Test("does not let the hidden part of a hybrid section stand behind its table, where it can be added later")
  func hybridFuture() {
    var pdf = WrittenPDF()
    pdf.revise(WrittenPDF.page, trailer: "/Root 1 0 R /XRefStm 2000")
    #expect(code(pdf.bytes) == .damaged)
  }

  @Test("is refused when its sections or its objects refer to themselves")
  func loops() throws {
    var twice = WrittenPDF()
    twice.revise(WrittenPDF.page)
    twice.revise([], previous: twice.place)
    #expect(code(twice.bytes) == .loop)

    // Three sections of which the middle one refers forward: only the two oldest of a linearised file may.
    var forward = WrittenPDF()
    forward.revise(WrittenPDF.page)
    let first = forward.starts[0]
    var measured = forward
    measured.revise([], previous: forward.place)
    forward.revise([], previous: measured.place)
    forward.revise([], previous: first)
    forward.revise([], previous: forward.starts[1])
    #expect(code(forward.bytes) == .loop)

    // A stream whose length is the stream itself, and two that give each other's.
    var length = WrittenPDF()
    length.revise(
      WrittenPDF.page + [
        (5, "<< /Length 5 0 R >>\nstream\nx\nendstream"), (6, "<< /Length 7 0 R >>\nstream\nx\nendstream"),
        (7, "<< /Length 6 0 R >>\nstream\nx\nendstream"),
      ])
    for number in 5...7 {
      let reference = PDFReference(number: number, generation: 0)
      #expect(code(length.bytes) { file throws(PDFFault) in _ = try file.newest.object(reference) } == .loop)
    }
  }

  @Test("is refused when one section lists an object twice")
  func twice() {
    var pdf = WrittenPDF()
    pdf.revise(WrittenPDF.page, places: [(4, 100)])
    #expect(code(pdf.bytes) == .ambiguous)
  }

  @Test("has no object where the table points at another one, or at none")
  func wrongPlace() throws {
    var pdf = WrittenPDF()
    pdf.revise(WrittenPDF.page, places: [(5, 9), (6, 0), (7, 14), (8, 999_999)])
    let file = try PDFFile(pdf.bytes)
    for number in [5, 7, 8] {
      #expect(throws: PDFFault.self) { try file.newest.object(PDFReference(number: number, generation: 0)) }
    }
    // Place 0 is where no object can be: it is free, whatever the table calls it.
    #expect(try file.newest.object(PDFReference(number: 6, generation: 0)) == .null)
  }

  @Test("finds objects within object streams, only at the place that is listed, and no stream within another")
  func packed() throws {
    let stream = try ObjectStream(["N": .integer(2), "First": .integer(10)], Array("7 0 8 3   42 (x)".utf8))
    var pdf = WrittenPDF()
    pdf.revise(WrittenPDF.page)
    let file = try PDFFile(pdf.bytes)
    #expect(try stream.object(7, at: 0, file) == .integer(42))
    #expect(try stream.object(8, at: 1, file) == .string(Array("x".utf8)))
    for (number, index) in [(8, 0), (7, 1), (7, 2), (7, -1)] {
      #expect(throws: PDFFault.self) { try stream.object(number, at: index, file) }
    }
    for bad in ["7 0 8", "7 9 8 3", "7 3 8 0", "x"] {
      let bytes = Array(bad.padding(to: 10).utf8) + Array("42 (x)".utf8)
      #expect(throws: PDFFault.self) { try ObjectStream(["N": .integer(2), "First": .integer(10)], bytes) }
    }
  }

  @Test("undoes every filter of PNG's predictor")
  func predictors() throws {
    let direct = { (value: PDFValue?) throws(PDFFault) -> PDFValue in value ?? .null }
    let predictor = try PDFPredictor(["Predictor": .integer(15), "Columns": .integer(3)], direct)
    let rows: [UInt8] = [0, 10, 20, 30, 1, 5, 5, 5, 2, 1, 1, 1, 3, 1, 1, 1, 4, 1, 1, 1]
    #expect(
      try predictor.undone(rows) == [10, 20, 30, 5, 10, 15, 6, 11, 16, 4, 8, 13, 5, 9, 14])
    #expect(throws: PDFFault.self) { try predictor.undone([0, 1, 2]) }
    #expect(throws: PDFFault.self) { try predictor.undone([5, 1, 2, 3]) }
    for wrong in [["Columns": PDFValue.integer(0)], ["Colors": .integer(-1)], ["BitsPerComponent": .integer(3)]] {
      #expect(throws: PDFFault.self) { try PDFPredictor(wrong, direct) }
    }
  }

  @Test("names a change only where both revisions mean something else")
  func comparison() throws {
    func kinds(_ objects: [(number: Int, body: String)]) throws -> [PDFChange.Kind] {
      var pdf = WrittenPDF()
      pdf.revise(WrittenPDF.page)
      pdf.revise(objects)
      var comparisons = 10_000
      return RevisionComparison.changes(by: 1, in: try PDFFile(pdf.bytes), &comparisons).map(\.kind)
    }
    #expect(try kinds([]) == [])
    // Written anew under other numbers, and the same.
    #expect(try kinds([(3, "<< /Type /Page /Parent 2 0 R /Contents 9 0 R >>"), (9, WrittenPDF.stream("q Q"))]) == [])
    // What nobody refers to shows nothing.
    #expect(try kinds([(9, WrittenPDF.stream("other"))]) == [])
    #expect(try kinds([(4, WrittenPDF.stream("q q"))]) == [.pageContent])
    #expect(try kinds([(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 /Rotate 90 >>")]) == [.pageProperties])
  }
}

extension String {
  fileprivate func padding(to length: Int) -> String {
    self + String(repeating: " ", count: max(0, length - utf8.count))
  }
}
