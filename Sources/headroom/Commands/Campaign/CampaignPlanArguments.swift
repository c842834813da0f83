import ArgumentParser
import Contracts
import Domain

/// The fields of a campaign that a draft may lack and a change may leave alone, as options.
struct CampaignPlanArguments: ParsableArguments {
    @Option(help: "What it is about.")
    var description: String?

    @Option(help: "The template version, such as mentor@1; without @ its version 1.")
    var template: String?

    @Option(help: "The beneficiary group.")
    var group: String?

    @Option(help: "The first day, YYYY-MM-DD.")
    var start: CivilDate?

    @Option(help: "The last day, inclusive, YYYY-MM-DD.")
    var end: CivilDate?

    @OptionGroup(title: "What is sold") var terms: TermsArguments

    @Option(help: "What the campaign may cost, such as 40000.")
    var budget: String?

    @Option(help: "Volunteers it aims for; with --seats in a new campaign, as many by default.")
    var targetVolunteers: Int64?

    @Option(
        help: """
            Beneficiaries it aims for; with --learners or --seats in a new campaign, as many by \
            default.
            """
    )
    var targetBeneficiaries: Int64?

    @Option(help: "Percent that may be enrolled beyond the limit, 0 to 50; 10 by default.")
    var overbook: Int64?

    @Flag(help: "Whether people may wait when it is full; by default they may.")
    var waitlist: WaitlistChoice?

    @Option(help: "How many may wait, 0 to 10000; 500 by default.")
    var waitlistLength: Int64?

    @Option(help: "Days that somebody waits, 1 to 90; 14 by default.")
    var waitlistDays: Int64?

    @Option(
        help:
            "Minutes for which a free place is offered to who is next, 0 to 20160; 0 enrolls them."
    )
    var waitlistOffer: Int64?

    @Option(help: "Sessions it may hold at most, at least 1.")
    var maxSessions: Int64?

    @Option(help: "low, medium, high or critical.")
    var priority: String?

    @Option(help: "A label; repeat the option for more.")
    var tag: [String] = []

    @Option(help: "Notes that only staff see.")
    var notes: String?

    @Option(help: "Days before the start at which recruiting opens by itself, 0 to 90.")
    var recruitLeadDays: Int64?

    @Option(help: "Days after completion at which it closes by itself, 1 to 365.")
    var autoCloseDays: Int64?

    /// Whether there is a waiting list.
    enum WaitlistChoice: String, EnumerableFlag {
        /// People may wait.
        case waitlist
        /// People are refused.
        case noWaitlist
    }

    /// Whether none of the options was given.
    var isEmpty: Bool {
        guard !changesWaitlist, let fields = try? json(in: .eur) else { return false }
        return fields.members.isEmpty
    }

    /// Whether an option about the waiting list was given.
    var changesWaitlist: Bool {
        waitlist != nil || waitlistLength != nil || waitlistDays != nil || waitlistOffer != nil
    }

    /// Whether the options say all there is to say about the waiting list.
    var hasWholeWaitlist: Bool {
        waitlist != nil && waitlistLength != nil && waitlistDays != nil && waitlistOffer != nil
    }

    /// Whether there are amounts that mean nothing without a currency.
    func hasAmounts() throws -> Bool {
        if budget != nil { return true }
        guard terms.termsJson == nil else { return false }
        return try terms.chosenModel() != nil
    }

    /// The settings of the waiting list: as given, the rest as before.
    func waitlistSettings(over before: CampaignFields.Waitlist) -> JSON {
        .object([
            "enabled": .bool(waitlist.map { $0 == .waitlist } ?? before.enabled),
            "maxLength": .int(waitlistLength ?? before.maxLength),
            "ttlDays": .int(waitlistDays ?? before.ttlDays),
            "offerMinutes": .int(waitlistOffer ?? before.offerMinutes),
        ])
    }

    /// What was given as a command carries it, but the waiting list.
    ///
    /// Throws a sentence that names the option.
    func json(in currency: Currency) throws -> JSONObject {
        var object = JSONObject()
        object["description"] = description.map { .string($0) }
        object["templateVersionId"] = template.map { .string($0.contains("@") ? $0 : "\($0)@1") }
        object["groupId"] = group.map { .string($0) }
        object["startDate"] = start.map { .string($0.iso) }
        object["endDate"] = end.map { .string($0.iso) }
        object["priority"] = priority.map { .string($0) }
        if !tag.isEmpty { object["tags"] = .array(tag.map { .string($0) }) }
        object["internalNotes"] = notes.map { .string($0) }
        object["targetVolunteers"] = targetVolunteers.map { .int($0) }
        object["targetBeneficiaries"] = targetBeneficiaries.map { .int($0) }
        object["maxSessions"] = maxSessions.map { .int($0) }
        if let budget {
            object["budgetAllocated"] = try MoneyText.json(budget, currency, option: "--budget")
        }
        for member in try terms.json(in: currency)?.members ?? [] {
            object[member.key] = member.value
        }
        object["overbookPct"] = overbook.map { .int($0) }
        object["recruitLeadDays"] = recruitLeadDays.map { .int($0) }
        object["autoCloseDays"] = autoCloseDays.map { .int($0) }
        return object
    }
}
