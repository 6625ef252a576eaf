import Archives
import Foundation
import Testing

@Suite("The directory of a zip file")
struct ZipDirectoryTests {
  /// What Python's zipfile makes: deflated, stored, streamed with descriptors behind the entries, with Vietnamese names.
  private func made(_ script: String) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "motcua-zip-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let python = Process()
    python.executableURL = URL(
      filePath: ProcessInfo.processInfo.environment["MOTCUA_TEST_PYTHON"] ?? "/usr/bin/python3")
    python.arguments = [
      "-c", "import sys, zipfile, io\npath = sys.argv[1]\n" + script, folder.appending(path: "a.zip").path,
    ]
    try python.run()
    python.waitUntilExit()
    try #require(python.terminationStatus == 0)
    return [UInt8](try Data(contentsOf: folder.appending(path: "a.zip")))
  }

  private func read(_ file: [UInt8]) throws -> ZipDirectory {
    try ZipDirectory(size: file.count) { offset, count in
      offset >= file.count || offset < 0 ? [] : Array(file[offset..<min(offset + count, file.count)])
    }
  }

  @Test("tells what Python's zipfile wrote, packed or not, streamed or not")
  func python() throws {
    let script = """
      with zipfile.ZipFile(path, "w") as zip:
          zip.writestr("mimetype", "application/x-sample")
          zip.writestr("thư mục/giấy.txt", "a" * 5000, zipfile.ZIP_DEFLATED)
      """
    let file = try made(script)
    let directory = try read(file)
    #expect(directory.entries.map(\.name) == ["mimetype", "thư mục/giấy.txt"])
    #expect(directory.entries.map(\.unpacked) == [20, 5000])
    let packed = try #require(directory["thư mục/giấy.txt"])
    #expect(!packed.isStored && packed.packed < 100 && !packed.isEncrypted)
    let stored = try #require(directory["mimetype"])
    let content = try directory.stored(stored, atMost: 100) { Array(file[$0..<$0 + $1]) }
    #expect(content == Array("application/x-sample".utf8))
    let streamed = try made(
      """
      class Pipe(io.RawIOBase):
          def __init__(self): self.out = open(path, "wb")
          def writable(self): return True
          def write(self, b): return self.out.write(b)
          def flush(self): self.out.flush()
      with zipfile.ZipFile(Pipe(), "w") as zip:
          zip.writestr("a.txt", "xin chào", zipfile.ZIP_DEFLATED)
          zip.writestr("b.txt", "hai")
      """)
    #expect(try read(streamed).entries.map(\.name) == ["a.txt", "b.txt"])
  }

  @Test("is refused when something stands before it, behind it, or between its entries")
  func mixed() throws {
    let file = try made(
      """
      with zipfile.ZipFile(path, "w") as zip:
          zip.writestr("a.txt", "mot")
          zip.comment = b"loi nhan"
      """)
    #expect(try read(file).entries.count == 1)
    #expect(throws: ZipDirectory.Fault.mixed) { try read(Array("%PDF-1.7\n".utf8) + file) }
    #expect(throws: ZipDirectory.Fault.damaged) { try read(file + Array("<html>".utf8)) }
    let prepended = try made(
      """
      with open(path, "wb") as out: out.write(b"<script>alert(1)</script>")
      with zipfile.ZipFile(path, "a") as zip: zip.writestr("a.txt", "mot")
      """)
    #expect(throws: ZipDirectory.Fault.mixed) { try read(prepended) }
    let twice = try made(
      """
      import warnings
      warnings.simplefilter("ignore")
      with zipfile.ZipFile(path, "w") as zip:
          zip.writestr("a.txt", "mot")
          zip.writestr("a.txt", "hai")
      """)
    #expect(throws: ZipDirectory.Fault.mixed) { try read(twice) }
  }

  @Test("stays within its bounds whatever is cut off or changed")
  func hostile() throws {
    let file = try made(
      """
      with zipfile.ZipFile(path, "w") as zip:
          for number in range(5): zip.writestr(f"{number}.txt", "x" * number)
      """)
    for count in 0..<file.count {
      #expect(throws: ZipDirectory.Fault.self) { try read(Array(file.prefix(count))) }
    }
    for index in file.indices {
      for value: UInt8 in [0, 0xFF, file[index] ^ 1] {
        var changed = file
        changed[index] = value
        _ = try? read(changed)
      }
    }
    let many = try made(
      """
      with zipfile.ZipFile(path, "w") as zip:
          for number in range(10001): zip.writestr(str(number), "")
      """)
    #expect(throws: ZipDirectory.Fault.tooMany) { try read(many) }
  }
}
