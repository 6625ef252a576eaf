import Exchange
import JSON
import OneStop
import Text
import WorkingTime

/// How a server tells the national portal of its dossiers, as the operator has said: by its older adapter or by its newest
/// interface.
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
  static let interface = Parameter.option(
    "portal-api", "URL",
    Words(
      vi: "địa chỉ API mới của Cổng DVCQG (https, hoặc http trên máy này), thay cho --portal-adapter",
      en: "address of the national portal's newest interface (https, or http on this machine), instead of the adapter"))
  static let client = Parameter.option(
    "portal-client-file", "FILE",
    Words(
      vi:
        "tệp chỉ chủ đọc được, các dòng: client_id, client_secret, madonvi, token, upload, create, progress, state và giá trị",
      en: """
        a file that its owner alone can read, lines of client_id, client_secret, madonvi, token, upload, create, progress, \
        state and a value
        """))

  /// The options, for the list of `motcua serve`.
  static let parameters: [any ParameterDeclaration] = [adapter, account, interface, client]

  /// Whether dossiers are told.
  var tells: Bool { portal != nil }

  /// What is told by the outbox.
  var ways: [Courier.Way] {
    guard let portal else { return [] }
    return [Courier.Way(kind: .portal, hands: 2) { try $0.tellPortal(portal) }]
  }

  private let portal: (any PortalTelling)?

  /// - Throws: ``CommandError`` when something that was said does not go together or cannot be read.
  init(of call: Call) throws {
    let older = try PortalWay.pair(PortalWay.adapter, PortalWay.account, of: call)
    let newer = try PortalWay.pair(PortalWay.interface, PortalWay.client, of: call)
    switch (older, newer) {
    case (nil, nil): portal = nil
    case (let older?, nil): portal = try PortalWay.adapter(at: older.url, by: older.file)
    case (nil, let newer?): portal = try PortalWay.interface(at: newer.url, by: newer.file, call.host.now)
    case (.some, .some):
      throw CommandError.usage(
        Words(
          vi: "--portal-adapter và --portal-api không đi cùng nhau: mỗi hồ sơ chỉ báo lên Cổng DVCQG bằng một cách",
          en: "--portal-adapter and --portal-api exclude each other: the portal is told in one way"))
    }
  }

  /// An address with the file that goes with it; nil when neither is said.
  private static func pair(
    _ address: Parameter<String>, _ secrets: Parameter<String>, of call: Call
  ) throws -> (url: String, file: String)? {
    guard let url = try call[address], let file = try call[secrets] else {
      guard try call[address] == nil, try call[secrets] == nil else {
        throw CommandError.usage(
          Words(
            vi: "--\(address.name) và --\(secrets.name) phải đi cùng nhau",
            en: "--\(address.name) and --\(secrets.name) go together"))
      }
      return nil
    }
    guard url.isSafeServerAddress else {
      throw CommandError.usage(
        Words(
          vi: "“\(url.harmless)” không phải địa chỉ như https://truc.example.vn (http chỉ trên máy này)",
          en: "“\(url.harmless)” is no address like https://adapter.example.vn (http on this machine alone)"))
    }
    return (url.hasSuffix("/") ? String(url.dropLast()) : url, file)
  }

  /// What a file says of the account at the older adapter.
  static func adapterAccount(in file: String) throws -> [String: String] {
    try SecretFile.values(
      of: ["username", "password", "madonvi", "dstcode", "auth", "services"],
      needed: ["username", "password", "madonvi"], in: file)
  }

  /// What a file says of the client at the newest interface.
  static func interfaceClient(in file: String) throws -> [String: String] {
    try SecretFile.values(
      of: ["client_id", "client_secret", "madonvi"] + PortalInterface.Door.allCases.map(\.rawValue),
      needed: ["client_id", "client_secret", "madonvi"], in: file)
  }

  private static func adapter(at url: String, by file: String) throws -> PortalAdapter {
    let said = try adapterAccount(in: file)
    let carrier = PortalCarrier(base: url)
    let headers = [("Accept", "application/json"), ("Charset", "utf-8"), ("dstcode", said["dstcode"] ?? "")]
    let paths = (logIn: said["auth"] ?? "/auth", services: said["services"] ?? "/services")
    let account = PortalAdapter.Account(
      name: said["username"] ?? "", password: said["password"] ?? "", agency: said["madonvi"] ?? "")
    return PortalAdapter(account) { door, message in
      let path =
        switch door {
        case .logIn: paths.logIn
        case .services: paths.services
        }
      switch carrier.carry(message.canonical, type: "application/json", headers, to: path) {
      case .answered(status: 200..<300, let bytes): return .answered(bytes)
      case .answered(let status, _): return .unreachable("http-\(status)")
      case .unreachable(let word): return .unreachable(word)
      }
    }
  }

  private static func interface(
    at url: String, by file: String, _ now: @escaping @Sendable () -> Instant
  ) throws -> PortalInterface {
    let said = try interfaceClient(in: file)
    let carrier = PortalCarrier(base: url)
    let client = PortalInterface.Client(
      id: said["client_id"] ?? "", secret: said["client_secret"] ?? "", agency: said["madonvi"] ?? "")
    return PortalInterface(client, now: now) { message in
      var headers = [("Accept", "application/json")]
      if let token = message.token { headers.append(("Authorization", "Bearer \(token)")) }
      let path = said[message.door.rawValue] ?? message.door.usualPath
      return carrier.carry(message.body, type: message.type, headers, to: path)
    }
  }
}

extension PortalInterface.Door {
  /// Where programs in service find it below the address of the interface.
  var usualPath: String {
    switch self {
    case .token: "/GetToken"
    case .upload: "/UploadFile"
    case .create: "/CreateDossier"
    case .progress: "/CapNhatTienTrinh"
    case .state: "/CapNhatTrangThai"
    }
  }
}
