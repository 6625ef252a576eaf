import Text
import YAML

/// `Workflows/log-in.yaml`: the providers of identities by whose accounts citizens log in.
enum LogInFile {
  static let path = "Workflows/log-in.yaml"

  static func read(_ node: Node?, _ findings: Findings) -> [LogInProvider] {
    let providers = node.flatMap { reading($0, findings) } ?? []
    var declared = Declared<LogInProvider>(Words(vi: "nhà cung cấp đăng nhập", en: "provider"))
    for provider in providers { declared.declare(Placed(provider.value.id, at: provider.place), findings) }
    return providers.map(\.value)
  }

  static var reading: Reading<[Placed<LogInProvider>]> {
    .mapping("log-in") { reader in
      reader.required(
        "providers", as: .list(of: .placed(provider), count: 1...10),
        Words(
          vi: "các nhà cung cấp định danh, theo thứ tự hiện trên trang", en: "the providers, as the page lists them"))
    }
  }

  private static var provider: Reading<LogInProvider> {
    .mapping("provider") { reader in
      let id = reader.required(
        "provider", as: .key(of: LogInProvider.self), Words(vi: "tên trong địa chỉ", en: "its name in addresses"))
      let name = reader.required("name", as: .words, Words(vi: "tên gọi", en: "what people call it"))
      let issuer = reader.required(
        "issuer", as: .placed(.webAddress),
        Words(vi: "`iss` trong thẻ, đúng từng chữ", en: "`iss` of its tokens, exactly"))
      let client = reader.required(
        "client", as: .word, Words(vi: "mã ứng dụng (client_id) được cấp", en: "the client_id that it has given"))
      let scopes = reader.optional(
        "scopes", as: .list(of: .word, count: 1...20),
        Words(vi: "phạm vi hỏi (mặc định: openid)", en: "what is asked for (default: openid)"))
      let acr = reader.list(
        "acr", of: .word,
        Words(vi: "mức đăng nhập yêu cầu (acr_values)", en: "ways of logging in asked for (acr_values)"))
      let secret = reader.optional(
        "secret", as: .choice(of: LogInProvider.SecretPlace.self),
        Words(
          vi: "gửi bí mật thế nào: post (mặc định) hay basic", en: "how it is told the secret: post (default) or basic")
      )
      let endpoints = reader.optional(
        "endpoints", as: endpoints,
        Words(
          vi: "các địa chỉ; bỏ trống: hỏi tài liệu khám phá", en: "its addresses; left out: from its discovery document"
        ))
      let algorithms = reader.optional(
        "algorithms", as: .list(of: .choice(of: LogInProvider.Algorithm.self), count: 1...2),
        Words(vi: "thuật toán ký thẻ (mặc định: cả hai)", en: "how its tokens may be signed (default: both)"))
      let networks = reader.list(
        "networks", of: .network,
        Words(vi: "mạng nội bộ được phép gọi", en: "networks of the house that may be called"))
      let timeout = reader.optional(
        "timeout", as: .patience,
        Words(vi: "chờ một lần gọi bao lâu (mặc định: 5 s)", en: "how long one call may take (default: 5 s)"))
      let fields = reader.required(
        "fields", as: fields, Words(vi: "thông tin nằm ở trường nào", en: "the claims that tell of the person"))
      let persons = reader.optional(
        "person", as: meaning,
        Words(vi: "tài khoản nào là cá nhân; bỏ trống: mọi tài khoản", en: "which accounts are persons'; left out: all")
      )
      let assured = reader.optional(
        "assured", as: meaning,
        Words(
          vi: "mức nào thì số định danh coi như đã xác thực; bỏ trống: không mức nào",
          en: "at which level the personal number counts as proved; left out: at none"))
      guard let id, let name, let issuer, let client, let fields else { return nil }
      check(issuer, endpoints, networks, scopes ?? ["openid"], reader)
      return LogInProvider(
        id: id.value, name: name, issuer: issuer.value, client: client, scopes: scopes ?? ["openid"], acrValues: acr,
        secretPlace: secret ?? .post, endpoints: endpoints?.value,
        algorithms: Set(algorithms ?? LogInProvider.Algorithm.allCases), networks: networks,
        timeoutSeconds: timeout ?? 5, fields: fields, persons: persons, assured: assured)
    }
  }

