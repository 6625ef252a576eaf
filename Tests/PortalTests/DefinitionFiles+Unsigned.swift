import Procedures

extension DefinitionFiles {
  /// The same, for an office whose officials sign on paper: no action asks for a document signed under `co-quan`.
  ///
  /// Tests that are about something else need nobody who signs. The gates as they ship are walked by the recorded walks and
  /// by GatedProcedureTests.
  var withoutOfficialSignatures: DefinitionFiles {
    DefinitionFiles(
      files.mapValues { bytes in
        var text = String(decoding: bytes, as: UTF8.self)
        for demand in ["co-quan", "{ policy: co-quan, signs: deed }"] {
          text.replace("        signature: \(demand)\n", with: "")
        }
        return Array(text.utf8)
      })
  }
}
