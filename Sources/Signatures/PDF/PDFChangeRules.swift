/// Which later changes leave a signature as it was: a table with a name, so that a verdict can say by which it was made.
struct PDFChangeRules: Sendable {
  /// When a change is harmless.
  enum Allowance: Hashable {
    case always
    /// Unless a certification permits less than this level (1 to 3, ``PDFPermissions/level``).
    case unless(lessThan: Int)
    /// Only when no certification speaks at all.
    case uncertified
    /// Only when a certification permits at least this level.
    case onlyFrom(Int)
    case never
  }

  let version: String
  let allowances: [PDFChange.Kind: Allowance]

  /// What stands in no line of the table is never harmless.
  subscript(kind: PDFChange.Kind) -> Allowance { allowances[kind] ?? .never }

  /// The rules in force. ISO 32000-2, 12.8.2.2, with the answers to the published attacks: a visible field after a
  /// certification and annotations that can cover content are not harmless though the standard permits them.
  ///
  /// A form may be filled in after a signature that does not speak of it, as every reader has it: the field keeps its place,
  /// its kind and its scripts, and what was signed is the revision before. A signer who minds locks the fields.
  static let current = PDFChangeRules(
    version: "2026-11-26",
    allowances: [
      .evidenceAdded: .always,
      .documentTimeStampAdded: .always,
      .housekeeping: .always,
      .formDefaultsAdded: .unless(lessThan: 2),
      .signatureAdded: .unless(lessThan: 2),
      .signatureFieldAdded: .unless(lessThan: 2),
      .fieldSigned: .unless(lessThan: 2),
      .visibleSignatureAdded: .uncertified,
      .formFilled: .unless(lessThan: 2),
      .noteChanged: .onlyFrom(3),
    ])

  /// What may be added to a document that was issued to be signed: signatures and what belongs to them, and nothing that says
  /// more than was issued.
  static let signing = PDFChangeRules(
    version: current.version + "-signing",
    allowances: current.allowances.filter { $0.key != .formFilled && $0.key != .noteChanged })

  /// Whether a change leaves a signature as it was.
  ///
  /// - Parameters:
  ///   - level: The strictest permission of the signatures that were there before the change.
  ///   - locks: Their locks.
  func allow(_ change: PDFChange, level: Int?, locks: [PDFPermissions.Lock]) -> Bool {
    // A lock on all fields is also one on those to come.
    let isOfField = [.formFilled, .fieldSigned, .signatureAdded, .visibleSignatureAdded].contains(change.kind)
    if isOfField, let name = change.name, locks.contains(where: { $0.covers(name) }) { return false }
    switch self[change.kind] {
    case .always: return true
    case .unless(let least): return level.map { $0 >= least } ?? true
    case .uncertified: return level == nil
    case .onlyFrom(let least): return level.map { $0 >= least } ?? false
    case .never: return false
    }
  }
}
