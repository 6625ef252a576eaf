import Exchange
import HTTPCalling
import JSON
import OneStop
import Text

/// How a server tells the national portal of its dossiers, as the operator has said.
struct PortalWay {
  static let adapter = Parameter.option(
    "portal-adapter", "URL",
    Words(
      vi: "địa chỉ trục kết nối Cổng DVCQG (https, hoặc http trên máy này)",
      en: "address of the national portal's adapter (https, or http on this machine)"))
  static let account = Parameter.option(
    "portal-account-file", "FILE",
    Words(
      vi: "tệp chỉ chủ đọc được, các dòng: username, password, madonvi, dstcode, auth, services và giá trị",
      en:
        "a file that its owner alone can read, lines of username, password, madonvi, dstcode, auth, services and a value"
    ))

  /// The options, for the list of `motcua serve`.
  static let parameters: [any ParameterDeclaration] = [adapter, account]

  /// Whether dossiers are told.
  var tells: Bool { portal != nil }

  /// What is told by the outbox.
  var ways: [Courier.Way] {
    guard let portal else { return [] }
    return [Courier.Way(kind: .portal, hands: 2) { try $0.tellPortal(portal) }]
  }

  private let portal: PortalAdapter?

  /// - Throws: ``CommandError`` when something that was said does not go together or cannot be read.
  init(of call: Call) throws {
    let (url, file) = (try call[PortalWay.adapter], try call[PortalWay.account])
    guard let url, let file else {
      guard url == nil, file == nil else {
        throw CommandError.usage(
          Words(
            vi: "--portal-adapter và --portal-account-file phải đi cùng nhau",
            en: "--portal-adapter and --portal-account-file go together"))
      }
      portal = nil
      return
    }
    guard url.isSafeServerAddress else {
      throw CommandError.usage(
        Words(
          vi: "“\(url.harmless)” không phải địa chỉ như https://truc.example.vn (http chỉ trên máy này)",
          en: "“\(url.harmless)” is no address like https://adapter.example.vn (http on this machine alone)"))
    }
    let said = try PortalWay.values(in: file)
    let carrier = PortalCarrier(
      base: url.hasSuffix("/") ? String(url.dropLast()) : url, destination: said["dstcode"] ?? "",
      logIn: said["auth"] ?? "/auth", services: said["services"] ?? "/services")
    portal = PortalAdapter(
      PortalAdapter.Account(
        name: said["username"] ?? "", password: said["password"] ?? "", agency: said["madonvi"] ?? "")
    ) { door, message in carrier.carry(door, message.canonical) }
  }

  private static func values(in file: String) throws -> [String: String] {
    let known = ["username", "password", "madonvi", "dstcode", "auth", "services"]
    var values: [String: String] = [:]
    for line in try SecretFile.lines(of: file) {
      let words = line.split(separator: " ", maxSplits: 1).map(String.init)
      guard words.count == 2, known.contains(words[0]), values[words[0]] == nil else {
        throw CommandError.usage(
          Words(
            vi:
              "\(file.harmless): mỗi dòng là một trong \(known.joined(separator: ", ")) (mỗi từ một lần), dấu cách, giá trị",
            en: "\(file.harmless): each line is one of \(known.joined(separator: ", ")) (each once), a blank, its value"
          ))
      }
      values[words[0]] = words[1]
    }
    for needed in ["username", "password", "madonvi"] where values[needed] == nil {
      throw CommandError.usage(
        Words(vi: "\(file.harmless) thiếu dòng \(needed)", en: "\(file.harmless) has no line of \(needed)"))
    }
    return values
  }
}

/// Carries messages to the adapter of the national portal.
struct PortalCarrier: Sendable {
  let base: String
  /// The header line `dstcode`, by which the axis finds the portal.
  let destination: String
  let logIn: String
  let services: String

  func carry(_ door: PortalAdapter.Door, _ message: [UInt8]) -> PortalAdapter.Reply {
    let path =
      switch door {
      case .logIn: logIn
      case .services: services
      }
    var call = HTTPCalling.Call(
      .post, base + path,
      headers: [
        ("Content-Type", "application/json"), ("Accept", "application/json"), ("Charset", "utf-8"),
        ("dstcode", destination),
      ], body: .bytes(message))
    call.limits.memoryBytes = 4 * 1_048_576
    call.limits.whole = .seconds(30)
    do throws(CallFailure) {
      let answer = try Caller().make(call)
      return answer.isGood ? .answered(answer.body) : .unreachable("http-\(answer.status)")
    } catch {
      return .unreachable(error.code.rawValue)
    }
  }
}

extension String {
  /// Whether it is the address of a server whose answers nobody on the way can change: `https`, or this machine.
  var isSafeServerAddress: Bool {
    guard !contains(where: \.isWhitespace) else { return false }
    if hasPrefix("https://") { return utf8.count > 8 }
    return ["http://127.0.0.1", "http://localhost", "http://[::1]"].contains { host in
      self == host || hasPrefix(host + ":") || hasPrefix(host + "/")
    }
  }
}
