internal import Crypto
internal import Exchange
internal import FoundationEssentials
internal import Glibc
internal import Signatures

/// A message of 50 MB that is taken in by the whole office, kept, read, unpacked, recorded: how much the memory of the process grows by
/// it. The process is one of its own that does nothing else, and a small message comes before.
enum LargeMessages {
  static let row = Row(
    name: "message", about: "an edXML message of 50 MB kept, read, unpacked and recorded: how much the memory grows"
  ) { bench in
    var rows: [any Figures] = [try growth("message", "taken in", nil, bench)]
    if let papers = try SignedPapers(bench) {
      let identity = try SigningIdentity(container: papers.bytes("rsa.p12"), password: "speed")
      let signing = try Signing(identity, now: SignedPapers.moment)
      rows.append(try growth("message, sealed", "taken in and its seal verified", signing, bench))
    } else {
      rows.append(Absent(name: "message, sealed", why: "no Python with signxml and pyhanko; script/test installs it"))
    }
    return rows
  }

  private static func growth(_ name: String, _ done: String, _ signing: Signing?, _ bench: Bench) throws -> Comparison {
    let megabytes = bench.options.messageMegabytes
    let files = try [10, megabytes * 1000].enumerated().map { number, kilobytes in
      try written("\(name)-\(number)", kilobytes: kilobytes, number: number + 1, by: signing, bench)
    }
    let child = try ReceivingChild(as: name, bench)
    try child.take(files[0])
    let before = try child.mebibytesAtMost()
    try child.take(files[1])
    return Comparison(
      name: name, measures: "resident at most, once a message of so much was \(done)", unit: "MB",
      small: .init(name: "10 KB", values: [before]),
      large: .init(name: "\(megabytes) MB", values: [try child.mebibytesAtMost()]),
      promise: .more(3 * Double(megabytes)))
  }

  /// A file with a message of about so much, three quarters of which is an attachment that does not pack.
  private static func written(
    _ name: String, kilobytes: Int, number: Int, by signing: Signing?, _ bench: Bench
  ) throws -> String {
    var chance = SeededGenerator(seed: UInt64(number))
    var content: [UInt8] = []
    content.reserveCapacity(kilobytes * 750 + 8)
    while content.count < kilobytes * 750 {
      let drawn = chance.next()
      for shift in stride(from: 0, to: UInt64(64), by: 8) { content.append(UInt8(truncatingIfNeeded: drawn >> shift)) }
    }
    let message = ReceivedMessages.document(around: content, from: "H99.06", to: "H56.06", number: number)
    let bytes = if let signing { try message.sealed(by: signing) } else { try message.written() }
    let path = bench.scratch.file(name + ".edxml")
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }
}

/// The benchmark itself as a process that takes in the messages whose files it is told.
final class ReceivingChild {
  /// The word by which it is started so; what follows are the data folder and that of the definitions.
  static let word = "receive"

  private let child: ChildProcess
  private let errors: String

  init(as name: String, _ bench: Bench) throws {
    errors = bench.scratch.file(name + "-errors")
    child = try ChildProcess(
      "/proc/self/exe", [ReceivingChild.word, bench.scratch.file(name), bench.options.definitions], errors: errors)
  }

  func take(_ path: String) throws {
    child.tell(path)
    guard child.line() == "taken" else { throw Trouble("\(path) was not taken: \(text(ofFile: errors) ?? "")") }
  }

  /// What it has held at most so far.
  func mebibytesAtMost() throws -> Double { try child.kibibytes("VmHWM") / 1024 }

  /// What the process does.
  static func run(_ arguments: ArraySlice<String>) throws {
    guard arguments.count == 2, let folder = arguments.first, let definitions = arguments.last else {
      throw Trouble("\(word) takes a data folder and that of the definitions")
    }
    let office = try BenchOffice(folder, definitions: BenchOffice.definitions(in: definitions))
    let messages = try RegisteredMessages(office)
    while let path = readLine() {
      try messages.take(bytes(ofFile: path))
      write("taken\n")
    }
  }

  /// The file, held once.
  private static func bytes(ofFile path: String) throws -> [UInt8] {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Trouble("cannot open \(path)") }
    defer { close(file) }
    let size = Int(lseek(file, 0, SEEK_END))
    return try unsafe [UInt8](unsafeUninitializedCapacity: max(size, 0)) { room, count in
      while count < size {
        let read = unsafe pread(file, room.baseAddress.map { unsafe $0 + count }, size - count, off_t(count))
        guard read > 0 else { throw Trouble("cannot read \(path)") }
        count += read
      }
    }
  }
}
