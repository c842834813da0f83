import ArgumentParser
import Contracts
import Domain
import Storage

/// Lists the holds and offers of a campaign.
struct HoldListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the holds and offers of a campaign, oldest first.",
        discussion: """
            Read from the node's database; nothing is asked of the node. What stands has the state \
            held; what has no reference is an offer to somebody off the waiting list. Go on with \
            --after and the last id of the page before.

              headroom hold list spring --status held
            """
    )

    @OptionGroup var list: ListArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(
        help: "Only those in a state: held, rejected, confirmed, released, expired or superseded."
    )
    var status: HoldStatus?

    @Option(help: "Only those of one person, by the id that the enrollment service gave.")
    var participant: String?

    @Option(help: "Go on after the hold with this id.")
    var after: String?

    func validate() throws {
        if let after, DerivedID.position(of: after) == nil {
            throw ValidationError("--after \(after): a hold's id looks like hld_acme_812_1")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var filter = HoldFilter(campaign: campaign, status: status, limit: list.limit)
            filter.participant = participant
            filter.after = after
            let page = try await list.reader().holds(filter)
            if list.json { return JSONLine.write(JSONLine.list(page, \.json)) }
            var table = TextTable(
                "hold",
                "reference",
                "participant",
                "role",
                "state",
                "cohort",
                "since",
                "until",
                "ended"
            )
            for hold in page.value {
                table.add(
                    hold.id,
                    hold.ref ?? "offer",
                    hold.participant,
                    hold.role.rawValue,
                    hold.status.rawValue,
                    hold.cohort ?? "-",
                    hold.placedAt.rfc3339,
                    hold.expiresAt?.rfc3339 ?? "-",
                    hold.endedAt?.rfc3339 ?? "-"
                )
            }
            table.write(ifEmpty: "There are no such holds.")
        }
    }
}
