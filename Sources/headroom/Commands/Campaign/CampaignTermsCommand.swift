import ArgumentParser
import Contracts
import Domain
import Storage

/// Agrees on other terms for a campaign.
struct CampaignTermsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "terms",
        abstract: "Change what a campaign was sold for, today or from a date on.",
        discussion: """
            The terms are given whole; the model may be another one. A lower limit evicts nobody: \
            nobody else gets in until there is room again. Once a campaign has been active, only \
            other seats, their price, a share or more credits may change in the middle of a month.

              headroom campaign terms spring --seats 80 --price 450 --from 2026-06-01
              headroom campaign terms letters --credits 6000 --price 0.50
              headroom campaign terms shared --subscription s1 --share-bp 4000
              headroom campaign terms coaching --terms-json terms.json --from 2026-07-01
            """
    )

    @OptionGroup var sending: SendArguments
    @OptionGroup(title: "What is sold") var terms: TermsArguments

    @Argument(help: "The campaign's id.")
    var id: String

    @Option(help: "The currency of the amounts; the campaign's own when left out.")
    var currency: Currency?

    @Option(help: "The first local day they hold on, YYYY-MM-DD; today when left out.")
    var from: CivilDate?

    @Option(help: "Why.")
    var reason: String?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func validate() throws {
        if terms.termsJson == nil, try terms.chosenModel() == nil {
            throw ValidationError("say what is sold, such as --seats and --price")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let partition = try await sending.company(ofCampaign: id, given: company)
            guard let agreed = try terms.json(in: try await priced()) else {
                throw CommandFault(.usage, "say what is sold, such as --seats and --price")
            }
            var data: JSONObject = ["campaignId": .string(id)]
            for member in agreed.members { data[member.key] = member.value }
            data["effectiveFrom"] = from.map { .string($0.iso) }
            data["reason"] = reason.map { .string($0) }
            try await sending.send(.campaignChangeTerms, partition: partition, data: data) {
                sentence($0, agreed)
            }
        }
    }

    /// The currency of the amounts: as given, or the campaign's where it is known here.
    private func priced() async throws -> Currency {
        if let currency { return currency }
        guard let known = try? await sending.node.reader().campaign(id).value else { return .eur }
        return known.campaign.fields.currency ?? .eur
    }

    private func sentence(_ verdict: Verdict, _ agreed: JSONObject) -> String {
        let model = agreed["model"]?.string.flatMap(PricingModel.init(rawValue:))
        let entered = model.flatMap { model in
            agreed["terms"]?.object.flatMap { TermsInput(model: model, json: $0) }
        }
        let from = verdict.result["effectiveFrom"]?.string ?? "today"
        let warnings = (verdict.result["warnings"]?.array ?? []).compactMap(\.string)
        let notes = warnings.isEmpty ? "" : "; note: \(warnings.joined(separator: ", "))"
        return "\(id): \(entered.map(TermsLines.sentence) ?? "other terms") from \(from)\(notes)"
    }
}
