import JSON
import Text

/// The procedures that an office offers.
struct RemoteCatalogue {
  private let answer: JSONField
  private let rows: [SeenName]

  init(of office: RemoteOffice) throws {
    answer = try office.read(["procedures"])
    rows = try RemoteOffice.seen(answer) { field throws(JSONError) in try field.anyObject().list("procedures") }
  }

  /// Writes the list, for scripts just as the API has it.
  func write(_ call: Call) -> ExitCode {
    if call[.json] {
      call.output.line(answer.value.canonicalText)
      return .done
    }
    var listing = Listing(columns: [
      .init(head: Words(vi: "Thủ tục", en: "Procedure")), .init(head: Words(vi: "Tên", en: "Name"), least: 12),
    ])
    listing.rows = rows.map { row in
      let name = row.name.in(call.language)
      return Listing.Row(cells: [Table.Cell(row.id, .bold), Table.Cell(name)], fields: [row.id, name])
    }
    for line in listing.lines(for: call.output, call.language) { call.output.line(line) }
    return .done
  }

  /// What the command says to a name that no procedure has.
  func unknown(_ name: String) -> CommandError {
    .usage(
      Words(
        vi: "không có thủ tục “\(name.harmless)”, xem danh sách: motcua enter",
        en: "there is no procedure “\(name.harmless)”, see the list: motcua enter"),
      suggestion: nearestWord(to: name, among: rows.map(\.id)))
  }
}

extension RemoteOffice {
  /// Everything about one procedure.
  ///
  /// - Throws: ``CommandError``; for a name that no procedure has, with the nearest one.
  func procedure(_ name: String) throws -> JSONField {
    do {
      return try json(of: checked(sendTwice(request(.get, ["procedures", name]))))
    } catch let problem as RemoteProblem where problem.code == "no-such-procedure" {
      throw try RemoteCatalogue(of: self).unknown(name)
    } catch let problem as RemoteProblem {
      throw problem.error(login: login, dossier: nil)
    } catch let failure as WireFailure {
      throw unreachable(failure)
    }
  }
}
