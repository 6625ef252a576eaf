import Dossiers
import JSON
import Text
import WorkingTime

extension LetterDocument {
  /// The letter in the list of a dossier's letters.
  ///
  /// - Parameter index: Its place in the list, from 1.
  func row(index: Int, _ seal: SealStanding) -> JSONValue {
    [
      "index": JSONValue(index), "letter": .string(letter.text), "title": title.json, "number": .string(number),
      "at": at.json, "seal": seal.json,
    ]
  }

  /// The letter as it was issued.
  func json(index: Int, _ seal: SealStanding) -> JSONValue {
    var json = Members([
      "index": JSONValue(index), "letter": .string(letter.text), "title": title.json, "number": .string(number),
      "at": at.json, "agency": agency.json, "code": .string(code.text), "qr": .bool(hasQR),
      "seal": seal.json,
    ])
    json.add("model", model)
    json.add("place", place?.json)
    json.add("blocks", JSONValue.array(blocks.map(\.shown)))
    return json.json
  }
}

extension SealStanding {
  /// The seal; null where none belongs.
  var json: JSONValue {
    switch self {
    case .notAsked: return .null
    case .waiting: return ["status": "waiting"]
    case .affixed(let seal):
      return [
        "status": "affixed", "sha256": .string(seal.sha256), "bytes": JSONValue(seal.bytes),
        "certificate": .string(seal.certificate), "stamped": .bool(seal.isStamped),
      ]
    }
  }
}

extension LetterDocument.Block {
  fileprivate var shown: JSONValue {
    switch self {
    case .text(let words): ["text": words.json]
    case .rows(let rows): ["rows": .array(rows.map { ["label": $0.label.json, "value": $0.value.json] })]
    case .table(let heading, let columns, let rows):
      [
        "table": [
          "heading": heading.json, "columns": .array(columns.map(\.json)),
          "rows": .array(rows.map { .array($0.map(\.json)) }),
        ]
      ]
    case .signatures(let names): ["signatures": .array(names.map(\.json))]
    case .transfer(let heading, let transfer):
      ["transfer": .object(JSONObject([("heading", heading.json)] + transfer.members))]
    }
  }
}
