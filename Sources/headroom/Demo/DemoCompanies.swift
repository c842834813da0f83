import Contracts
import Domain
import Engine

/// The companies of domain §24, the price book that their currencies need, and a subscription.
struct DemoCompanies {
    /// One company.
    struct Company: Sendable {
        let id: String
        let name: String
        let country: String
        let zone: String
        let currency: String
        let locale: String
        let industry: String
    }

    /// All companies.
    static let all = [
        Company(
            id: "northlight",
            name: "Northlight Energy",
            country: "NO",
            zone: "Europe/Oslo",
            currency: "NOK",
            locale: "no",
            industry: "Energy"
        ),
        Company(
            id: "veridia",
            name: "Veridia Bank",
            country: "DE",
            zone: "Europe/Berlin",
            currency: "EUR",
            locale: "en",
            industry: "Banking"
        ),
        Company(
            id: "sunbridge",
            name: "Sunbridge Retail",
            country: "UA",
            zone: "Europe/Kyiv",
            currency: "EUR",
            locale: "uk",
            industry: "Retail"
        ),
        DemoHarbor.company,
    ]

    /// The numbers of the EUR book of domain §9.2, which the NOK book repeats.
    private static let prices: JSONObject = [
        "seat": .int(50_000), "credit": .int(50), "learner": .int(15_000),
        "customSession": .int(10_000),
        "bundles": .object([
            "B250": bundle(500_000, 250), "B500": bundle(1_000_000, 500),
            "B2500": bundle(5_000_000, 2500), "B5000": bundle(10_000_000, 5000),
        ]),
        "volunteerHour": .int(2995),
        "thresholds": .object(["low": .int(500_000), "high": .int(5_000_000)]),
        "socialValues": .object([
            "confidence": .int(150_000), "belonging": .int(250_000), "language": .int(400_000),
            "job_readiness": .int(900_000), "well_being": .int(300_000),
        ]),
    ]

    private static func bundle(_ price: Int64, _ learners: Int64) -> JSON {
        .object(["annualPrice": .int(price), "learnersSupported": .int(learners)])
    }

    /// The commands that make them, in the order in which they are needed.
    ///
    /// Fails with a sentence when the system has no time-zone database.
    static func entries(_ scribe: DemoScribe) throws -> [DemoEntry] {
        let subscription: JSONObject = [
            "id": .string("sub-veridia"), "sku": .string("B500"), "quantity": .int(1),
            "annualPrice": DemoScribe.money(1_000_000, "EUR"), "learnersSupported": .int(500),
            "periodStart": .string(scribe.calendar.iso("2026-01-01")),
            "periodEnd": .string(scribe.calendar.iso("2026-12-31")),
            "borrowing": .string("siblings"),
        ]
        return try all.map { try register($0, scribe) } + [
            scribe.command(
                .pricebookPublish,
                "pricebook-nok",
                to: Routes.platform,
                at: DemoCalendar.beginning,
                [
                    "currency": .string("NOK"),
                    "effectiveFrom": .string(scribe.calendar.iso("2025-08-18")),
                    "items": .object(prices),
                ]
            ),
            scribe.command(
                .subscriptionCreate,
                "sub-veridia",
                to: "veridia",
                at: DemoDay("2025-12-01").at(9),
                subscription
            ),
            scribe.command(
                .subscriptionCreate,
                "sub-harborline",
                to: "harborline",
                at: DemoDay("2025-12-01").at(9),
                DemoHarbor.subscription(scribe.calendar)
            ),
        ]
    }

    private static func register(_ company: Company, _ scribe: DemoScribe) throws -> DemoEntry {
        let moment = DemoCalendar.beginning
        let table = ZoneResolver.table(company.zone, around: scribe.calendar.instant(moment))
        guard let table else {
            throw CommandFault(
                .unavailable,
                "the time zone \(company.zone) is unknown here: install tzdata"
            )
        }
        let kinds = ["sales", "company_admin", "customer_success"]
        return scribe.command(
            .companyRegister,
            "company-\(company.id)",
            to: company.id,
            at: moment,
            [
                "id": .string(company.id), "name": .string(company.name),
                "country": .string(company.country), "timeZone": .string(company.zone),
                "billingCurrency": .string(company.currency),
                "industry": .string(company.industry),
                "zoneTable": .array(
                    table.map {
                        .object([
                            "fromMs": .int($0.fromMs), "offsetSeconds": .int($0.offsetSeconds),
                        ])
                    }
                ),
                "contacts": .array(
                    kinds.map {
                        .object([
                            "kind": .string($0), "locale": .string(company.locale),
                            "address": .string("\($0)@\(company.id).example"),
                        ])
                    }
                ),
            ]
        )
    }
}
