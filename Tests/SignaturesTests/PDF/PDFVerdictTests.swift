import Testing
import Text

@testable import Signatures

@Suite("A signed PDF", .enabled(if: SigningScript.python != nil, "needs MOTCUA_TEST_PYTHON"))
struct PDFVerdictTests {
  static let good = [
    "signed", "signed-no-form", "signed-packed", "signed-twice-packed", "signed-visible", "signed-waiting-field",
    "signed-stamped", "signed-old", "signed-old-unnamed", "signed-indefinite", "signed-hybrid", "signed-evidence",
    "signed-archived",
    "signed-twice", "signed-twice-visible",
    "signed-then-waiting-field", "signed-then-stamped", "signed-locking", "signed-same-again", "signed-counted",
    "certified-1", "certified-1-stamped", "certified-1-archived", "certified-2", "certified-2-stamped",
    "certified-2-signed", "certified-2-waiting-field", "certified-2-filled", "certified-3", "certified-3-stamped",
    "certified-3-filled", "certified-3-note", "eaa-note-removed", "field-unsigned-invisible", "unlocked-field-filled",
    "housekeeping", "form-filled-uncertified", "form-filled-then-signed", "form-cleared", "locked-but-field-filled",
    "lock-level-2-filled", "stream-not-elsewhere",
    "stamped-by-former", "stamped-by-former-archived", "stamped-then-backdated", "signed-old-evidence",
  ]

  @Test("passes when an honest signer made it and what followed is permitted", arguments: good)
  func passes(name: String) throws {
    let report = try PDFCase(name: name).report()
    #expect(report.verdict == "TOTAL_PASSED", "\(report.failedRules)")
  }

  @Test("names its certificate where PAdES asks for it; the older signatures of ISO 32000-1 need not")
  func unnamed() throws {
    #expect(try PDFCase(name: "signed-unnamed").report().verdict == "INDETERMINATE/SIG_CONSTRAINTS_FAILURE")
    let old = try #require(try PDFCase(name: "signed-old-unnamed").report().signatures.first)
    #expect(old.judgement.checks.contains { $0.rule == "identity.reference" && $0.outcome == .noted })
  }

  /// Files whose signatures do not cover what people see, and the rule that says so.
  static let unsound = [
    "usf-no-range": "format.pdf.range.missing", "usf-null-range": "format.pdf.range.missing",
    "usf-range-of-two": "format.pdf.range.missing", "usf-range-negative": "format.pdf.range.outside",
    "usf-no-contents": "format.pdf.range.hole", "usf-zero-contents": "format.pdf.contents",
    "usf-no-subfilter": "format.pdf.subfilter", "range-not-from-start": "format.pdf.range.notFromStart",
    "range-short": "format.pdf.revision", "range-beyond": "format.pdf.range.outside",
    "range-overlap": "format.pdf.range.outside", "range-huge": "format.pdf.range.outside",
    "range-hole-before": "format.pdf.range.hole", "range-hole-behind": "format.pdf.range.hole",
    "contents-trailing": "format.pdf.contents", "contents-blank": "format.pdf.range.notHexadecimal",
    "swa": "format.pdf.range.hole", "swa-new-table": "format.pdf.revision", "objstm-signature": "format.pdf.place",
    "xref-loop": "format.pdf.file", "xref-beyond": "format.pdf.file", "xref-twice": "format.pdf.file",
    "header-late": "format.pdf.file",
  ]

  @Test("fails when its signature covers something else than one whole revision", arguments: unsound.keys.sorted())
  func coversLess(name: String) throws {
    let report = try PDFCase(name: name).report()
    #expect(report.verdict == "TOTAL_FAILED/FORMAT_FAILURE")
    #expect(report.failedRules == [PDFVerdictTests.unsound[name]])
  }

