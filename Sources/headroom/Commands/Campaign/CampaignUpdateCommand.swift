import ArgumentParser
import Contracts
import Domain
import Storage

/// Changes fields of a campaign.
struct CampaignUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change fields of a campaign; what is not given stays as it is.",
        discussion: """
            In a draft everything may change, what is sold too. From then on the template, the \
            group, the dates and the currency are fixed; a running campaign may only end later. \
            What it was sold for changes with headroom campaign terms. A field that may not change \
            any more is refused by name, and nothing changes then. Labels take the place of all \
            labels before; the defaults below are those of a new campaign.

              headroom campaign update spring --budget 60000 --overbook 15 --tag pilot
              headroom campaign update spring --end 2030-12-31 --expected-version 4
              headroom campaign update spring --no-waitlist --notes "no rooms in July"
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Option(help: "The name, 1 to 255 characters.")
    var name: String?

    @OptionGroup var plan: CampaignPlanArguments

    @Flag(help: "Take all labels away.")
    var noTags = false

    @Option(help: "The currency of all amounts; the campaign's own when left out.")
    var currency: Currency?

    @Option(help: "Do it only if the campaign still has this version.")
    var expectedVersion: Int64?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func validate() throws {
        if name == nil, currency == nil, !noTags, plan.isEmpty {
            throw ValidationError("say what to change, such as --name or --budget")
        }
        if noTags, !plan.tag.isEmpty {
            throw ValidationError("--no-tags takes all labels away; leave out --tag")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let partition = try await sending.company(ofCampaign: id, given: company)
            let known = try? await sending.node.reader().campaign(id).value?.campaign
            var fields = try plan.json(in: try pricing(known))
            fields["name"] = name.map { .string($0) }
            if noTags { fields["tags"] = .array([]) }
            if let currency, currency != known?.fields.currency {
                fields["currency"] = .string(currency.rawValue)
            }
            var version = expectedVersion
            if plan.changesWaitlist {
                fields["waitlist"] = try waitlist(known)
                // What is filled in from here must still hold there.
                if !plan.hasWholeWaitlist { version = version ?? known?.version }
            }
            var data: JSONObject = ["campaignId": .string(id), "fields": .object(fields)]
            data["expectedVersion"] = version.map { .int($0) }
            try await sending.send(.campaignUpdate, partition: partition, data: data) {
                "changed campaign \(id), version \($0.result["version"]?.int ?? 0)"
            }
        }
    }

    /// The currency that amounts are read in: as given, or the campaign's where it is known here.
    private func pricing(_ known: CampaignRow?) throws -> Currency {
        if let known = currency ?? known?.fields.currency { return known }
        guard try !plan.hasAmounts() else {
            throw CommandFault(
                .usage,
                "--currency is needed for the amounts: nobody here knows that of \(id)"
            )
        }
        return .eur
    }

    private func waitlist(_ known: CampaignRow?) throws -> JSON {
        guard known != nil || plan.hasWholeWaitlist else {
            throw CommandFault(
                .usage,
                "nobody here knows the waiting list of \(id): give --waitlist or --no-waitlist,"
                    + " --waitlist-length, --waitlist-days and --waitlist-offer together"
            )
        }
        return plan.waitlistSettings(over: known?.fields.waitlist ?? CampaignFields.Waitlist())
    }
}
