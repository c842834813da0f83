import ArgumentParser
import Contracts
import Domain

/// Makes a pricing proposal.
struct PricingProposeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "propose",
        abstract: "Work out what each pricing model would cost, and which one to take.",
        discussion: """
            Prices are those of today's price book in the currency of the budget. A bundle is an \
            option when a subscription has a quarter to give; a custom deal, when nothing else \
            fits the budget. The proposal is kept and its prices hold for 30 days.

              headroom pricing propose --company acme --template mentor@1 --group newcomers \\
                --beneficiaries 120 --volunteers 40 --sessions 480 --budget 25000
            """
    )

    @OptionGroup var sending: SendArguments

    @Option(help: "The company.")
    var company: String

    @Option(help: "The template version, such as mentor@1; without @ its version 1.")
    var template: String

    @Option(help: "The beneficiary group.")
    var group: String

    @Option(help: "How many people are helped.")
    var beneficiaries: Int64

    @Option(help: "How many give time; one for five people helped when left out.")
    var volunteers: Int64?

    @Option(help: "How many sessions are held; four for each person helped when left out.")
    var sessions: Int64?

    @Option(help: "How long it runs, 1 to 36 months.")
    var months: Int64 = 3

    @Option(help: "What may be spent, such as 25000.")
    var budget: String

    @Option(help: "The currency of the budget; the company's own when left out.")
    var currency: Currency?

    @Option(help: "An id of your choice, without _ and @; otherwise one is made.")
    var id: String?

    func run() async throws {
        try await CommandFault.reporting {
            let known = await sending.node.billingCurrency(of: company)
            guard let currency = currency ?? known else {
                throw CommandFault(
                    .usage,
                    "--currency is needed: no database on this machine knows that of \(company)"
                )
            }
            let money = try MoneyText.json(budget, currency, option: "--budget")
            var data: JSONObject = [
                "companyId": .string(company),
                "versionId": .string(template.contains("@") ? template : "\(template)@1"),
                "groupId": .string(group), "beneficiaries": .int(beneficiaries),
                "months": .int(months), "budget": money,
            ]
            data["id"] = id.map { .string($0) }
            data["volunteers"] = volunteers.map { .int($0) }
            data["sessions"] = sessions.map { .int($0) }
            try await sending.send(.proposalCreate, partition: company, data: data) {
                ProposalLines.lines($0.result).joined(separator: "\n")
            }
        }
    }
}
