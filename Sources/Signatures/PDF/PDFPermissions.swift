/// What a signature lets happen to its file afterwards (ISO 32000-2, 12.8.2).
struct PDFPermissions: Hashable {
  /// Fields that must not change any more.
  enum Lock: Hashable {
    case all
    case only([String])
    case allBut([String])

    /// Whether a field, or one around it, is meant.
    func covers(_ field: String) -> Bool {
      switch self {
      case .all: true
      case .only(let names): names.contains { $0 == field || field.hasPrefix($0 + ".") }
      case .allBut(let names): !names.contains { $0 == field || field.hasPrefix($0 + ".") }
      }
    }
  }

  /// 1: nothing may change; 2: forms may be filled in and signed; 3: notes may be added too; nil: the signature does not
  /// say. Evidence may be added under each.
  var level: Int?
  var lock: Lock?

  /// Nothing is said.
  init() {}

  /// Reads them from a signature dictionary and the lock of its field.
  ///
  /// A word that is not known means the strictest.
  init(
    signature: [String: PDFValue], field: [String: PDFValue], _ view: PDFView
  ) throws(PDFFault) {
    for value in try (view.array(signature["Reference"]) ?? []).prefix(16) {
      guard let reference = try view.dictionary(value) else { continue }
      let parameters = try view.dictionary(reference["TransformParams"]) ?? [:]
      switch try view.resolved(reference["TransformMethod"]).name {
      case "DocMDP": limit(try view.resolved(parameters["P"]), unstated: 2)
      case "FieldMDP": lock = try PDFPermissions.lock(parameters, view)
      default: continue
      }
    }
    if let given = try view.dictionary(field["Lock"]) {
      if given["P"] != nil { limit(try view.resolved(given["P"]), unstated: 1) }
      if lock == nil { lock = try PDFPermissions.lock(given, view) }
    }
  }

  private mutating func limit(_ value: PDFValue, unstated: Int) {
    let stated: Int =
      switch value {
      case .integer(let number) where (1...3).contains(number): number
      case .null: unstated
      default: 1
      }
    level = min(level ?? stated, stated)
  }

  private static func lock(_ parameters: [String: PDFValue], _ view: PDFView) throws(PDFFault) -> Lock? {
    var names: [String] = []
    for value in try view.array(parameters["Fields"]) ?? [] {
      if let name = try view.resolved(value).string { names.append(PDFText.text(name)) }
    }
    switch try view.resolved(parameters["Action"]).name {
    case "Include": return .only(names)
    case "Exclude": return .allBut(names)
    default: return .all
    }
  }
}
