import ArgumentParser
import Contracts
import Domain

/// The fields of a new campaign as options.
struct CampaignFieldArguments: ParsableArguments {
    @Option(help: "The name, 1 to 255 characters.")
    var name: String

    @OptionGroup var plan: CampaignPlanArguments

    @Option(
        help: """
            The currency of all amounts: EUR, USD, GBP, NOK and others; the one that the company \
            is billed in when left out.
            """
    )
    var currency: Currency?

    /// The fields as the command carries them; a number sold is also the number aimed for.
    ///
    /// Without a currency the amounts are in `billing`, that of the company; where nobody here
    /// knows it, amounts need one.
    func json(billing: Currency?) throws -> JSONObject {
        if currency == nil, billing == nil, try plan.hasAmounts() {
            throw CommandFault(
                .usage,
                "--currency is needed: no database on this machine knows what the company is"
                    + " billed in"
            )
        }
        let currency = currency ?? billing ?? .eur
        var object = try plan.json(in: currency)
        let terms = plan.terms
        object["name"] = .string(name)
        if self.currency != nil || billing != nil {
            object["currency"] = .string(currency.rawValue)
        }
        object["targetVolunteers"] = (plan.targetVolunteers ?? terms.seats).map { .int($0) }
        object["targetBeneficiaries"] =
            (plan.targetBeneficiaries ?? terms.learners ?? terms.seats).map { .int($0) }
        if plan.changesWaitlist {
            object["waitlist"] = plan.waitlistSettings(over: CampaignFields.Waitlist())
        }
        return object
    }
}
