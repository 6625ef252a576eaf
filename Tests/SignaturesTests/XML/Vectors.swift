import Crypto
import Foundation

@testable import Signatures

/// The XML signatures of other people (`vectors/xmldsig`), with what xmlsec1 says of them.
enum XMLVectors {
  /// One line of the table.
  struct Case: CustomStringConvertible {
    let line: Int
    let succeeds: Bool
    let file: String
    /// The words of xmlsec1's command line.
    let words: [String]

    var description: String { "\(line): \(file)" }
  }

  /// The folder; nil when it is not there.
  static let folder: URL? = {
    let named = ProcessInfo.processInfo.environment["MOTCUA_VECTORS"].map { URL(filePath: $0) }
    let folder = (named ?? URL(filePath: #filePath).appending(path: "../../../../../shared/vectors").standardized)
      .appending(path: "xmldsig")
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static let cases: [Case] = {
    guard let folder, let table = try? String(contentsOf: folder.appending(path: "cases.tsv"), encoding: .utf8) else {
      return []
    }
    return table.split(separator: "\n").dropFirst().enumerated().map { number, line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Case(
        line: number + 2, succeeds: columns[0] == "success", file: columns[1],
        words: columns[4].split(separator: " ").map(String.init))
    }
  }()

  static func bytes(_ file: String) -> [UInt8]? {
    guard let folder, let data = try? Data(contentsOf: folder.appending(path: file)) else { return nil }
    return [UInt8](data)
  }
}

extension XMLVectors.Case {
  /// The certificates that are given along.
  var certificates: [Certificate] {
    words.compactMap { word in
      word.hasSuffix(".der") ? XMLVectors.bytes(word).flatMap { try? Certificate(der: $0) } : nil
    }
  }

  /// The bare keys that are given along.
  var keys: [PublicKey] {
    words.compactMap { word in
      guard word.hasSuffix("pubkey.pem"), let bytes = XMLVectors.bytes(word) else { return nil }
      let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("-----") }
      return [UInt8](base64: lines.joined()).flatMap { try? PublicKey($0) }
    }
  }
}
