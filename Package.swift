// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Targets that touch C say `unsafe` at every such call.
let besideC = house + [.strictMemorySafety()]

/// The rooms that read, check and walk definitions and signatures: optimised in a debug build too, because every
/// command that the tests start does all of it anew.
let busy: Set = [
  "Text", "JSON", "XML", "YAML", "Crypto", "Archives", "WorkingTime", "Rules", "Forms", "Procedures", "Dossiers",
  "Walks", "Signatures", "Proofs",
]
let optimised: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// One room of the house: a library target of its own name under `Sources`.
func room(_ name: String, uses: [String] = [], door: [String] = []) -> Target {
  .target(
    name: name,
    dependencies: (uses + door).map { .init(stringLiteral: $0) },
    swiftSettings: (door.isEmpty ? house : besideC) + (busy.contains(name) ? optimised : []))
}

/// The one door to a C library: a module map and a shim, linked from Debian's packages.
func door(_ name: String, _ pkgConfig: String, _ package: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([package])])
}

/// A program that people run; `floors` are C libraries whose bare API the benchmark measures beside our rooms, `starts`
/// programs that it starts and that are therefore built beside it.
func program(_ name: String, uses: [String], floors: [String] = [], starts: [String] = []) -> Target {
  .executableTarget(
    name: name,
    dependencies: (uses + floors + starts).map { .init(stringLiteral: $0) },
    swiftSettings: floors.isEmpty ? house : besideC)
}

/// The tests of one room, in `Tests/<room>Tests`.
func tests(_ name: String, uses: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests",
    dependencies: ([name] + uses).map { .init(stringLiteral: $0) },
    swiftSettings: house)
}

