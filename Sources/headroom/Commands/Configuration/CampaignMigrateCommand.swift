import ArgumentParser
import Contracts
import Domain
import Storage

/// Moves a campaign to another version of its template, or shows what that would do.
struct CampaignMigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Move a campaign to another version of its template, or preview it.",
        discussion: """
            Overrides that the new version has no place for are dropped; those that it forbids are \
            conflicts, and each needs an answer: --drop it or --set another value. Cohorts that \
            have started keep what they have.

              headroom campaign migrate spring mentor@2 --preview
              headroom campaign migrate spring mentor@2 --set /session/defaultDurationMinutes=60
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Argument(help: "The version, <template>@<number>.")
    var version: String

    @Flag(help: "Change nothing, show what would become of every override.")
    var preview = false

    @Option(help: "A path whose override is dropped. Repeat for more.")
    var drop: [String] = []

    @Option(help: "path=value for an override, the value as JSON. Repeat for more.")
    var set: [String] = []

    @Flag(help: "Planned cohorts move along.")
    var includePlanned = false

    @Option(help: "What to remember about it.")
    var notes: String?

    @Option(help: "Do it only if the campaign still has this version.")
    var expectedVersion: Int64?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            if preview { return try await show() }
            var resolutions: [JSON] = drop.map {
                .object(["path": .string($0), "action": .string("drop")])
            }
            for text in set {
                let (path, value) = try OverrideText.pair(text, option: "--set")
                resolutions.append(
                    .object(["path": .string(path), "action": .string("set"), "value": value])
                )
            }
            var data: JSONObject = [
                "campaignId": .string(id), "toVersionId": .string(version),
                "resolutions": .array(resolutions), "includePlanned": .bool(includePlanned),
            ]
            data["notes"] = notes.map { .string($0) }
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(
                .campaignMigrate,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { "\(id) is on \(version): migration \($0.result["id"]?.string ?? "")" }
        }
    }

    private func show() async throws {
        let found = try await sending.node.reader().migrationPreview(
            campaign: id,
            to: version,
            includesPlanned: includePlanned
        )
        guard let preview = found.value else {
            throw CommandFault(.refused, "there is no campaign \(id) or no version \(version)")
        }
        if sending.json {
            var object = preview.json
            object["asOf"] = .int(found.position)
            return JSONLine.write(object)
        }
        let codes = preview.refusals.map(\.rawValue).joined(separator: " ")
        Screen.write(
            "\(preview.from) to \(preview.to): \(preview.plan.diff.class.rawValue)"
                + (codes.isEmpty ? "" : ", refused: \(codes)") + "\n"
        )
        var table = TextTable("override", "value", "becomes")
        for leaf in preview.plan.campaign.leaves {
            table.add(leaf.path, JSONLine.text(JSON(leaf.value)), Self.text(leaf.verdict))
        }
        table.write(ifEmpty: "The campaign overrides nothing.")
    }

    private static func text(_ verdict: OverrideMigration.Verdict) -> String {
        switch verdict {
        case .keep: "stays"
        case .drop: "is dropped"
        case .conflict(let codes):
            "conflict: " + codes.map(\.rawValue).joined(separator: " ")
        }
    }
}
