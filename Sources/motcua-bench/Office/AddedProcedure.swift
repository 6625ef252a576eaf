internal import FoundationEssentials

/// A procedure that the bench adds to those that ship: the copy of a diploma, under another name.
struct AddedProcedure {
  let name: String
  /// The national code.
  let code: String
  /// The unit that receives it; nil for that of the sample.
  var unit: String?
}

extension Bench {
  /// A folder of its own with the definitions and more procedures.
  func definitions(adding procedures: [AddedProcedure], as name: String) throws -> String {
    let (files, folder) = (FileManager.default, scratch.file(name))
    try files.createDirectory(atPath: folder, withIntermediateDirectories: false)
    for name in ["Workflows", "Forms", "Signatures"] where files.fileExists(atPath: options.definitions + "/" + name) {
      try files.copyItem(atPath: options.definitions + "/" + name, toPath: folder + "/" + name)
    }
    let sample = "cap-ban-sao-van-bang"
    guard let definition = text(ofFile: "\(folder)/Workflows/\(sample)/procedure.yaml") else {
      throw Trouble("\(options.definitions) has no procedure \(sample)")
    }
    for procedure in procedures {
      let place = "\(folder)/Workflows/\(procedure.name)"
      try files.createDirectory(atPath: place, withIntermediateDirectories: false)
      var text = definition.replacing("procedure: \(sample)", with: "procedure: \(procedure.name)")
        .replacing("\"3.000465\"", with: "\"\(procedure.code)\"")
      if let unit = procedure.unit { text = text.replacing("unit: so-gddt", with: "unit: \(unit)") }
      try Data(text.utf8).write(to: URL(filePath: place + "/procedure.yaml"))
    }
    return folder
  }
}
