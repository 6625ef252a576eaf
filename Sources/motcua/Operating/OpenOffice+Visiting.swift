import OneStop
import Text

extension OpenOffice {
  /// Opens the office of a data folder, with the key of its log when it is there, asks it something about the log, and closes it.
  ///
  /// - Throws: ``CommandError``, also for what the log does not have.
  static func visit<Value>(_ call: Call, _ work: (OneStop) throws -> Value) throws -> Value {
    let definitions = try DefinitionsFolder(of: call).definitions(call.output, call.language)
    let office = try OpenOffice(
      visiting: DataPlace(of: call), definitions, logKey: LogKeyFile.visiting(call), now: call.host.now)
    do {
      let value = try work(office.office)
      try office.close()
      return value
    } catch UseRefusal.beyondLog(let size) {
      try office.close()
      throw CommandError.refused(
        Words(vi: "nhật ký có \(size) mục", en: "the log has \(size) entries"))
    } catch UseRefusal.noSignedHead {
      try office.close()
      throw CommandError(
        .tryAgain,
        Words(
          vi: "chưa có gốc nhật ký nào được ký cho hồ sơ này; máy chủ ký mỗi phút, hoặc dùng --log-key",
          en: "no signed head covers the dossier yet; the server signs one every minute, or name its key: --log-key"))
    } catch let other as OtherLogKey {
      try office.close()
      throw CommandError.refused(other.words)
    } catch let contradiction as LogContradiction {
      try office.close()
      throw CommandError.refused(
        Words(
          vi: "nhật ký không khớp với gốc đã ký trên \(contradiction.size) mục; xem motcua log verify",
          en: "the log contradicts the signed head over \(contradiction.size) entries; see motcua log verify"))
    }
  }
}
