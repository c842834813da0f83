import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what changed between two versions.
struct TemplateDiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of a template.",
        discussion: """
            A breaking change can make overrides of campaigns invalid, a behavioral one changes \
            what campaigns without overrides do, a compatible one does neither.

              headroom template diff mentor@1 mentor@2
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The older version.")
    var from: String

    @Argument(help: "The newer version.")
    var to: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try node.reader()
            let (old, new) = (try await content(from, reader), try await content(to, reader))
            let diff = VersionDiff.between(old, new)
            if json {
                return JSONLine.write([
                    "from": .string(from), "to": .string(to),
                    "class": .string(diff.class.rawValue),
                    "entries": .array(diff.entries.map { .object(Self.json($0)) }),
                ])
            }
            Screen.write("\(from) to \(to): \(diff.class.rawValue)\n")
            var table = TextTable("class", "kind", "path", "old", "new")
            for entry in diff.entries {
                table.add(
                    entry.kind.class.rawValue,
                    entry.kind.rawValue,
                    entry.path,
                    entry.old.map { JSONLine.text(JSON($0)) } ?? "",
                    entry.new.map { JSONLine.text(JSON($0)) } ?? ""
                )
            }
            table.write(ifEmpty: "They say the same.")
        }
    }

    private func content(_ id: String, _ reader: NodeReader) async throws -> VersionContent {
        guard let row = try await reader.version(id).value else {
            throw CommandFault(.refused, "there is no version \(id) on this node")
        }
        do throws(InvalidConfiguration) {
            return try row.content()
        } catch {
            let first = error.errors[0]
            throw CommandFault(.refused, "\(id): \(first.path) is \(first.code.rawValue)")
        }
    }

    private static func json(_ entry: VersionDiff.Entry) -> JSONObject {
        var object: JSONObject = [
            "path": .string(entry.path), "kind": .string(entry.kind.rawValue),
            "class": .string(entry.kind.class.rawValue),
        ]
        object["old"] = entry.old.map { JSON($0) }
        object["new"] = entry.new.map { JSON($0) }
        return object
    }
}
