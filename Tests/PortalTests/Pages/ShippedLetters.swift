import Dossiers
import JSON
import Procedures
import Testing
import Text

/// The letters of all procedures that ship, with invented facts where they name some.
enum ShippedLetters {
  static func all(in definitions: Definitions) throws -> [LetterDocument] {
    let templates = Dictionary(
      definitions.procedures.values.flatMap(\.letters.values).map { ($0.id, $0) },
      uniquingKeysWith: { first, _ in first })
    return try templates.values.sorted { $0.id < $1.id }.map(filled)
  }

  private static func filled(_ template: LetterTemplate) throws -> LetterDocument {
    var letter: JSONObject = [
      "letter": .string(template.id.text), "title": words(template.title),
      "number": .string(template.number.replacing("{so}", with: "07").replacing("{nam}", with: "2026")),
      "place": "Sông Mẫu",
      "at": 1_795_053_600_000, "agency": "Sở Giáo dục và Đào tạo tỉnh Mẫu", "code": "H56.06-261119-0001",
      "blocks": .array(template.blocks.map(block)),
    ]
    if let model = template.model { letter["model"] = .string(model) }
    if template.hasQR { letter["qr"] = true }
    return try LetterDocument(JSONField(.object(letter)))
  }

  private static func block(_ block: LetterTemplate.Block) -> JSONValue {
    switch block {
    case .text(let phrase): ["text": words(phrase)]
    case .rows(let rows):
      ["rows": .array(rows.map { ["label": words($0.label), "value": words($0.value)] })]
    case .parts(let heading), .items(let heading): table(heading, ["TT", "Tên giấy tờ", "Tệp"])
    case .lookup(let heading): table(heading, ["Nội dung", "Đề nghị", "Sổ gốc", "Kết quả"])
    case .course(let heading):
      table(heading, ["Bước", "Đơn vị", "Người giao", "Việc đã làm", "Thời gian", "Kết quả"])
    case .transfer(let heading):
      [
        "transfer": [
          "heading": words(heading), "bin": "970436", "account": "0000000000001", "name": "SO GIAO DUC VA DAO TAO",
          "amount": 500_000, "reference": "H56.06-261119-0001",
        ]
      ]
    case .signatures(let names): ["signatures": .array(names.map(words))]
    }
  }

  private static func table(_ heading: Words, _ columns: [String]) -> JSONValue {
    [
      "table": [
        "heading": words(heading), "columns": .array(columns.map { .string($0) }),
        "rows": [.array(columns.map { .string("\($0) một") }), .array(columns.map { .string("\($0) hai") })],
      ]
    ]
  }

  private static func words(_ words: Words) -> JSONValue { ["vi": .string(words.vi), "en": .string(words.en)] }

  private static func words(_ phrase: Phrase) -> JSONValue {
    func text(_ pieces: [Phrase.Piece]) -> String {
      pieces.map { piece in
        switch piece {
        case .text(let text): text
        case .value: "Nguyễn Thị Ngọc Ưởng"
        case .answer: "Trường THPT Sông Mẫu"
        }
      }.joined()
    }
    return words(Words(vi: text(phrase.vi), en: text(phrase.en)))
  }
}
