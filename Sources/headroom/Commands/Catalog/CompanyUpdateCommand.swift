import ArgumentParser
import Contracts
import Domain
import Storage

/// Changes fields of a company.
struct CompanyUpdateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change fields of a company; what is not given stays as it is.",
        discussion: """
            Contacts are given all together. Another currency is the default of what comes, and \
            changes nothing that was agreed. The time zone may change until the first campaign is \
            planned; its offsets are then resolved here and hold from a full hour on that is at \
            least 15 minutes away.

              headroom company update acme --name "Acme Group AS" --close-grace-days 5
              headroom company update acme --contact sales:sales@example.org \\
                --contact company_admin:anna@acme.example:no
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company.")
    var id: String

    @Option(help: "The name.")
    var name: String?

    @Option(help: "The country, two letters (ISO 3166).")
    var country: String?

    @Option(help: "The IANA time zone, such as Europe/Oslo.")
    var timeZone: String?

    @Option(help: "The default currency of its campaigns.")
    var currency: Currency?

    @Option(help: "What it does.")
    var industry: String?

    @Option(
        help: """
            Whom to tell: kind:address[:locale], the kind sales, company_admin or customer_success, \
            the locale en, uk or no. Repeat the option for more; they take the place of all before.
            """
    )
    var contact: [String] = []

    @Flag(help: "Take all contacts away.")
    var noContacts = false

    @Option(help: "Days after the end of a month before it closes, 0 to 10.")
    var closeGraceDays: Int64?

    @Option(help: "Do it only if the company still has this version.")
    var expectedVersion: Int64?

    func validate() throws {
        let isGiven = [
            name != nil, country != nil, timeZone != nil, currency != nil, industry != nil,
            !contact.isEmpty, noContacts, closeGraceDays != nil,
        ]
        guard isGiven.contains(true) else {
            throw ValidationError("say what to change, such as --name or --contact")
        }
        if noContacts, !contact.isEmpty {
            throw ValidationError("--no-contacts takes all contacts away; leave out --contact")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let refresh = try await refresh()
            let isLast = refresh?.entries.isEmpty ?? true
            var data: JSONObject = ["fields": .object(try fields())]
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(.companyUpdate, partition: id, data: data, isLast: isLast) {
                "changed company \(id), version \($0.result["version"]?.int ?? 0)"
            }
            guard let refresh, let timeZone, !isLast else { return }
            try await sending.send(refresh, company: id, zone: timeZone, keySuffix: "-zone")
        }
    }

    /// The offsets that go with another zone; nil when the zone stays.
    private func refresh() async throws -> ZoneRefresh? {
        guard let timeZone else { return nil }
        let found = try await sending.known(company: id, isNeeded: false)
        return try ZoneRefresh(
            to: timeZone,
            from: found?.value.zoneTable,
            clock: found?.clock ?? Instant(ms: 0)
        )
    }

    private func fields() throws -> JSONObject {
        var fields = JSONObject()
        fields["name"] = name.map { .string($0) }
        fields["country"] = country.map { .string($0) }
        fields["timeZone"] = timeZone.map { .string($0) }
        fields["billingCurrency"] = currency.map { .string($0.rawValue) }
        fields["industry"] = industry.map { .string($0) }
        if noContacts || !contact.isEmpty {
            fields["contacts"] = .array(try contact.map(ContactText.json))
        }
        fields["closeGraceDays"] = closeGraceDays.map { .int($0) }
        return fields
    }
}
