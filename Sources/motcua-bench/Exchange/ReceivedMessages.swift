internal import Crypto
internal import Exchange
internal import SQLiteStore
internal import WorkingTime

/// Messages of the document exchange with an attachment of 300 KB, read and checked beside the bare C API.
enum ReceivedMessages {
  static let row = Row(
    name: "edxml",
    about: """
      edXML with an attachment of 300 KB read, checked, unpacked and hashed, then registered and committed, beside libxml2, zlib, \
      OpenSSL and SQLite alone
      """
  ) { bench in
    let content = content(of: 300_000)
    let bytes = try message(around: content, from: "H56.06", to: "000.00.15.H51", number: 5)
    let hash = SHA256(of: content)
    let floor = try ReceivedFloor()
    let today = Day(year: 2026, month: 11, day: 26)
    return try Contest.held(
      [
        Contest(
          name: "edxml", measures: "a message of \(bytes.count / 1000) KB, its attachment unpacked and hashed",
          other: Contest.Other(
            name: "libxml2, EVP and zlib alone: parse, decode, inflate, hash",
            contestant: { try round(for: bench.options.roundTime) { floor.hash(ofAttachmentIn: bytes) == hash.bytes } },
            target: 0.6), expected: Contest.Expected(perSecond: 150),
          ours: {
            try round(for: bench.options.roundTime) {
              let read = try Message.read(bytes, today: today)
              guard case .document(let document) = read.message, read.problems.isEmpty else { return false }
              return try document.attachments.first?.digest().sha256 == hash
            }
          }), try registered(content, bench), try streamed(content, bench),
      ], bench)
  }

  /// Messages that are registered and committed, each once the one before it is.
  private static func registered(_ content: [UInt8], _ bench: Bench) throws -> Contest {
    var letters = LettersWithAttachment(content)
    let bare = try floor(&letters, "edxml", bench)
    let ours = try messages("edxml", bench)
    return Contest(
      name: "edxml, registered", measures: "the same message kept, read, checked, recorded and in the register",
      other: Contest.Other(
        name: "the same, and SQLite alone: two files, the same rows in three commits",
        contestant: { try timed(for: bench.options.roundTime, &letters, bare) }, target: 0.6),
      ours: {
        try timed(for: bench.options.roundTime, &letters) { bytes, _ in try ours.register(bytes) }
      })
  }

  /// Messages as they come to a server, whose threads do not wait for each other.
  private static func streamed(_ content: [UInt8], _ bench: Bench) throws -> Contest {
    var letters = LettersWithAttachment(content)
    let bare = try floor(&letters, "edxml-stream", bench)
    let stream = try RegisteredStream(messages: messages("edxml-stream", bench))
    return Contest(
      name: "edxml, stream", measures: "the same messages, fetched, recorded and registered beside each other",
      other: Contest.Other(
        name: "as above, one after the other",
        contestant: { try timed(for: bench.options.roundTime, &letters, bare) }, target: 0.6),
      expected: Contest.Expected(perSecond: 150),
      ours: {
        let count = max(5, Int(150 * seconds(bench.options.roundTime)))
        return try stream.round((0..<count).map { _ in try letters.next().bytes })
      })
  }

  private static func messages(_ name: String, _ bench: Bench) throws -> RegisteredMessages {
    try RegisteredMessages(
      BenchOffice(
        bench.scratch.file(name), definitions: bench.stock.definitions(), Disturbance(slowSync: bench.options.slowSync))
    )
  }

  private static func floor(_ letters: inout LettersWithAttachment, _ name: String, _ bench: Bench) throws
    -> RegisteredFloor
  {
    // What the floor repeats: a record with one message.
    let first = bench.scratch.file(name + "-floor")
    try RegisteredMessages(BenchOffice(first, definitions: bench.stock.definitions())).register(letters.next().bytes)
    return try RegisteredFloor(
      first + "/record.sqlite", files: bench.scratch.file(name + "-files"), bench.options,
      Disturbance(slowSync: bench.options.slowSync))
  }

  private static func timed(
    for time: Duration, _ letters: inout LettersWithAttachment, _ floor: RegisteredFloor
  ) throws -> Contest.Round {
    try timed(for: time, &letters) { bytes, content in
      guard try floor.register(bytes) == SHA256(of: content).bytes else { throw Trouble("read wrongly") }
    }
  }

  /// Handles messages for a time; making them does not count.
  private static func timed(
    for time: Duration, _ letters: inout LettersWithAttachment, _ handle: ([UInt8], [UInt8]) throws -> Void
  ) throws -> Contest.Round {
    var (done, spent) = (0, Duration.zero)
    while spent < time {
      let (bytes, content) = try letters.next()
      let start = ContinuousClock.now
      try handle(bytes, content)
      spent += start.duration(to: .now)
      done += 1
    }
    return Contest.Round(done: done, seconds: seconds(spent))
  }

  /// Like a document with scanned pages: about half of it packs well.
  private static func content(of count: Int) -> [UInt8] {
    var chance = SeededGenerator(seed: 300)
    var content: [UInt8] = []
    content.reserveCapacity(count + 1_024)
    while content.count < count {
      content += (0..<512).map { _ in UInt8(truncatingIfNeeded: chance.next()) }
      content += Array("Cộng hòa xã hội chủ nghĩa Việt Nam - Độc lập - Tự do - Hạnh phúc \(chance.next()) ".utf8)
      content += [UInt8](repeating: 0x20, count: 400)
    }
    return Array(content.prefix(count))
  }

  static func message(around content: [UInt8], from: String, to: String, number: Int) throws -> [UInt8] {
    try document(around: content, from: from, to: to, number: number).written()
  }

  /// An official letter with one attachment.
  static func document(around content: [UInt8], from: String, to: String, number: Int) -> Message {
    var message = DocumentMessage()
    message.from = Correspondent(OrganID(from), name: "Sở Giáo dục và Đào tạo")
    message.to = [Correspondent(OrganID(to), name: "Trường THPT Số 1")]
    message.documentID = "\(from),2026/11/20,\(number)/SGDĐT-VP"
    message.code = DocumentCode(number: "\(number)", notation: "SGDĐT-VP")
    message.promulgation = Promulgation(place: "Sông Mẫu", date: WireDay(text: "2026/11/20"))
    message.type = StatedType(.officialLetter)
    message.subject = "Xác minh văn bằng"
    message.signatory = Signatory(fullName: "Nguyễn Văn A", position: "Giám đốc")
    message.trace = [TraceHop(OrganID("H56.06"), WireTime(text: "2026/11/20 09:05:00"))]
    message.business = Business(.new)
    message.attachments = [
      Enclosure(packing: content, named: "van-ban.pdf", identifier: "0c6cf1f8-6a80-4be1-9f9c-7f7c2c8f4d1c")
    ].compactMap { $0 }
    return .document(message)
  }

  /// Reads for a time; every message must be read right.
  private static func round(for time: Duration, _ read: () throws -> Bool) throws -> Contest.Round {
    let start = ContinuousClock.now
    let end = start.advanced(by: time)
    var done = 0
    while ContinuousClock.now < end {
      guard try read() else { throw Trouble("a message was not read right") }
      done += 1
    }
    return Contest.Round(done: done, seconds: seconds(start.duration(to: .now)))
  }
}
