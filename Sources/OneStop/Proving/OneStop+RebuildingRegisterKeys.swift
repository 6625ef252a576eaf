import Procedures
import Text

extension OneStop {
  /// Holds the keys by which entries of registers are found against the entries, of those that were loaded as of those that dossiers
  /// wrote: every key that stands in an entry is what its values give and leads to it, and nothing else does. Whether an entry has all
  /// keys that the definition asks for today is not asked: definitions change, and what was entered before stays as it was.
  func rebuildRegisterKeys(
    repairing: Bool, _ spreading: Spreading?, _ report: inout LogReport, _ progress: (Int) -> Void
  ) throws {
    var after: RegisterPlace?
    while true {
      let behind = after
      let places = try store.read(for: authority) { try $0.registerPlaces(after: behind, limit: 500) }
      guard let last = places.last else { return }
      let found = places.spread(by: spreading) { place in
        Result { try self.store.read(for: self.authority) { try FoundEntry(at: place, $0) } }
      }
      for (place, found) in zip(places, found) {
        guard let entry = try? found.get() else {
          report.tellOnce(
            RecordFault(
              position: nil, subject: nil,
              words: Words(
                vi: "không đọc được \(place.words.vi), hoặc khóa tra cứu của mục đó",
                en: "\(place.words.en), or a key of it, cannot be read")))
          continue
        }
        try take(entry, at: place, repairing: repairing, &report)
      }
      after = last
      progress(report.entries)
    }
  }

  private func take(
    _ entry: FoundEntry, at place: RegisterPlace, repairing: Bool, _ report: inout LogReport
  ) throws {
    for fields in entry.wrong {
      // Which of the two was changed nobody can tell: nothing is made of it.
      report.tellOnce(
        RecordFault(
          position: nil, subject: nil,
          words: Words(
            vi: "\(place.words.vi) có khóa tra cứu \(fields) khác với giá trị của mục",
            en: "\(place.words.en) has a key \(fields) that its values do not give")))
    }
    for fields in entry.missing {
      report.tell(
        1,
        Words(
          vi: "\(place.words.vi) không tra cứu được theo \(fields)", en: "\(place.words.en) is not found by \(fields)"))
    }
    for fields in entry.surplus {
      report.tell(
        1,
        entry.isThere
          ? Words(
            vi: "\(place.words.vi) tra cứu được theo \(fields) bằng giá trị mà mục không có",
            en: "\(place.words.en) is found by \(fields) under a value that it does not have")
          : Words(
            vi: "khóa tra cứu \(fields) dẫn đến \(place.words.vi), mà không có mục đó",
            en: "a key \(fields) leads to \(place.words.en), which is not there"))
    }
    guard repairing, entry.isToBeMended else { return }
    try store.write(for: authority) { record in
      guard try FoundEntry(at: place, record).isToBeMended else { return }
      try record.setRegisterKeys(record.registerEntry(at: place)?.keys ?? [], at: place)
    }
  }
}

extension RegisterPlace {
  fileprivate var words: Words {
    Words(vi: "mục \(identity) của sổ \(register)", en: "the entry \(identity) of the register \(register)")
  }
}

/// An entry of a register, and what is wrong with its keys, by the fields of these.
private struct FoundEntry: Sendable {
  let isThere: Bool
  /// Keys that stand in the entry and do not lead to it.
  let missing: [String]
  /// Keys that lead to the entry and do not stand in it.
  let surplus: [String]
  /// Keys that stand in the entry, and that its values do not give.
  let wrong: [String]

  /// Keys that are looked at beyond those of an entry.
  private static let mostSurplus = 1000

  init(at place: RegisterPlace, _ record: any RecordReading) throws {
    let entry = try record.registerEntry(at: place)
    let own = Set(entry?.keys ?? [])
    let leading = try Set(record.registerKeys(at: place, limit: own.count + FoundEntry.mostSurplus))
    isThere = entry != nil
    missing = own.subtracting(leading).fields
    surplus = leading.subtracting(own).fields
    wrong = entry.map { entry in own.filter { !$0.isGiven(by: entry.values) }.fields } ?? []
  }

  /// Whether other keys lead to it than should, and it is sure which should.
  var isToBeMended: Bool { wrong.isEmpty && !(missing.isEmpty && surplus.isEmpty) }
}

extension Set<RegisterKeyValue> {
  fileprivate var fields: [String] { Set<String>(map(\.fields)).sorted() }
}

extension RegisterKeyValue {
  /// Whether it is the key that these values give to its fields.
  fileprivate func isGiven(by values: [String: String]) -> Bool {
    let names = fields.split(separator: "+").compactMap { Key<RegisterField>($0) }
    let parts = names.compactMap { values[$0.text] }
    return parts.count == names.count && RegisterKeyValue(names, values: parts) == self
  }
}
