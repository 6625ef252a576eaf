import Forms
import Rules
import Text
import WorkingTime

/// Something that conditions compare with constants and that a dossier is submitted with: an answer, the channel, or how
/// the signatures of a paper stand.
struct Subject {
  /// Its name, and perhaps an entry within its value.
  let path: [String]
  /// The field of the form; nil for the channel and for signatures.
  let field: Field?
  private let domain: Domain

  static let channel = [FactNames.dossier.rawValue, "kenh"]
  static let verdict = [FactNames.lookup.rawValue, "ket qua"]
  static let requests = [FactNames.dossier.rawValue, "so lan bo sung"]
  static let owed = [FactNames.charges.rawValue, "con no"]

  private enum Domain {
    case words([String])
    case flags([Bool])
    case number(NumberField)
    case date(DateField)
    case text
  }

  /// Nil for what cannot be enumerated: what is known only in the course of the dossier, and parts of answers.
  init?(_ path: [String], in procedure: Procedure) {
    self.path = path
    if path == Subject.channel {
      field = nil
      domain = .words(procedure.channels.map(\.rawValue))
      return
    }
    if path.count == 2, path[0] == FactNames.signatures.rawValue {
      field = nil
      domain = .words(SignatureStanding.allCases.map(\.rawValue))
      return
    }
    guard path.count == 1, let field = procedure.form.fields.first(where: { $0.id.spoken == path[0] }) else {
      return nil
    }
    self.field = field
    switch field.kind {
    case .choice(let options): domain = .words(options.map(\.id.text))
    case .yesNo(let field): domain = .flags(field.mustAgree ? [true] : [true, false])
    case .number(let field), .money(let field): domain = .number(field)
    case .date(let field): domain = .date(field)
    case .text, .paragraph, .phone, .email, .unit, .area: domain = .text
    case .choices, .ranking, .units, .person, .file, .group: return nil
    }
  }

  /// The values that matter when it is compared in these conditions; nil when points beside the constants do not do.
  func values(comparedIn guards: [Guard], mayBeNull: Bool) -> [Value]? {
    let comparisons = guards.flatMap(\.comparisons).filter { $0.subject == path }
    let constants = comparisons.map(\.constant)
    var values: [Value]
    switch domain {
    case .words(let words): values = words.map { .string($0) }
    case .flags(let flags): values = flags.map { .boolean($0) }
    case .number(let field):
      guard let points = field.points(beside: constants) else { return nil }
      values = points
    case .date(let field):
      let days = constants.compactMap { if case .date(let day) = $0 { day } else { nil } }
      // Beside the constants some day at all, for conditions that only ask whether there is one.
      values = (days.flatMap { [$0.advanced(by: -1), $0, $0.advanced(by: 1)] } + field.bounds + [Day(number: 20_000)])
        .filter { field.admits($0) }.map { .date($0) }
    case .text:
      guard comparisons.allSatisfy({ $0.comparator == .equal || $0.comparator == .unequal }) else { return nil }
      values = constants + [.string("\u{2026}")]
    }
    if mayBeNull || values.isEmpty { values.append(.null) }
    return values
  }
}

extension NumberField {
  /// The numbers of the field at and beside constants, and its bounds; nil when they are too large to be counted.
  fileprivate func points(beside constants: [Value]) -> [Value]? {
    guard decimals <= 9 else { return nil }
    let scale = Decimal128((0..<decimals).reduce(1) { product, _ in product * 10 })
    let (least, most) = (least.flatMap { Decimal128($0.text) }, most.flatMap { Decimal128($0.text) })
    // Beside the constants some number at all, for conditions that only ask whether there is one.
    var points = [least, most, Decimal128(0)].compactMap(\.self)
    for constant in constants where !constant.isNull {
      guard case .number(let number) = constant, let scaled = number.multiplied(by: scale)?.truncatedInteger,
        scaled.magnitude < UInt(Int.max / 2)
      else { return nil }
      points += [scaled - 1, scaled, scaled + 1].compactMap { Decimal128($0).divided(by: scale) }
    }
    return points.filter { point in
      (least.map { !(point < $0) } ?? true) && (most.map { !($0 < point) } ?? true)
    }.map { .number($0) }
  }
}

extension DateField {
  /// The bounds that are days of the calendar.
  fileprivate var bounds: [Day] {
    [earliest, latest].compactMap { if case .day(let day)? = $0 { day } else { nil } }
  }

  fileprivate func admits(_ day: Day) -> Bool {
    if case .day(let earliest)? = earliest, day < earliest { return false }
    if case .day(let latest)? = latest, latest < day { return false }
    return true
  }
}

extension Guard {
  /// A comparison of a subject with a constant.
  struct Comparison {
    let subject: [String]
    let comparator: Comparator
    let constant: Value
  }

  /// Every comparison in it.
  var comparisons: [Comparison] {
    switch self {
    case .compare(let subject, let comparator, let constant):
      [Comparison(subject: subject, comparator: comparator, constant: constant.value)]
    case .and(let parts), .or(let parts): parts.flatMap(\.comparisons)
    case .not(let part): part.comparisons
    case .always, .unknown: []
    }
  }

  /// The same, with every comparison of another subject left open.
  func deciding(_ known: (([String]) -> Bool)) -> Guard {
    switch self {
    case .compare(let subject, _, _): known(subject) ? self : .unknown
    case .and(let parts): .and(parts.map { $0.deciding(known) })
    case .or(let parts): .or(parts.map { $0.deciding(known) })
    case .not(let part): .not(part.deciding(known))
    case .always, .unknown: self
    }
  }
}
