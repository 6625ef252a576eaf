import Crypto
import FoundationEssentials
import JSON
import WorkingTime

/// Answers on disk, so that an office that starts anew, or another program on the same data, does not ask for all of them
/// again: for each source a file of the answer and one of what is known about it. Nobody ever sees half of a file, and an
/// answer whose hash is not the noted one is none.
struct AnswerShelf: Sendable {
  let folder: String

  /// What is kept of a source; nil when there is nothing that can be read.
  func read(_ name: SHA256, content: ([UInt8]) -> KeptAnswer.Content?) -> KeptAnswer? {
    guard let bytes = bytes(path(name, "json"), most: 64 * 1024), let value = try? JSONValue(reading: bytes),
      let nextTry = value["nextTry"].flatMap(moment)
    else { return nil }
    var kept = KeptAnswer(nextTry: nextTry)
    kept.failures = value["failures"].flatMap(number) ?? 0
    if let code = value["failure"].flatMap(text).flatMap(RevocationFailure.Code.init(rawValue:)) {
      kept.failure = RevocationFailure(code, value["detail"].flatMap(text))
    }
    guard let hash = value["sha256"].flatMap(text), let fetched = value["fetchedAt"].flatMap(moment),
      let der = self.bytes(path(name, "der"), most: Limits.listBytes), SHA256(of: der).hex == hash,
      let content = content(der)
    else { return kept }
    (kept.content, kept.fetchedAt, kept.mark) = (content, fetched, value["mark"].flatMap(text))
    return kept
  }

  /// When the answer that is kept of a source was fetched.
  func fetchedAt(_ name: SHA256) -> Instant? {
    guard let bytes = bytes(path(name, "json"), most: 64 * 1024), let value = try? JSONValue(reading: bytes) else {
      return nil
    }
    return value["fetchedAt"].flatMap(moment)
  }

  /// Keeps what is known of a source; the answer first, so that what is known never speaks of bytes that are not there.
  ///
  /// - Throws: ``RevocationFailure`` when the disk does not take it.
  func write(_ kept: KeptAnswer, of name: SHA256, at address: String, replacingContent: Bool) throws(RevocationFailure)
  {
    var value: [(String, JSONValue)] = [
      ("address", .string(address)), ("failures", JSONValue(kept.failures)),
      ("nextTry", .integer(kept.nextTry.milliseconds)),
    ]
    if let failure = kept.failure {
      value.append(("failure", .string(failure.code.rawValue)))
      if let detail = failure.detail { value.append(("detail", .string(detail))) }
    }
    if let der = kept.der, let fetched = kept.fetchedAt {
      value += [("sha256", .string(SHA256(of: der).hex)), ("fetchedAt", .integer(fetched.milliseconds))]
      if let mark = kept.mark { value.append(("mark", .string(mark))) }
      if replacingContent { try put(der, path(name, "der")) }
    }
    try put(JSONValue.object(JSONObject(value)).canonical, path(name, "json"))
  }

  /// Forgets a source.
  func remove(_ name: SHA256) {
    for kind in ["json", "der"] { try? FileManager.default.removeItem(atPath: path(name, kind)) }
  }

  /// Takes away files that nobody has touched for a while: answers about certificates that were not met again, and of
  /// addresses that are no longer called.
  func sweep(at now: Instant) {
    let edge = Double(now.milliseconds) / 1000 - Limits.untouchedSeconds
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for name in names where name.hasSuffix(".json") || name.hasSuffix(".der") {
      let path = "\(folder)/\(name)"
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      guard let touched = attributes?[.modificationDate] as? Date, touched.timeIntervalSince1970 < edge else {
        continue
      }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  private func put(_ bytes: [UInt8], _ path: String) throws(RevocationFailure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw RevocationFailure(.disk)
    }
  }

  private func path(_ name: SHA256, _ kind: String) -> String { "\(folder)/\(name.hex).\(kind)" }

  private func bytes(_ path: String, most: Int) -> [UInt8]? {
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular, (attributes[.size] as? UInt64 ?? .max) <= UInt64(most)
    else { return nil }
    return FileManager.default.contents(atPath: path).map(Array.init)
  }

  private func text(_ value: JSONValue) -> String? { if case .string(let text) = value { text } else { nil } }
  private func number(_ value: JSONValue) -> Int? {
    if case .integer(let number) = value { Int(clamping: max(0, min(number, 1000))) } else { nil }
  }
  private func moment(_ value: JSONValue) -> Instant? {
    if case .integer(let number) = value { Instant(milliseconds: number) } else { nil }
  }
}
