import ArgumentParser
import Contracts
import Domain
import Engine

/// Registers a company, with its time zone resolved into a table of offsets.
struct CompanyRegisterCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Register a company.",
        discussion: """
            Everything local about a company, days, months, when a campaign ends, follows its time \
            zone. The zone is resolved here into the offsets of the next fifteen years, because the \
            node itself asks no time-zone database.

              headroom company register acme --name "Acme AS" --country NO --time-zone Europe/Oslo \\
                --contact company_admin:anna@acme.example:no
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The id: 1 to 40 of a-z, 0-9 and -.")
    var id: String

    @Option(help: "The name.")
    var name: String

    @Option(help: "The country, two letters (ISO 3166).")
    var country: String

    @Option(help: "The IANA time zone, such as Europe/Oslo.")
    var timeZone: String

    @Option(help: "The default currency of its campaigns.")
    var currency: Currency = .eur

    @Option(help: "What it does.")
    var industry: String?

    @Option(
        help: """
            Whom to tell: kind:address[:locale], the kind sales, company_admin or customer_success, \
            the locale en, uk or no. Repeat the option for more.
            """
    )
    var contact: [String] = []

    @Option(help: "Days after the end of a month before it closes, 0 to 10; 2 by default.")
    var closeGraceDays: Int64?

    func run() async throws {
        try await CommandFault.reporting {
            let now = Instant(ms: WallClock.nowMs())
            guard let table = ZoneResolver.table(timeZone, around: now) else {
                throw ZoneResolver.unknown(timeZone)
            }
            var data: JSONObject = [
                "id": .string(id), "name": .string(name), "country": .string(country),
                "timeZone": .string(timeZone),
                "zoneTable": ZoneResolver.json(table),
                "billingCurrency": .string(currency.rawValue),
                "contacts": .array(try contact.map(ContactText.json)),
            ]
            data["industry"] = industry.map { .string($0) }
            data["closeGraceDays"] = closeGraceDays.map { .int($0) }
            try await sending.send(.companyRegister, partition: id, data: data) { _ in
                "registered company \(id)"
            }
        }
    }
}
