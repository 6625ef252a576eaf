import OneStop
import Procedures
import Text

/// `motcua user totp-reset`: switches an officer's second factor off, when app and recovery codes are lost.
enum UserTotpResetCommand {
  static let command = Command(
    "user totp-reset",
    Words(vi: "tắt xác thực hai lớp của cán bộ", en: "switches an officer's second factor off"),
    details: Words(
      vi:
        "Khi mất cả ứng dụng xác thực lẫn mã khôi phục; cán bộ có thể bật lại. Dùng được trong lúc máy chủ đang chạy.",
      en: "When app and recovery codes are lost; the officer may switch it on again. May be used while the server runs."
    ),
    parameters: [UserAddCommand.name, DataPlace.parameter, .definitions], run: run)

  private static func run(_ call: Call) throws -> ExitCode {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let officer = try UserAddCommand.officer(of: call, in: definitions)
    let office = try OpenOffice(visiting: DataPlace(of: call), definitions, now: call.host.now)
    let wasOn = try office.office.resetSecondFactor(of: officer)
    try office.close()
    call.line(
      wasOn
        ? Words(vi: "Đã tắt xác thực hai lớp của \(officer).", en: "The second factor of \(officer) is off.")
        : Words(vi: "\(officer) không có xác thực hai lớp.", en: "\(officer) has no second factor."))
    return .done
  }
}
