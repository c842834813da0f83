import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists the enrollments of a campaign.
struct EnrollmentListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who takes part in a campaign and who did, oldest first.",
        discussion: """
            Read from the node's database; nothing is asked of the node. Go on with --after and the \
            last id of the page before.

              headroom enrollment list spring --status active --role volunteer
            """
    )

    @OptionGroup var list: ListArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "Only those in a state: active, withdrawn, completed or ended.")
    var status: EnrollmentStatus?

    @Option(help: "Only those in a role: volunteer or beneficiary.")
    var role: ParticipantRole?

    @Option(help: "Only those of one person, by the id that the enrollment service gave.")
    var participant: String?

    @Option(help: "Go on after the enrollment with this id.")
    var after: String?

    func validate() throws {
        if let after, DerivedID.position(of: after) == nil {
            throw ValidationError("--after \(after): an enrollment's id looks like enr_acme_812_1")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var filter = EnrollmentFilter(campaign: campaign, limit: list.limit)
            filter.status = status
            filter.role = role
            filter.participant = participant
            filter.after = after
            let page = try await list.reader().enrollments(filter)
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "enrollment",
                "participant",
                "role",
                "state",
                "cohort",
                "since",
                "until",
                "why it ended"
            )
            for row in page.value {
                table.add(
                    row.id,
                    row.participant,
                    row.role.rawValue,
                    row.status.rawValue,
                    row.instance ?? "-",
                    row.enrolledAt.rfc3339,
                    row.endedAt?.rfc3339 ?? "-",
                    row.endReason ?? "-"
                )
            }
            table.write(ifEmpty: "There are no such enrollments.")
        }
    }
}