  @Test(
    "fails when a byte of what is signed is another one", arguments: ["flip-content", "flip-reason", "flip-type-key"])
  func altered(name: String) throws {
    #expect(try PDFCase(name: name).report().verdict == "TOTAL_FAILED/HASH_FAILURE")
  }

  @Test("fails without a signature of its own, though another file's or a mere time stamp is in it")
  func unsigned() throws {
    for name in ["unsigned", "unsigned-packed", "swa-new-file", "stamped-only", "cut-short"] {
      let report = try PDFCase(name: name).report()
      #expect(report.verdict == "TOTAL_FAILED/FORMAT_FAILURE" && report.signatures.isEmpty, "\(name)")
    }
  }

  /// Files that were changed after signing, and what is named first.
  static let changed: [String: PDFChange.Kind] = [
    "isa-content": .pageContent, "isa-content-packed": .pageContent, "isa-page": .pageContent,
    "isa-page-packed": .pageContent, "isa-packed": .pageContent, "isa-catalog": .pages, "isa-page-added": .pages,
    "isa-pages-swapped": .pages, "isa-page-removed": .pages, "isa-crop": .pageProperties, "isa-script": .scripts,
    "isa-script-names": .scripts, "isa-attachment": .attachments, "isa-layers": .layers, "isa-title": .information,
    "isa-form-xml": .formChanged, "isa-signature-removed": .signatureRemoved, "isa-without-table": .trailingBytes,
    "isa-without-table-ended": .trailingBytes, "isa-long-tail": .trailingBytes, "trailing-bytes": .trailingBytes,
    "two-steps-back": .pageContent, "changed-then-signed": .pageContent, "twice-then-changed": .pageContent,
    "evidence-removed": .evidenceRemoved, "hybrid": .twoReadings,
    "container-swap": .pageResources,
    "shadow-hide": .pageResources, "shadow-hide-replaced": .pageResources, "shadow-font": .pageResources,
    "shadow-look": .appearanceChanged, "shadow-root": .root, "shadow-pages": .pages, "shadow-table": .unreadable,
    "shadow-dangling": .pageContent, "shadow-future": .trailingBytes, "shadow-length": .unreadable,
    "certified-1-filled": .formFilled, "certified-1-note": .noteChanged, "certified-1-signed": .signatureAdded,
    "certified-2-note": .noteChanged, "certified-2-locked": .formFilled, "locked-field-filled": .formFilled,
    "isa-certified-1": .pageContent, "isa-certified-2": .pageContent, "isa-certified-3": .pageContent,
    "certification-raised": .catalog,
    "eaa-1": .annotationChanged, "eaa-2": .annotationChanged, "eaa-3": .annotationChanged,
    "eaa-stamp-picture": .annotationChanged, "ssa-1": .visibleSignatureAdded, "ssa-2": .visibleSignatureAdded,
    "ssa-3": .visibleSignatureAdded, "ssa-stamp": .fieldChanged, "ssa-unsigned-field": .fieldAdded,
    "ssa-second-picture": .fieldAdded,
    "field-moved": .fieldChanged, "field-script": .fieldChanged,
    "form-filled-and-moved": .fieldChanged, "form-filled-and-scripted": .fieldChanged,
    "form-filled-and-named": .fieldChanged, "locked-but-other-filled": .formFilled, "locked-all-filled": .formFilled,
    "locked-all-then-signed": .signatureAdded,
    "lock-level-1-filled": .formFilled,
    "bomb": .unreadable, "deep": .unreadable, "duplicate-key": .unreadable, "field-loop": .unreadable,
    "page-loop": .unreadable,
  ]

  @Test("is undecided when it was changed after signing, and the change is named", arguments: changed.keys.sorted())
  func changedLater(name: String) throws {
    let report = try PDFCase(name: name).report()
    #expect(report.verdict == "INDETERMINATE/FORMAT_FAILURE")
    let kind = try #require(PDFVerdictTests.changed[name])
    #expect(report.failedRules.first == "format.pdf.changes.\(kind.rawValue)")
  }

