import ArgumentParser
import Contracts
import Domain

/// Publishes a price book.
struct PriceBookPublishCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish",
        abstract: "Publish the prices of a currency from a date on.",
        discussion: """
            The file holds {"currency":…,"effectiveFrom":…,"items":{…}} as headroom pricebook list \
            --json shows a book, amounts in minor units: seat, credit, learner, customSession, \
            bundles (by sku: annualPrice, learnersSupported), volunteerHour, thresholds (low, \
            high) and socialValues (confidence, belonging, language, job_readiness, well_being). \
            The euro has a book from the beginning; a campaign in any other currency can be \
            planned once its first book is published.

              headroom pricebook publish nok.json --from 2030-01-01
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The file; - is standard input.")
    var file: String

    @Option(help: "The currency, in place of the file's.")
    var currency: Currency?

    @Option(help: "The first day (UTC) it holds on, in place of the file's.")
    var from: CivilDate?

    func run() async throws {
        try await CommandFault.reporting {
            var data = try JSONFile.object(file)
            if let currency { data["currency"] = .string(currency.rawValue) }
            if let from { data["effectiveFrom"] = .string(from.iso) }
            try await sending.send(.pricebookPublish, partition: Routes.platform, data: data) {
                "published prices in \($0.result["currency"]?.string ?? "")"
                    + " from \($0.result["effectiveFrom"]?.string ?? "")"
            }
        }
    }
}
