import HTTPServing
import JSON
import OneStop
import Text

extension Operation {
  /// How officers share a secret with an authenticator app.
  ///
  /// - Parameter door: Keeps guessers of passwords and codes slow.
  static func secondFactors(_ door: SignInDoor) -> [Operation] {
    [
      Operation(
        id: "beginSecondFactor", method: .post, path: "/second-factor",
        summary: "Begins to share a secret with an authenticator app (TOTP, RFC 6238)",
        details: """
          The secret is shown once, and asked for at the door from its confirmation on. The password is asked once more; \
          another call before the confirmation makes another secret.
          """,
        access: .officer(.enrol),
        body: .json(
          .object([.always("password", .text(most: Limits.secretBytes))]), example: #"{"password": "…"}"#),
        answer: .json(
          "The secret.",
          .object([
            .always("secret", .text(pattern: "^[A-Z2-7]+$"), "In base32."),
            .always("address", .text(format: "uri"), "`otpauth://totp/…`, for a QR code."),
          ]), status: .created), refusals: [.conflict],
        handler: { asking in
          let officer = try asking.officer()
          let password = try asking.body().object("password").required("password").string()
          guard password.utf8.count <= Limits.secretBytes else { throw AccessRefusal.wrongPassword }
          let secret = try door.pass(asking.request.client) {
            try asking.office.beginSecondFactor(of: officer, password: password)
          }
          return .personal(
            ["secret": .string(secret.text), "address": .string(secret.address)], status: .created)
        }),
      Operation(
        id: "confirmSecondFactor", method: .post, path: "/second-factor/confirm",
        summary: "Switches the second factor on, once a code shows that the app has the secret",
        details: "The recovery codes are shown once; each lets in once in place of a code.", access: .officer(.enrol),
        body: .json(.object([.always("code", .text(most: 64))]), example: #"{"code": "123456"}"#),
        answer: .json("It is on.", .object([.always("recovery", .list(.text()))])), refusals: [.conflict],
        handler: { asking in
          let officer = try asking.officer()
          let code = try asking.body().object("code").required("code").string()
          let codes = try door.pass(asking.request.client) {
            try asking.office.confirmSecondFactor(of: officer, code: String(code.prefix(64)))
          }
          return .personal(["recovery": .array(codes.map { .string($0) })])
        }),
    ]
  }
}
