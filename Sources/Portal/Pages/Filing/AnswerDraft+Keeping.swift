import Forms
import JSON
import Procedures
import Text

/// A draft as the record keeps it until somebody goes on with it.
extension AnswerDraft {
  /// Everything that was entered, and where the applicant was.
  func kept(at stage: FilingStage, of procedure: Procedure) -> JSONValue {
    [
      "revision": .string(procedure.revision.hash), "stage": .string(stage.text),
      "answers": .array(answers.map { [.string($0.name), .string($0.value)] }),
      "papers": .array(papers.map { [.string($0.part.text), .string($0.upload)] }),
      "rows": .object(JSONObject(rowCounts.sorted { $0.key < $1.key }.map { ($0.key, JSONValue($0.value)) })),
    ]
  }

  /// The uploads it names, those of answers among them.
  var uploads: [String] {
    papers.map(\.upload) + answers.map(\.value).filter { $0.utf8.count == 32 && $0.utf8.allSatisfy(isHexadecimal) }
  }

  /// What was kept, as far as the form and the parts of today still ask for it.
  ///
  /// - Returns: The draft, where it was left, and whether the procedure reads as it did then; nil when it cannot be read.
  static func reading(
    _ body: String, of procedure: Procedure
  ) -> (draft: AnswerDraft, stage: FilingStage?, isCurrent: Bool)? {
    guard let kept = try? JSONValue(reading: body) else { return nil }
    var draft = AnswerDraft()
    for pair in pairs(kept["answers"]) where field(of: pair.0, in: procedure.form) != nil {
      draft.enter(pair.0, pair.1)
    }
    for pair in pairs(kept["papers"]) {
      guard let part = Key<Part>(pair.0), procedure.parts.contains(where: { $0.id == part }) else { continue }
      draft.add(PartFile(part: part, upload: pair.1))
    }
    if case .object(let rows)? = kept["rows"] {
      for (name, count) in rows {
        guard case .integer(let count) = count, let field = Key<Field>(name).flatMap({ procedure.form[$0] }) else {
          continue
        }
        draft.setRows(of: field, Int(min(max(count, 0), 1000)))
      }
    }
    return (draft, kept["stage"]?.text.flatMap { FilingStage($0) }, kept["revision"]?.text == procedure.revision.hash)
  }

  private static func pairs(_ value: JSONValue?) -> [(String, String)] {
    guard case .array(let pairs)? = value else { return [] }
    return pairs.compactMap { pair in
      guard case .array(let halves) = pair, halves.count == 2, let name = halves[0].text, let text = halves[1].text
      else { return nil }
      return (name, text)
    }
  }
}

extension JSONValue {
  fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}

private func isHexadecimal(_ byte: UInt8) -> Bool { (48...57).contains(byte) || (97...102).contains(byte) }
