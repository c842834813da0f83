import Contracts
import Domain

/// A fourth company, which shows what pricing insights can say beyond the campaigns of domain §24.
///
/// One campaign achieves much, one has nearly spent its budget, one may miss a promise, one hardly
/// uses its share of a bundle, and one is used by nobody. Source: domain §9.3, §12.3.
enum DemoHarbor {
    static let company = DemoCompanies.Company(
        id: "harborline",
        name: "Harborline Shipping",
        country: "PL",
        zone: "Europe/Warsaw",
        currency: "EUR",
        locale: "en",
        industry: "Shipping"
    )

    /// 250 learners of 2026, of which one campaign has two fifths.
    static func subscription(_ calendar: DemoCalendar) -> JSONObject {
        [
            "id": .string("sub-harborline"), "sku": .string("B250"), "quantity": .int(1),
            "annualPrice": DemoScribe.money(500_000, "EUR"), "learnersSupported": .int(250),
            "periodStart": .string(calendar.iso("2026-01-01")),
            "periodEnd": .string(calendar.iso("2026-12-31")), "borrowing": .string("none"),
        ]
    }

    static let campaigns = [
        DemoCampaign(
            id: "c-harbor-mentors",
            company: "harborline",
            name: "Harbor Mentors",
            template: "t-mentor-one",
            group: "g-jobseekers-berlin",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(10, price: 20_000, "EUR"),
            start: "2026-01-12",
            end: "2026-07-31",
            volunteers: 10,
            beneficiaries: 10,
            budget: 2_000_000,
            drafted: "2025-12-15",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-harbor-stage",
            company: "harborline",
            name: "Harbor on Stage",
            template: "t-mentor-one",
            group: "g-youth-oslo",
            currency: "EUR",
            model: .custom,
            terms: DemoCampaign.fee(1_900_000, "once", "EUR"),
            start: "2026-01-12",
            end: "2026-05-10",
            volunteers: 10,
            beneficiaries: 10,
            budget: 2_000_000,
            drafted: "2025-12-15",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-harbor-shadows",
            company: "harborline",
            name: "Harbor Job Shadows",
            template: "t-job-shadow",
            group: "g-youth-oslo",
            currency: "EUR",
            model: .iaas,
            terms: promising(
                ["sroi": 300],
                DemoCampaign.learners(20, price: 60_000, "EUR")
            ),
            start: "2026-02-02",
            end: "2026-06-30",
            volunteers: 5,
            beneficiaries: 20,
            budget: 1_500_000,
            drafted: "2026-01-12",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-harbor-buddies",
            company: "harborline",
            name: "Harbor Buddies",
            template: "t-buddy-one",
            group: "g-idp-lviv",
            currency: "EUR",
            model: .bundle,
            terms: DemoCampaign.share(4000, of: "sub-harborline"),
            start: "2026-02-02",
            end: "2026-10-31",
            volunteers: 40,
            beneficiaries: 100,
            budget: 600_000,
            drafted: "2026-01-12",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-harbor-night",
            company: "harborline",
            name: "Harbor by Night",
            template: "t-mentor-one",
            group: "g-students-kyiv",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(5, price: 30_000, "EUR"),
            start: "2026-01-12",
            end: "2026-06-30",
            volunteers: 5,
            beneficiaries: 5,
            budget: 1_200_000,
            drafted: "2025-12-15",
            recruitLeadDays: 14
        ),
    ]

    static let waves = [
        DemoPeople.Wave("c-harbor-mentors", .volunteer, upTo: 7, "2026-01-05", "2026-01-09"),
        DemoPeople.Wave("c-harbor-mentors", .beneficiary, upTo: 10, "2026-01-12", "2026-01-23"),
        DemoPeople.Wave("c-harbor-stage", .volunteer, upTo: 5, "2026-01-05", "2026-01-09"),
        DemoPeople.Wave("c-harbor-stage", .beneficiary, upTo: 8, "2026-01-12", "2026-01-23"),
        DemoPeople.Wave("c-harbor-shadows", .volunteer, upTo: 5, "2026-01-26", "2026-01-30"),
        DemoPeople.Wave("c-harbor-shadows", .beneficiary, upTo: 8, "2026-02-02", "2026-02-13"),
        DemoPeople.Wave("c-harbor-buddies", .volunteer, upTo: 2, "2026-01-26", "2026-01-30"),
        DemoPeople.Wave("c-harbor-buddies", .beneficiary, upTo: 9, "2026-02-02", "2026-02-20"),
    ]

    /// In the last four weeks, so that every volunteer has met somebody lately.
    static let sessions = [
        DemoSessions.Series(
            "c-harbor-mentors",
            "session",
            70,
            "2026-03-19",
            "2026-04-14",
            minutes: 90
        ),
        DemoSessions.Series(
            "c-harbor-stage",
            "session",
            45,
            "2026-03-19",
            "2026-04-14",
            minutes: 90
        ),
        DemoSessions.Series(
            "c-harbor-shadows",
            "shift",
            15,
            "2026-03-19",
            "2026-04-14",
            minutes: 240
        ),
        DemoSessions.Series(
            "c-harbor-buddies",
            "checkin",
            20,
            "2026-03-19",
            "2026-04-14",
            minutes: 90
        ),
    ]

    static let progress = [
        DemoProgress.Series("c-harbor-shadows", .served, upTo: 6, "2026-03-02", "2026-04-10")
    ]

    static let outcomes =
        measured("c-harbor-mentors", .jobReadiness, from: 3000, to: 7500)
        + measured("c-harbor-stage", .belonging, from: 3000, to: 5000)
        + measured("c-harbor-shadows", .jobReadiness, from: 3000, to: 4000)
        + measured("c-harbor-buddies", .belonging, from: 3000, to: 4000)

    private static func measured(
        _ campaign: String,
        _ dimension: OutcomeDimension,
        from baseline: Int64,
        to progress: Int64
    ) -> [DemoOutcomes.Series] {
        [
            DemoOutcomes.Series(
                campaign: campaign,
                dimension: dimension,
                phase: "baseline",
                scoreBp: baseline,
                confidence: 85,
                first: "2026-02-23",
                last: "2026-02-27"
            ),
            DemoOutcomes.Series(
                campaign: campaign,
                dimension: dimension,
                phase: "progress",
                scoreBp: progress,
                confidence: 85,
                first: "2026-04-07",
                last: "2026-04-10"
            ),
        ]
    }

    private static func promising(
        _ thresholds: [String: Int64],
        _ terms: JSONObject
    ) -> JSONObject {
        var terms = terms
        terms["guarantees"] = .array(
            thresholds.sorted { $0.key < $1.key }.map {
                .object(["metric": .string($0.key), "threshold": .int($0.value)])
            }
        )
        return terms
    }

    static let expectations: [DemoExpectation] = [
        .init("c-harbor-mentors", .active, 7, 10, 11),
        .init("c-harbor-stage", .active, 5, 10, 11),
        .init("c-harbor-shadows", .active, 8, 20, 22),
        .init("c-harbor-buddies", .active, 9, 100, 110),
        .init("c-harbor-night", .active, 0, 5, 5),
    ]
}
