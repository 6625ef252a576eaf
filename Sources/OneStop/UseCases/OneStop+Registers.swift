public import Procedures
public import Text
import WorkingTime

/// What is wrong with a row of a register file.
public struct RegisterComplaint: Hashable, Sendable {
  /// The row, the head line being 1.
  public let row: Int
  /// The column, by its name in the head line; nil when the whole row is meant.
  public let column: String?
  /// What is wrong and what would be right.
  public let words: Words
}

extension OneStop {
  /// Loads rows into a register, all or none; an entry of the same identity is replaced.
  ///
  /// - Parameters:
  ///   - rows: The rows of a table, its head line first.
  ///   - register: The register's name.
  ///   - progress: Told after each piece: entries loaded so far.
  /// - Returns: How many entries were loaded, or everything that is wrong with the rows.
  public func load(
    _ rows: [[String]], into register: Key<Register>, progress: (Int) -> Void = { _ in }
  ) throws -> Result<Int, RegisterComplaints> {
    guard let register = definitions.registers[register] else { throw UseRefusal.noSuchRegister }
    guard register.numbering == nil else {
      return .failure(
        RegisterComplaints(list: [
          RegisterComplaint(
            row: 1, column: nil,
            words: Words(
              vi: "sổ này do thủ tục ghi, có số thứ tự riêng; không nạp từ tệp",
              en: "procedures write this register and number it; it is not loaded from a file"))
        ]))
    }
    let table = RegisterTable(rows, of: register)
    guard table.complaints.isEmpty else { return .failure(RegisterComplaints(list: table.complaints)) }
    let entries = table.entries
    // In pieces, so that other work gets its turn; an entry that was loaded already is only replaced by itself.
    for start in stride(from: 0, to: entries.count, by: 1000) {
      let piece = Array(entries[start..<min(start + 1000, entries.count)])
      try store.write(for: authority) { try $0.load(piece, into: register.id) }
      progress(start + piece.count)
    }
    return .success(entries.count)
  }
}

extension OneStop {
  /// The entries of a register, by year and number where it is numbered, else by what names them.
  ///
  /// - Throws: ``UseRefusal/noSuchRegister``.
  public func entries(of register: Key<Register>) throws -> [RegisterEntry] {
    guard let definition = definitions.registers[register] else { throw UseRefusal.noSuchRegister }
    var entries: [RegisterEntry] = []
    while true {
      let page = try store.read(for: authority) { record in
        try record.registerEntries(in: register, after: entries.last?.identity, limit: 1000)
      }
      entries += page
      if page.count < 1000 { break }
    }
    guard let numbering = definition.numbering else { return entries }
    func order(_ entry: RegisterEntry) -> (Int, Int) {
      let order = numbering.order(of: entry.values[numbering.field.text] ?? "")
      return (order?.year ?? 0, order?.number ?? 0)
    }
    // Several agencies number for themselves; of the same number the identity decides.
    return entries.sorted { one, other in
      let (first, second) = (order(one), order(other))
      return first == second ? one.identity < other.identity : first < second
    }
  }
}

/// Everything that is wrong with the rows of a register file.
public struct RegisterComplaints: Error, Hashable, Sendable {
  /// The complaints, by row.
  public let list: [RegisterComplaint]
}

/// Rows of a register file, judged by the register's schema.
struct RegisterTable {
  private(set) var entries: [RegisterEntry] = []
  private(set) var complaints: [RegisterComplaint] = []
  private let register: Register

  init(_ rows: [[String]], of register: Register) {
    self.register = register
    guard let head = rows.first?.map({ $0.normalizedC.trimmedBlanks }) else {
      complaints = [.init(row: 1, column: nil, words: Words(vi: "tệp trống", en: "the file is empty"))]
      return
    }
    let columns = head.map { name in register.fields.first { $0.id.text == name } }
    check(head, columns)
    guard complaints.isEmpty else { return }
    var seen: [String: Int] = [:]
    for (index, row) in rows.dropFirst().enumerated() where complaints.count < 1000 {
      take(row, number: index + 2, columns.compactMap(\.self), &seen)
    }
  }

  private mutating func check(_ head: [String], _ columns: [RegisterField?]) {
    for (name, field) in zip(head, columns) where field == nil {
      let near = nearestWord(to: name, among: register.fields.map(\.id.text))
      complaints.append(
        .init(
          row: 1, column: name,
          words: Words(
            vi: "sổ không có cột này" + (near.map { ", có phải `\($0)`?" } ?? ""),
            en: "the register has no such column" + (near.map { ", did you mean `\($0)`?" } ?? ""))))
    }
    for field in register.fields where field.required && !head.contains(field.id.text) {
      complaints.append(
        .init(row: 1, column: field.id.text, words: Words(vi: "thiếu cột bắt buộc", en: "a required column is missing"))
      )
    }
    if Set(head).count != head.count {
      complaints.append(.init(row: 1, column: nil, words: Words(vi: "có cột lặp lại", en: "a column stands twice")))
    }
  }

  private mutating func take(_ row: [String], number: Int, _ columns: [RegisterField], _ seen: inout [String: Int]) {
    guard row.count == columns.count else {
      complaints.append(
        .init(
          row: number, column: nil,
          words: Words(
            vi: "có \(row.count) ô, cần \(columns.count)", en: "\(row.count) cells, \(columns.count) expected")))
      return
    }
    var values: [String: String] = [:]
    for (field, cell) in zip(columns, row) {
      let text = cell.normalizedC.trimmedBlanks
      guard !text.isEmpty else {
        if field.required { complain(number, field, Words(vi: "không được để trống", en: "must not be empty")) }
        continue
      }
      values[field.id.text] = value(text, of: field, row: number)
    }
    let entry = RegisterEntry(values, of: register)
    if let first = seen[entry.identity] {
      complaints.append(
        .init(
          row: number, column: nil,
          words: Words(vi: "trùng định danh với dòng \(first)", en: "the same identity as row \(first)")))
    }
    seen[entry.identity] = number
    entries.append(entry)
  }

  private mutating func value(_ text: String, of field: RegisterField, row: Int) -> String {
    switch field.kind {
    case .text: return text
    case .number:
      if Int(text) == nil {
        complain(row, field, Words(vi: "cần số nguyên: “\(text)”", en: "a whole number: “\(text)”"))
      }
      return text
    case .date:
      if let day = Day(text) ?? Day(dayFirst: text) { return day.description }
      complain(row, field, Words(vi: "cần ngày dd/MM/yyyy: “\(text)”", en: "a date dd/MM/yyyy: “\(text)”"))
      return text
    }
  }

  private mutating func complain(_ row: Int, _ field: RegisterField, _ words: Words) {
    complaints.append(.init(row: row, column: field.id.text, words: words))
  }
}

extension RegisterEntry {
  /// An entry of these values with the ways to find it.
  init(_ values: [String: String], of register: Register, identity: String? = nil) {
    self.init(
      identity: identity ?? register.identity.map { (values[$0.text] ?? "").folded }.joined(separator: "|"),
      values: values,
      keys: register.keys.compactMap { key in
        let parts = key.compactMap { values[$0.text] }
        return parts.count == key.count ? RegisterKeyValue(key, values: parts) : nil
      })
  }
}

extension String {
  /// Without blanks at its ends.
  var trimmedBlanks: String {
    var rest = self[...]
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }
}