  private static var endpoints: Reading<Placed<LogInProvider.Endpoints>> {
    .placed(
      .mapping("endpoints") { reader in
        let authorize = reader.required(
          "authorize", as: .webAddress, Words(vi: "nơi trình duyệt được chuyển đến", en: "where browsers are sent"))
        let token = reader.required(
          "token", as: .webAddress, Words(vi: "nơi đổi mã lấy thẻ", en: "where a code becomes tokens"))
        let userInfo = reader.optional(
          "user-info", as: .webAddress,
          Words(vi: "nơi hỏi thông tin người dùng", en: "where more is told of the person"))
        let keys = reader.required(
          "keys", as: .webAddress, Words(vi: "nơi có khóa công khai (JWKS)", en: "where its public keys are (JWKS)"))
        let logOut = reader.optional(
          "log-out", as: .webAddress, Words(vi: "nơi đăng xuất", en: "where browsers log out"))
        guard let authorize, let token, let keys else { return nil }
        return LogInProvider.Endpoints(
          authorize: authorize, token: token, userInfo: userInfo, keys: keys, logOut: logOut)
      })
  }

  private static var fields: Reading<LogInProvider.Fields> {
    .mapping("fields") { reader in
      LogInProvider.Fields(
        name: reader.optional("name", as: .word, Words(vi: "họ và tên", en: "the full name")),
        number: reader.optional("number", as: .word, Words(vi: "số định danh cá nhân", en: "the personal number")),
        birth: reader.optional("birth", as: .word, Words(vi: "ngày sinh", en: "the date of birth")),
        email: reader.optional("email", as: .word, Words(vi: "thư điện tử", en: "the e-mail address")),
        phone: reader.optional("phone", as: .word, Words(vi: "số điện thoại", en: "the telephone number")))
    }
  }

  private static var meaning: Reading<LogInProvider.Meaning> {
    .mapping("meaning") { reader in
      let claim = reader.required("claim", as: .word, Words(vi: "tên trường", en: "the name of the claim"))
      let values = reader.required(
        "values", as: .list(of: .word, count: 1...20), Words(vi: "các giá trị", en: "its values"))
      guard let claim, let values else { return nil }
      return LogInProvider.Meaning(claim: claim, values: Set(values))
    }
  }

  private static func check(
    _ issuer: Placed<String>, _ endpoints: Placed<LogInProvider.Endpoints>?, _ networks: [String], _ scopes: [String],
    _ reader: MappingReader
  ) {
    let findings = reader.findings
    if !scopes.contains("openid") {
      findings.error(
        at: reader.place(of: "scopes"),
        Words(vi: "`scopes` phải có `openid`", en: "`openid` has to be among the scopes"))
    }
    let addresses =
      [issuer]
      + (endpoints.map { placed in
        [placed.value.authorize, placed.value.token, placed.value.userInfo, placed.value.keys, placed.value.logOut]
          .compactMap(\.self).map { Placed($0, at: placed.place) }
      } ?? [])
    for address in addresses {
      if let web = WebAddress(address.value), !web.isEncrypted, !web.isLoopback {
        findings.error(
          at: address.place,
          Words(
            vi: "phải là https; chỉ trên chính máy này mới được dùng http",
            en: "it has to be https; http is for this machine alone"))
      }
      if networks.isEmpty, WebAddress.isOfTheHouse(address.value) {
        findings.error(
          at: address.place,
          Words(
            vi: "đây là địa chỉ mạng nội bộ: nêu mạng ấy trong `networks` nếu thật muốn gọi",
            en: "this is an address of the own network: name that network under `networks` if it is really meant"))
      }
    }
  }
}

extension Reading where Value == String {
  /// One word of plain signs, as protocols exchange them.
  fileprivate static var word: Reading<String> {
    .parsed(Words(vi: "một từ không có khoảng trắng", en: "one word without blanks"), pattern: "^[!-~]{1,200}$") {
      text in
      (1...200).contains(text.utf8.count) && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } ? text : nil
    }
  }
}

extension WebAddress {
  /// Whether the address names this machine.
  public var isLoopback: Bool { host == "localhost" || host.hasPrefix("127.") }
}