let package = Package(
  name: "motcua",
  targets: [
    // The heart and what it stands on; arrows point up this list only (Tests/House holds the table).
    room("Text"),
    room("JSON", uses: ["Text"]),
    door("CLibXML2", "libxml-2.0", "libxml2-dev"),
    room("XML", door: ["CLibXML2"]),
    door("CYAML", "yaml-0.1", "libyaml-dev"),
    room("YAML", uses: ["Text"], door: ["CYAML"]),
    door("COpenSSL", "libcrypto", "libssl-dev"),
    room("Crypto", uses: ["Text"], door: ["COpenSSL"]),
    door("CZlib", "zlib", "zlib1g-dev"),
    room("Archives", door: ["CZlib"]),
    room("WorkingTime", uses: ["Text"]),
    door("CPCRE2", "libpcre2-8", "libpcre2-dev"),
    room("Rules", uses: ["Text", "JSON", "XML", "WorkingTime"], door: ["CPCRE2"]),
    room("Forms", uses: ["Text", "JSON", "YAML", "WorkingTime", "Rules"]),
    room("Procedures", uses: ["Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Forms"]),
    room("Dossiers", uses: ["Text", "JSON", "WorkingTime", "Rules", "Forms", "Procedures"]),
    room("Walks", uses: ["Text", "JSON", "YAML", "WorkingTime", "Forms", "Procedures", "Dossiers"]),
    room("Signatures", uses: ["Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime"]),
    room("Proofs", uses: ["Text", "JSON", "Crypto", "Archives", "WorkingTime"]),
    room("Exchange", uses: ["Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime", "Signatures"]),
    room("Documents", uses: ["Text", "JSON", "WorkingTime", "Procedures", "Dossiers", "Exchange"]),
    room(
      "OneStop",
      uses: [
        "Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime", "Forms", "Procedures", "Dossiers", "Signatures",
        "Proofs", "Exchange", "Documents",
      ]),
    room(
      "RecordKeeping",
      uses: [
        "Text", "JSON", "Crypto", "WorkingTime", "Procedures", "Dossiers", "Proofs", "Exchange", "Documents", "OneStop",
      ]),
    door("CSQLite", "sqlite3", "libsqlite3-dev"),
    room(
      "SQLiteStore",
      uses: ["Text", "Crypto", "WorkingTime", "Procedures", "OneStop", "RecordKeeping"], door: ["CSQLite"]),
    door("CPostgreSQL", "libpq", "libpq-dev"),
    room(
      "PostgresStore",
      uses: ["Text", "Crypto", "WorkingTime", "Procedures", "OneStop", "RecordKeeping"], door: ["CPostgreSQL"]),
    room("Scanning", uses: ["OneStop"]),
    door("CMicroHTTPD", "libmicrohttpd", "libmicrohttpd-dev"),
    door("CGnuTLS", "gnutls", "libgnutls28-dev"),
    room("HTTPServing", uses: ["Text", "Crypto", "Archives"], door: ["CMicroHTTPD", "CGnuTLS"]),
    door("CCurl", "libcurl", "libcurl4-openssl-dev"),
    room("HTTPCalling", uses: ["Text"], door: ["CCurl"]),
    room(
      "Revocations", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Procedures", "HTTPCalling"]),
    room(
      "LogIn", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Forms", "Procedures", "HTTPCalling"]),
    room(
      "ExchangeCalling", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Procedures", "Exchange", "HTTPCalling"]),
    room("HTML", uses: ["Text"]),
    room(
      "Counterparts",
      uses: ["Text", "JSON", "Crypto", "WorkingTime", "Exchange", "HTTPServing", "HTTPCalling", "HTML"]),
    door("CQREncode", "libqrencode", "libqrencode-dev"),
    room("QR", uses: ["Text", "HTML"], door: ["CQREncode"]),
    door("CPango", "pangocairo", "libpango1.0-dev"),
    door("CCairo", "cairo-pdf", "libcairo2-dev"),
    room("Paper", uses: ["Text", "WorkingTime", "QR"], door: ["CPango", "CCairo"]),
    room(
      "Portal",
      uses: [
        "Text", "JSON", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Signatures", "Proofs", "Exchange",
        "Documents", "OneStop", "HTTPServing", "LogIn", "HTML", "QR", "Paper",
      ]),
    program(
      "motcua",
      uses: [
        "Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Procedures", "Dossiers", "Signatures",
        "Proofs", "Exchange", "ExchangeCalling", "OneStop", "RecordKeeping", "SQLiteStore", "PostgresStore", "Scanning",
        "HTTPServing", "HTTPCalling", "Revocations", "LogIn", "Counterparts", "QR", "Paper", "Portal", "Walks",
      ]),
    program(
      "motcua-bench",
      uses: [
        "Text", "JSON", "XML", "YAML", "Crypto", "WorkingTime", "Rules", "Forms", "Procedures", "Dossiers",
        "Signatures", "Exchange", "Documents", "OneStop", "RecordKeeping", "SQLiteStore", "PostgresStore",
      ], floors: ["CSQLite", "CLibXML2", "COpenSSL", "CZlib"], starts: ["motcua"]),

    // What tests of several rooms need; nothing that ships may use it.
    .target(name: "TestSupport", dependencies: ["Procedures"], path: "Tests/TestSupport", swiftSettings: house),
    tests("Text"),
    tests("JSON", uses: ["Text", "TestSupport"]),
    tests("XML"),
    tests("YAML", uses: ["Text"]),
    tests("Crypto", uses: ["Text"]),
    tests("Archives"),
    tests("WorkingTime", uses: ["Text"]),
    tests("Rules", uses: ["Text", "JSON", "XML", "WorkingTime"]),
    tests("Forms", uses: ["Text", "JSON", "YAML", "WorkingTime", "Rules"]),
    tests("Procedures", uses: ["Text", "YAML", "WorkingTime"]),
    tests("Dossiers", uses: ["Text", "JSON", "YAML", "WorkingTime", "Forms", "Procedures"]),
    tests("Walks", uses: ["YAML", "Procedures"]),
    tests("Signatures", uses: ["Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime"]),
    tests("Proofs", uses: ["Text", "JSON", "Crypto", "WorkingTime"]),
    tests(
      "Exchange",
      uses: [
        "Text", "JSON", "XML", "Crypto", "Archives", "WorkingTime", "Signatures", "HTTPCalling", "TestSupport",
      ]),
    tests(
      "SQLiteStore",
      uses: [
        "Text", "JSON", "YAML", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "OneStop", "RecordKeeping",
        "TestSupport",
      ]),
    tests(
      "PostgresStore",
      uses: [
        "Text", "JSON", "Crypto", "WorkingTime", "Procedures", "Dossiers", "OneStop", "RecordKeeping", "SQLiteStore",
        "TestSupport",
      ]),
    tests(
      "OneStop",
      uses: [
        "Text", "JSON", "YAML", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Signatures", "Proofs",
        "Exchange", "Documents", "RecordKeeping", "SQLiteStore", "PostgresStore", "HTTPCalling", "TestSupport",
      ]),
    tests("Scanning", uses: ["OneStop"]),
    tests("HTTPServing", uses: ["Text", "Crypto", "Archives"]),
    tests("HTTPCalling", uses: ["Text", "HTTPServing"]),
    tests("Revocations", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Procedures"]),
    tests("LogIn", uses: ["Text", "JSON", "Crypto", "WorkingTime", "Forms", "Procedures", "HTTPCalling"]),
    tests("HTML", uses: ["Text"]),
    tests(
      "Counterparts",
      uses: ["Text", "JSON", "WorkingTime", "Procedures", "Exchange", "HTTPServing", "HTTPCalling", "ExchangeCalling"]),
    tests("QR", uses: ["HTML"]),
    tests("Paper", uses: ["Text", "WorkingTime", "QR", "Crypto", "Signatures"]),
    tests(
      "Portal",
      uses: [
        "Text", "JSON", "YAML", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Proofs", "OneStop",
        "SQLiteStore",
        "HTTPServing", "LogIn", "Paper", "TestSupport",
      ]),
    tests(
      "motcua",
      uses: [
        "Text", "JSON", "YAML", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Exchange",
        "ExchangeCalling", "OneStop", "RecordKeeping", "SQLiteStore", "HTTPServing", "HTTPCalling", "HTML", "QR",
        "Portal", "TestSupport",
      ]),
    .testTarget(
      name: "Simulation",
      dependencies: [
        "Text", "JSON", "YAML", "Crypto", "WorkingTime", "Forms", "Procedures", "Dossiers", "Walks",
        "Signatures", "Exchange", "Documents", "OneStop", "RecordKeeping", "SQLiteStore", "TestSupport",
      ], path: "Tests/Simulation", swiftSettings: house),
    .testTarget(name: "House", path: "Tests/House", swiftSettings: house),
  ]
)
