public import JSON
import Procedures
import Text

extension LetterDocument {
  /// The letter as content keeps it.
  public var json: JSONValue {
    var object = ObjectWriter()
    object.put("letter", letter.text)
    object.put("model", model)
    object.put("title", title.json)
    object.put("number", number)
    object.put("place", place?.json)
    object.put("at", at)
    object.put("agency", agency.json)
    object.put("code", code.text)
    object.put("qr", ifTrue: hasQR)
    object.put("seal", ifTrue: isSealed)
    object.put("blocks", list: blocks.map(\.json))
    return object.value
  }

  /// Reads a letter of the content of an entry.
  public init(_ field: JSONField) throws(JSONError) {
    let object = try field.anyObject()
    letter = try object.required("letter").key()
    model = try object.optional("model").map { field throws(JSONError) in try field.string() }
    title = try Words(object.required("title"))
    number = try object.required("number").string()
    place = try object.optional("place").map { field throws(JSONError) in try Words(field) }
    at = try object.required("at").instant()
    agency = try Words(object.required("agency"))
    code = try object.required("code").dossierCode()
    hasQR = try object.flag("qr")
    isSealed = try object.flag("seal")
    blocks = try object.list("blocks") { (block) throws(JSONError) in try Block(block) }
  }
}

extension LetterDocument.Block {
  fileprivate var json: JSONValue {
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
      [
        "transfer": [
          "heading": heading.json, "bin": .string(transfer.account.bin), "account": .string(transfer.account.account),
          "name": .string(transfer.account.name), "amount": .integer(Int64(transfer.amount.dong)),
          "reference": .string(transfer.reference),
        ]
      ]
    }
  }

  fileprivate init(_ field: JSONField) throws(JSONError) {
    let object = try field.object("text", "rows", "table", "signatures", "transfer")
    if let transfer = try object.optional("transfer")?.anyObject() {
      self = .transfer(
        heading: try Words(transfer.required("heading")),
        TransferRequest(
          to: BankAccount(
            bin: try transfer.required("bin").string(), account: try transfer.required("account").string(),
            name: try transfer.required("name").string()),
          try transfer.required("amount").money(), for: try transfer.required("reference").string()))
    } else if let text = object.optional("text") {
      self = .text(try Words(text))
    } else if object.optional("rows") != nil {
      self = .rows(
        try object.list("rows") { (row) throws(JSONError) in
          let row = try row.anyObject()
          return LetterDocument.Row(label: try Words(row.required("label")), value: try Words(row.required("value")))
        })
    } else if let table = object.optional("table") {
      let table = try table.anyObject()
      self = .table(
        heading: try Words(table.required("heading")),
        columns: try table.list("columns") { (column) throws(JSONError) in try Words(column) },
        rows: try table.list("rows") { (row) throws(JSONError) in
          var cells: [Words] = []
          for cell in try row.array() { cells.append(try Words(cell)) }
          return cells
        })
    } else {
      self = .signatures(try object.list("signatures") { (name) throws(JSONError) in try Words(name) })
    }
  }
}

extension Words {
  /// Both languages; one text when they are the same.
  var json: JSONValue {
    vi == en ? .string(vi) : ["vi": .string(vi), "en": .string(en)]
  }

  init(_ field: JSONField) throws(JSONError) {
    if case .string(let text) = field.value {
      self.init(vi: text, en: text)
      return
    }
    let object = try field.anyObject()
    self.init(vi: try object.required("vi").string(), en: try object.required("en").string())
  }
}
