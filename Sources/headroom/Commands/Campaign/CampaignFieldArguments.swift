import ArgumentParser
import Contracts
import Domain

/// The fields of a new campaign as options.
struct CampaignFieldArguments: ParsableArguments {
    @Option(help: "The name, 1 to 255 characters.")
    var name: String

    @OptionGroup var plan: CampaignPlanArguments

    @Option(help: "The currency of all amounts: EUR, USD, GBP, NOK and others.")
    var currency: Currency = .eur

    /// The fields as the command carries them; a number sold is also the number aimed for.
    func json() throws -> JSONObject {
        var object = try plan.json(in: currency)
        let terms = plan.terms
        object["name"] = .string(name)
        object["currency"] = .string(currency.rawValue)
        object["targetVolunteers"] = (plan.targetVolunteers ?? terms.seats).map { .int($0) }
        object["targetBeneficiaries"] =
            (plan.targetBeneficiaries ?? terms.learners ?? terms.seats).map { .int($0) }
        if plan.changesWaitlist {
            object["waitlist"] = plan.waitlistSettings(over: CampaignFields.Waitlist())
        }
        return object
    }
}
