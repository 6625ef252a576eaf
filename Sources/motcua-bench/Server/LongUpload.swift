internal import FoundationEssentials

/// A gigabyte handed in, beside a megabyte: what the server's memory grows by.
///
/// It comes as many files of 20 MB, what a part takes by itself, in the name of many addresses, and as one file, for a part
/// that takes so much; each is streamed to disk, looked at, hashed and synced.
enum LongUpload {
  static let row = Row(
    name: "upload", about: "a gigabyte handed in over HTTP, beside a megabyte: how much the server's memory grows"
  ) { bench in
    let megabytes = bench.options.uploadMegabytes
    let server = try ServerProcess(
      data: bench.scratch.file("upload"), definitions: try roomyDefinitions(bench), in: bench.scratch)
    let talk = try Talk(port: server.port)
    for number in 0..<4 { try upload(megabytes: 1, number, talk) }
    let small = try server.child.kibibytes("VmHWM") / 1024
    var number = 4
    var rest = megabytes
    let manySpeed = try speed(megabytes) {
      while rest > 0 {
        try upload(megabytes: min(rest, largest), number, talk)
        rest -= largest
        number += 1
      }
    }
    let many = try server.child.kibibytes("VmHWM") / 1024
    let one = min(megabytes, 1_024)
    let oneSpeed = try speed(one) { try upload(megabytes: one, number, talk, more: place) }
    let single = try server.child.kibibytes("VmHWM") / 1024
    return [
      comparison("upload", manySpeed, small, many, "\(megabytes) MB in files of \(min(megabytes, largest)) MB"),
      comparison("upload, one file", oneSpeed, small, single, "\(one) MB in one file"),
    ]
  }

  private static func comparison(
    _ name: String, _ speed: Double, _ small: Double, _ large: Double, _ what: String
  ) -> Comparison {
    Comparison(
      name: name, measures: "resident at most, after POST /api/v1/uploads of so much (\(whole(speed)) MB/s)",
      unit: "MB", small: .init(name: "1 MB", values: [small]), large: .init(name: what, values: [large]),
      promise: .more(16))
  }

  private static let largest = 20
  private static let procedure = "cap-ban-sao-van-bang"
  private static let place = "&procedure=\(procedure)&part=giay-uy-quyen"

  /// Megabytes a second of some work.
  private static func speed(_ megabytes: Int, _ work: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try work()
    return Double(megabytes) / seconds(start.duration(to: .now))
  }

  /// The definitions that ship, with one part that takes a file of a gigabyte.
  private static func roomyDefinitions(_ bench: Bench) throws -> String {
    let (files, folder) = (FileManager.default, bench.scratch.file("roomy"))
    try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for name in ["Workflows", "Forms", "Signatures"]
    where files.fileExists(atPath: bench.options.definitions + "/" + name) {
      try files.copyItem(atPath: bench.options.definitions + "/" + name, toPath: folder + "/" + name)
    }
    let path = "\(folder)/Workflows/\(procedure)/procedure.yaml"
    guard let definition = text(ofFile: path), definition.contains("each: 10 MB") else {
      throw Trouble("\(path) has no part of 10 MB")
    }
    try Data(definition.replacing("each: 10 MB", with: "each: 1 GB").utf8).write(to: URL(filePath: path))
    return folder
  }

  private static func upload(megabytes: Int, _ number: Int, _ talk: Talk, more: String = "") throws {
    let mebibyte = 1 << 20
    let head = Array("%PDF-1.7 \(number)\n".utf8)
    let first = head + [UInt8](repeating: 0x20, count: mebibyte - head.count)
    let other = [UInt8](repeating: 0x20, count: mebibyte)
    let answer = try talk.ask(
      "POST /api/v1/uploads?name=scan.pdf\(more) HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.1.\(number / 200).\(number % 200)\r\n"
        + "Content-Type: application/pdf\r\nContent-Length: \(megabytes * mebibyte)\r\n\r\n",
      body: (0..<megabytes).lazy.map { $0 == 0 ? first : other })
    guard answer.status == 201 else { throw Trouble("an upload was answered \(answer.status): \(answer.text)") }
  }
}