  @Test(
    "is undecided when a signature in it is shown by no field, of whatever key a byte was changed",
    arguments: ["value-key-unknown", "certified-value-key-unknown"])
  func outOfSight(name: String) throws {
    let report = try PDFCase(name: name).report()
    #expect(report.verdict == "INDETERMINATE/FORMAT_FAILURE" && report.failedRules.contains("format.pdf.outOfSight"))
    let facts = try #require(report.signatures.last).facts
    #expect(facts.place.hasPrefix("object ") && facts.covered.isEmpty)
  }

  @Test(
    "is undecided when a stream's bytes are those of another file, wherever it stands",
    arguments: ["stream-elsewhere", "stream-elsewhere-written-otherwise", "stream-elsewhere-later"])
  func elsewhere(name: String) throws {
    let bytes = try PDFCase(name: name).bytes
    let report = try PDFCase.report(on: bytes)
    #expect(report.verdict == "INDETERMINATE/FORMAT_FAILURE" && report.failedRules == ["format.pdf.file"])
    let fault = try #require(throws: PDFFault.self) { try PDFSignatures(bytes) }
    #expect(fault.code == .unsupported && fault.description.contains("another file (/F)"))
  }

  @Test("is undecided when it is encrypted, and says what to do")
  func encrypted() throws {
    let report = try PDFCase(name: "encrypted").report()
    #expect(report.verdict == "INDETERMINATE/FORMAT_FAILURE")
    let words = try #require(report.signatures.first?.judgement.checks.first?.words)
    #expect(words.vi.contains("mật khẩu") && words.en.contains("password"))
  }

  @Test("has each made file judged by one of these promises")
  func complete() {
    let promised = Set(
      PDFVerdictTests.good + PDFVerdictTests.unsound.keys + PDFVerdictTests.changed.keys + [
        "flip-content", "flip-reason", "flip-type-key", "flip-signature", "unsigned", "unsigned-packed", "swa-new-file",
        "stamped-only", "cut-short", "encrypted", "signed-unnamed", "value-key-unknown",
        "certified-value-key-unknown", "stream-elsewhere", "stream-elsewhere-written-otherwise",
        "stream-elsewhere-later",
      ])
    #expect(promised == Set(PDFCase.names))
  }

  @Test("never passes with another byte anywhere, unless what is signed and what is shown stay as they are")
  func anyByte() throws {
    let whole = try PDFCase(name: "signed").bytes
    let octets = try #require(PDFSignatures(whole).signatures.first).octets(of: whole)
    // Each place once with a stride that meets all residues; a whole sweep is the fuzzer's work.
    for place in stride(from: 0, to: whole.count, by: 37) {
      var altered = whole
      altered[place] ^= 0x01
      guard try PDFCase.report(on: altered).indication == .totalPassed else { continue }
      #expect(try PDFSignatures(altered).signatures.first?.octets(of: altered) == octets, "byte \(place)")
    }
  }

  @Test("fails when a field's signature is not there any more: that is not the same as none")
  func missing() throws {
    let whole = try PDFCase(name: "signed-twice").bytes
    let value = try #require(whole.indices.last { whole[$0...].starts(with: Array("/V ".utf8)) })
    // The second field refers to an object that no table lists.
    let altered = whole[..<(value + 3)] + [UInt8(ascii: "9")] + whole[(value + 4)...]
    let report = try PDFCase.report(on: Array(altered))
    #expect(report.verdict == "TOTAL_FAILED/FORMAT_FAILURE")
    #expect(report.failedRules == ["format.pdf.place", "format.pdf.outOfSight"])
  }

  @Test("is judged by the worst of its signatures, whichever comes last")
  func worst() throws {
    let report = try PDFCase(name: "changed-then-signed").report()
    #expect(report.signatures.map(\.judgement.indication) == [.indeterminate, .totalPassed])
    #expect(report.indication == .indeterminate)
  }
}
