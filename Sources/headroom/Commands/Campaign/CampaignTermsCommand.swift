import ArgumentParser
import Contracts
import Domain

/// Agrees on other terms for a campaign.
struct CampaignTermsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "Change what a campaign was sold for, today or from a date on.",
        discussion: """
            A lower limit evicts nobody: nobody else gets in until there is room again.

              headroom campaign terms spring --seats 80 --price 450 --from 2026-06-01
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Option(help: "Seats sold.")
    var seats: Int64

    @Option(help: "The price of a seat and month, such as 500 or 499.50.")
    var price: String

    @Option(help: "The currency of the price.")
    var currency: Currency = .eur

    @Option(help: "The share of the price that a seat beyond the sold ones costs, in basis points.")
    var overageRate: Int64?

    @Option(help: "The first local day they hold on, YYYY-MM-DD; today when left out.")
    var from: CivilDate?

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(id), "model": .string(PricingModel.seats.rawValue),
                "terms": try SeatTermsText.json(
                    seats: seats,
                    price: price,
                    currency,
                    overageRate: overageRate
                ),
            ]
            data["effectiveFrom"] = from.map { .string($0.iso) }
            data["reason"] = reason.map { .string($0) }
            try await sending.send(
                .campaignChangeTerms,
                partition: try await sending.company(ofCampaign: id, given: company),
                data: data
            ) { verdict in
                "\(id): \(seats) seats from \(verdict.result["effectiveFrom"]?.string ?? "today")"
            }
        }
    }
}
