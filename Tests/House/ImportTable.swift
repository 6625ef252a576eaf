/// Who may import whom: the house of DESIGN section 3, top to bottom. Arrows point up the list only.
///
/// A target stands here from the day it has code. `uses` are rooms, `doors` C libraries, `open` the parts of
/// Foundation and the toolchain it may open.
struct Room {
  let name: String
  var uses: [String] = []
  var doors: [String] = []
  var open: [String] = []
  /// C libraries behind other rooms' doors, whose bare API the benchmark measures beside those rooms.
  var floors: [String] = []
}

let houseTable: [Room] = [
  Room(name: "Text", open: ["Foundation"]),
  Room(name: "JSON", uses: ["Text"]),
  Room(name: "XML", doors: ["CLibXML2"]),
  Room(name: "YAML", uses: ["Text"], doors: ["CYAML"]),
  Room(name: "Crypto", uses: ["Text"], doors: ["COpenSSL"], open: ["Synchronization"]),
  Room(name: "Archives", doors: ["CZlib"]),
  Room(name: "WorkingTime", uses: ["Text"]),
  Room(name: "Rules", uses: ["Text", "JSON", "XML", "WorkingTime"], doors: ["CPCRE2"]),
  Room(name: "Forms", uses: ["Text", "JSON", "YAML", "WorkingTime", "Rules"]),
  Room(
    name: "Procedures", uses: ["Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Forms"],
    open: ["FoundationEssentials", "Synchronization"]),
  Room(name: "Dossiers", uses: ["Text", "JSON", "WorkingTime", "Rules", "Forms", "Procedures"]),
  Room(name: "Walks", uses: ["Text", "JSON", "YAML", "WorkingTime", "Forms", "Procedures", "Dossiers"]),
  Room(name: "Signatures", uses: ["Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime"]),
  Room(name: "Proofs", uses: ["Text", "JSON", "Crypto", "Archives", "WorkingTime"]),
  Room(
    name: "Exchange", uses: ["Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime", "Signatures"],
    open: ["Synchronization"]),
  Room(name: "Documents", uses: ["Text", "JSON", "WorkingTime", "Procedures", "Dossiers", "Exchange"]),
  Room(
    name: "OneStop",
    uses: [
      "Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime", "Forms", "Procedures", "Dossiers", "Signatures",
      "Proofs", "Exchange", "Documents",
    ],
    open: ["Synchronization"]),
  Room(
    name: "RecordKeeping",
    uses: [
      "Text", "JSON", "Crypto", "WorkingTime", "Procedures", "Dossiers", "Proofs", "Exchange", "Documents", "OneStop",
    ],
    open: ["Glibc", "Synchronization"]),
  Room(
    name: "SQLiteStore", uses: ["Text", "Crypto", "WorkingTime", "Procedures", "OneStop", "RecordKeeping"],
    doors: ["CSQLite"],
    open: ["FoundationEssentials", "Glibc", "Synchronization"]),
  Room(
    name: "PostgresStore", uses: ["Text", "Crypto", "WorkingTime", "Procedures", "OneStop", "RecordKeeping"],
    doors: ["CPostgreSQL"], open: ["Glibc", "Synchronization"]),
  Room(name: "Scanning", uses: ["OneStop"], open: ["Dispatch", "Glibc", "Synchronization"]),
  Room(
    name: "HTTPServing", uses: ["Text", "Crypto", "Archives"], doors: ["CMicroHTTPD", "CGnuTLS"],
    open: ["Glibc", "Synchronization"]),
  Room(name: "HTTPCalling", uses: ["Text"], doors: ["CCurl"], open: ["Glibc", "Synchronization"]),
  Room(
    name: "Revocations", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Procedures", "HTTPCalling"],
    open: ["FoundationEssentials", "Synchronization"]),
  Room(
    name: "LogIn", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Forms", "Procedures", "HTTPCalling"],
    open: ["Synchronization"]),
  Room(
    name: "ExchangeCalling", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Procedures", "Exchange", "HTTPCalling"]),
  Room(name: "HTML", uses: ["Text"]),
  Room(
    name: "Counterparts",
    uses: ["Text", "JSON", "Crypto", "WorkingTime", "Exchange", "HTTPServing", "HTTPCalling", "HTML"],
    open: ["Dispatch", "Glibc", "Synchronization"]),
  Room(name: "QR", uses: ["Text", "HTML"], doors: ["CQREncode"]),
  Room(
    name: "Paper", uses: ["Text", "WorkingTime", "QR"], doors: ["CPango", "CCairo"], open: ["Synchronization"]),
  Room(
    name: "Portal",
    uses: [
      "Text", "JSON", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Signatures", "Proofs", "Exchange",
      "Documents", "OneStop", "HTTPServing", "LogIn", "HTML", "QR", "Paper",
    ], open: ["Synchronization"]),
  Room(
    name: "motcua",
    uses: [
      "Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Procedures", "Dossiers", "Signatures",
      "Proofs", "Exchange", "ExchangeCalling", "OneStop", "RecordKeeping", "SQLiteStore", "PostgresStore", "Scanning",
      "HTTPServing", "HTTPCalling", "Revocations", "LogIn", "Counterparts", "QR", "Paper", "Portal", "Walks",
    ], open: ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"]),
  Room(
    name: "motcua-bench",
    uses: [
      "Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Forms", "Procedures", "Dossiers", "Signatures",
      "Exchange", "Documents", "OneStop", "RecordKeeping", "SQLiteStore", "PostgresStore",
    ], open: ["Dispatch", "FoundationEssentials", "Glibc", "Synchronization"],
    floors: ["CSQLite", "CLibXML2", "COpenSSL", "CZlib"]),
]

/// What tests of several rooms need, in `Tests/TestSupport`: it may use rooms, and no room uses it.
let testSupport = Room(name: "TestSupport", uses: ["Foundation", "Procedures", "Synchronization"])
