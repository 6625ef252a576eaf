/// A gigabyte handed in, beside a megabyte: what the server's memory grows by.
///
/// One file may have 20 MB, so the gigabyte comes as many files of that size, each with a content of its own, in the
/// name of many addresses; each is streamed to disk, hashed and synced.
enum LongUpload {
  static let row = Row(
    name: "upload", about: "a gigabyte handed in over HTTP, beside a megabyte: how much the server's memory grows"
  ) { bench in
    let megabytes = bench.options.uploadMegabytes
    let server = try ServerProcess(
      data: bench.scratch.file("upload"), definitions: bench.options.definitions, in: bench.scratch)
    let talk = try Talk(port: server.port)
    for number in 0..<4 { try upload(megabytes: 1, number, talk) }
    let small = try server.child.kibibytes("VmHWM") / 1024
    let start = ContinuousClock.now
    var number = 4
    var rest = megabytes
    while rest > 0 {
      try upload(megabytes: min(rest, largest), number, talk)
      rest -= largest
      number += 1
    }
    let speed = Double(megabytes) / seconds(start.duration(to: .now))
    let large = try server.child.kibibytes("VmHWM") / 1024
    return [
      Comparison(
        name: "upload", measures: "resident at most, after POST /api/v1/uploads of so much (\(whole(speed)) MB/s)",
        unit: "MB", small: .init(name: "1 MB", values: [small]),
        large: .init(name: "\(megabytes) MB in files of \(min(megabytes, largest)) MB", values: [large]),
        promise: .more(16))
    ]
  }

  private static let largest = 20

  private static func upload(megabytes: Int, _ number: Int, _ talk: Talk) throws {
    let mebibyte = 1 << 20
    let head = Array("%PDF-1.7 \(number)\n".utf8)
    let first = head + [UInt8](repeating: 0x20, count: mebibyte - head.count)
    let other = [UInt8](repeating: 0x20, count: mebibyte)
    let answer = try talk.ask(
      "POST /api/v1/uploads?name=scan.pdf HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.1.\(number / 200).\(number % 200)\r\n"
        + "Content-Type: application/pdf\r\nContent-Length: \(megabytes * mebibyte)\r\n\r\n",
      body: (0..<megabytes).lazy.map { $0 == 0 ? first : other })
    guard answer.status == 201 else { throw Trouble("an upload was answered \(answer.status): \(answer.text)") }
  }
}
