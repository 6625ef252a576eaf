import Crypto
import HTTPCalling
import JSON
import Procedures
import Text

/// One question to a provider. The address of every connection is looked at when it is made; redirects are not followed.
struct ProviderCall {
  let provider: LogInProvider

  /// Gets a JSON object from an address.
  func get(_ address: String, bearer: String? = nil) throws(LogInFailure) -> JSONValue {
    var headers = [(name: "Accept", value: "application/json")]
    if let bearer { headers.append(("Authorization", "Bearer \(bearer)")) }
    let answer = try make(Call(.get, address, headers: headers))
    guard answer.status == 200 else { throw LogInFailure(.status, "\(answer.status)") }
    return try JSONValue(answer: answer.body)
  }

  /// Turns a code into tokens (RFC 6749, 4.1.3).
  func tokens(
    at address: String, code: String, verifier: String, redirect: String, secret: String
  ) throws(LogInFailure) -> (identity: String, access: String) {
    var fields = [
      ("grant_type", "authorization_code"), ("code", code), ("redirect_uri", redirect), ("code_verifier", verifier),
    ]
    var headers = [
      (name: "Accept", value: "application/json"), (name: "Content-Type", value: "application/x-www-form-urlencoded"),
    ]
    switch provider.secretPlace {
    case .post: fields += [("client_id", provider.client), ("client_secret", secret)]
    case .basic:
      // RFC 6749, 2.3.1: both are form-encoded first.
      let pair = "\(provider.client.formEncoded):\(secret.formEncoded)"
      headers.append(("Authorization", "Basic \(Array(pair.utf8).base64)"))
    }
    let answer = try make(Call(.post, address, headers: headers, body: .bytes(Array(fields.formEncoded.utf8))))
    guard answer.status == 200 else { throw ProviderCall.refusal(answer) }
    let tokens = try JSONValue(answer: answer.body)
    guard tokens.text("token_type")?.lowercased() == "bearer", let access = tokens.text("access_token"),
      (1...Limits.accessTokenBytes).contains(access.utf8.count), access.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }),
      let identity = tokens.text("id_token")
    else { throw LogInFailure(.malformed, "tokens") }
    return (identity, access)
  }

  /// The code that RFC 6749, 5.2 has for the refusal, when it is one.
  private static func refusal(_ answer: Answer) -> LogInFailure {
    guard (400..<500).contains(answer.status) else { return LogInFailure(.status, "\(answer.status)") }
    let code = (try? JSONValue(answer: answer.body))?.text("error") ?? ""
    let isPlain =
      (1...40).contains(code.utf8.count) && code.utf8.allSatisfy { $0 == 0x5F || (0x61...0x7A).contains($0) }
    return LogInFailure(.refused, isPlain ? code : "\(answer.status)")
  }

  private func make(_ call: Call) throws(LogInFailure) -> Answer {
    guard let destinations = Destinations.publicInternet(and: provider.networks) else {
      throw LogInFailure(.call, CallFailure.Code.notAllowed.rawValue)
    }
    var call = call
    call.limits.memoryBytes = Limits.answerBytes
    call.limits.headBytes = Limits.headBytes
    call.limits.whole = .seconds(provider.timeoutSeconds)
    call.limits.connecting = call.limits.whole
    do throws(CallFailure) {
      var settings = Caller.Settings()
      settings.destinations = destinations
      return try Caller(settings).make(call)
    } catch {
      throw LogInFailure(.call, error.code.rawValue)
    }
  }
}

extension [(String, String)] {
  /// The fields as a form sends them.
  var formEncoded: String { map { "\($0.0.formEncoded)=\($0.1.formEncoded)" }.joined(separator: "&") }
}

extension String {
  /// Everything but the unreserved characters of RFC 3986 as `%XX` of its UTF-8, which forms and queries both read.
  var formEncoded: String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0x0F)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
