import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows a template version with its settings.
struct TemplateShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a version of a template with all its settings.",
        discussion: """
            Settings that the version does not name have the defaults of its kind of program; \
            they are shown with the others.

              headroom template show mentor@1
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await node.reader().version(version)
            guard let row = found.value else {
                throw CommandFault(.refused, "there is no version \(version) on this node")
            }
            let content = try? row.content()
            if json {
                var object = row.json
                if let content {
                    object["effectiveConfig"] = JSON(.object(content.defaultConfig))
                }
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            var lines = [
                "\(row.id)  \(row.name)",
                "  program     \(row.programType.rawValue), \(row.status.rawValue)"
                    + (row.supersededBy.map { ", superseded by \($0)" } ?? ""),
                "  owner       \(row.ownerCompanyId ?? "platform")",
                "  people      \(row.minParticipants) to \(row.maxParticipants) in a cohort",
                "  measured by \(row.outcomeMetrics.joined(separator: ", "))",
                "  changelog   \(row.fields.changelog ?? "-")",
            ]
            for leaf in content?.defaultConfig.leaves ?? [] {
                lines.append("  \(leaf.path) = \(JSONLine.text(JSON(leaf.value)))")
            }
            Screen.write(lines.joined(separator: "\n") + "\n")
        }
    }
}
