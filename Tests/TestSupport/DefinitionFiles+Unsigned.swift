public import Procedures

extension DefinitionFiles {
  /// The same, for an office whose officials sign on paper: no action asks for a document signed under `co-quan`.
  ///
  /// Tests that are about something else need nobody who signs. The gates as they ship are walked by the recorded walks and
  /// by GatedProcedureTests.
  public var withoutOfficialSignatures: DefinitionFiles {
    DefinitionFiles(
      files.mapValues { bytes in
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let kept = lines.filter { line in
          !["        signature: co-quan", "        signature: { policy: co-quan"].contains { line.hasPrefix($0) }
        }
        return Array(kept.joined(separator: "\n").utf8)
      })
  }
}
