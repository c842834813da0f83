import Testing

/// Who may import whom: the table of the design, as it stands in this project.
@Suite("Imports")
struct ImportTests {
    private static let table: [String: Set<String>] = [
        "CRabbitMQ": [],
        "Threading": [],
        "Domain": [],
        "Contracts": ["Domain", "Crypto"],
        "EventLog": ["Contracts", "Threading", "GRDB", "GRDBSQLite"],
        "AMQP": ["CRabbitMQ", "Threading", "EventLog", "Contracts"],
        "Storage": ["Domain", "Contracts", "GRDB", "GRDBSQLite", "Crypto"],
        "Engine": [
            "Threading", "Domain", "Contracts", "EventLog", "Storage", "Logging", "Metrics",
        ],
        "Telemetry": ["Logging", "CoreMetrics"],
        "API": ["Telemetry", "Hummingbird", "Logging", "ServiceLifecycle"],
        // The private broker of `headroom bench` and of the tests.
        "BrokerSupport": [],
        "Simulation": ["Threading", "Domain", "Contracts", "Storage", "Engine"],
        "headroom": [
            "API", "AMQP", "BrokerSupport", "Contracts", "Domain", "Engine", "EventLog",
            "Simulation", "Storage", "Telemetry", "Threading", "ArgumentParser", "Logging",
            "CoreMetrics", "ServiceLifecycle", "UnixSignals",
        ],
        // The yardstick of the bench, in C, by hand; it shares nothing with the rest.
        "headroom-reference": [],
    ]

    /// The modules of the system; `Domain` has none of them.
    private static let system: Set<String> = ["Foundation", "Glibc", "Synchronization"]

    @Test func `the package depends on what the table says, target by target`() {
        let folders = SourceTree.targets.filter { $0.hasPrefix("Sources/") }
        #expect(Set(folders.compactMap { PackageManifest.targets[$0] }) == Set(Self.table.keys))
        for folder in folders {
            let target = PackageManifest.targets[folder] ?? ""
            #expect(PackageManifest.dependencies[target] == Self.table[target], "\(folder)")
        }
    }

    @Test(arguments: SourceTree.targets.filter { $0.hasPrefix("Sources/") })
    func `a target imports what the table says and uses what it depends on`(folder: String) {
        let target = PackageManifest.targets[folder] ?? ""
        let allowed = Self.table[target] ?? []
        var unused = allowed
        for file in SourceTree.files(of: folder) {
            for (line, module) in Self.imports(of: file) {
                unused.remove(module)
                let isSystem = Self.system.contains(module) && target != "Domain"
                if !allowed.contains(module), !isSystem {
                    file.complain(line, "\(target) must not import \(module)")
                }
            }
        }
        #expect(unused.isEmpty, "\(target) depends on modules that it never imports")
    }

    @Test(arguments: SourceTree.targets)
    func `no API shows types of C, of GRDB or of a test`(folder: String) {
        for file in SourceTree.files(of: folder) {
            for (line, text) in file.code.enumerated() {
                for module in ["GRDB", "GRDBSQLite", "CRabbitMQ"]
                where text == "package import \(module)" {
                    file.complain(line, "the types of \(module) stay inside their target")
                }
                if text.hasPrefix("public import") || text.contains("import XCTest") {
                    file.complain(line, "not this import")
                }
                if text.hasPrefix("@testable"), folder.hasPrefix("Sources/") {
                    file.complain(line, "only tests look inside")
                }
            }
        }
    }

    /// What a folder of rules builds on beside `Kit`.
    private static let foundations: [String: Set<String>] = [
        "Billing": ["Terms"], "Metrics": ["Billing", "Campaigns", "Terms"],
        "Scheduling": ["Campaigns"], "Terms": ["Billing", "Campaigns"],
    ]

    /// Rule folders meet in `Contracts` and in the engine; among themselves they share `Kit`, and
    /// what the table says.
    @Test func `rules of one kind do not know rules of another kind`() {
        var homes: [String: String] = [:]
        // A name that a folder gives a type within a type is its own, whoever else has it.
        var inner: [String: Set<String>] = [:]
        let files = SourceTree.files(of: "Sources/Domain")
        for file in files {
            for type in file.declarations
            where type.depth > 0 && Declaration.types.contains(type.keyword) {
                inner[Self.ruleFolder(of: file), default: []].insert(type.name)
            }
            for type in file.declarations
            where type.depth == 0 && Declaration.types.contains(type.keyword) && !type.isPrivate {
                homes[type.name] = Self.ruleFolder(of: file)
            }
        }
        for file in files {
            let home = Self.ruleFolder(of: file)
            let own = ([home] + (Self.foundations[home] ?? []))
                .reduce(into: Set<String>()) { $0.formUnion(inner[$1] ?? []) }
            for (line, text) in file.code.enumerated() {
                for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
                    guard let other = homes[String(word)], other != home, other != "Kit",
                        Self.foundations[home]?.contains(other) != true,
                        !own.contains(String(word))
                    else { continue }
                    file.complain(line, "\(home) mentions \(word) of \(other)")
                }
            }
        }
    }

    private static func ruleFolder(of file: SourceFile) -> String {
        String(file.path.split(separator: "/").dropFirst(2).first ?? "")
    }

    private static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
        file.code.enumerated().compactMap { line, text in
            let words = text.split(separator: " ")
            guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1
            else { return nil }
            return (line, String(words[place + 1].split(separator: ".").first ?? ""))
        }
    }
}
