import Domain

/// The campaigns of domain §24, over all pricing models and states, and those beside them.
struct DemoCampaigns {
    /// All campaigns, in the order in which they are shown.
    static let all: [DemoCampaign] = northlight + veridia + sunbridge + DemoHarbor.campaigns

    /// A campaign of a table; a name that no campaign has is a mistake in the table.
    static func named(_ id: String) -> DemoCampaign {
        guard let found = all.first(where: { $0.id == id }) else {
            preconditionFailure("a table of the demo data names \(id), which is no campaign")
        }
        return found
    }

    private static let northlight = [
        DemoCampaign(
            id: "c-mentors-oslo",
            company: "northlight",
            name: "Mentors Oslo",
            template: "t-mentor-one",
            group: "g-refugees-oslo",
            currency: "NOK",
            model: .seats,
            terms: DemoCampaign.seats(50, price: 550_000, "NOK"),
            start: "2026-01-12",
            end: "2026-06-28",
            volunteers: 50,
            beneficiaries: 50,
            budget: 150_000_000,
            drafted: "2025-12-08",
            recruitLeadDays: 21
        ),
        DemoCampaign(
            id: "c-mentor-circle",
            company: "northlight",
            name: "Mentor Circle",
            template: "t-mentor-group",
            group: "g-youth-oslo",
            currency: "NOK",
            model: .seats,
            terms: DemoCampaign.seats(7, price: 550_000, "NOK"),
            start: "2026-03-10",
            end: "2026-07-31",
            volunteers: 7,
            beneficiaries: 30,
            budget: 25_000_000,
            drafted: "2026-02-16",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-norwegian-oslo",
            company: "northlight",
            name: "Norwegian Oslo",
            template: "t-norwegian-b1b2",
            group: "g-refugees-oslo",
            currency: "NOK",
            model: .credits,
            terms: DemoCampaign.credits(mc: 4_000_000, price: 500, "NOK"),
            start: "2026-01-19",
            end: "2026-05-10",
            volunteers: 6,
            beneficiaries: 24,
            budget: 6_000_000,
            drafted: "2025-12-15",
            recruitLeadDays: 14,
            steps: [
                .init(
                    target: .paused,
                    at: DemoDay("2026-04-01").at(9),
                    reason: "The rooms are being renovated"
                )
            ]
        ),
        DemoCampaign(
            id: "c-interns-2025",
            company: "northlight",
            name: "Interns 2025",
            template: "t-internship",
            group: "g-youth-oslo",
            currency: "NOK",
            model: .iaas,
            terms: DemoCampaign.learners(60, price: 90_000, "NOK"),
            start: "2025-09-01",
            end: "2025-12-31",
            volunteers: 20,
            beneficiaries: 60,
            budget: 9_000_000,
            drafted: "2025-08-20",
            recruitLeadDays: 10
        ),
        DemoCampaign(
            id: "c-family-buddies",
            company: "northlight",
            name: "Family Buddies",
            template: "t-buddy-family",
            group: "g-caregivers-oslo",
            currency: "NOK",
            model: .custom,
            terms: DemoCampaign.fee(5_000_000, "once", "NOK"),
            start: "2026-08-01",
            end: "2027-07-31",
            volunteers: 25,
            beneficiaries: 25,
            budget: 8_000_000,
            drafted: "2026-04-08",
            isPlanned: false
        ),
    ]

    private static let veridia = [
        DemoCampaign(
            id: "c-german-berlin",
            company: "veridia",
            name: "German Berlin",
            template: "t-german-a1b1",
            group: "g-migrants-berlin",
            currency: "EUR",
            model: .iaas,
            terms: DemoCampaign.learners(100, price: 120_000, "EUR"),
            start: "2026-01-05",
            end: "2026-06-30",
            volunteers: 16,
            beneficiaries: 100,
            budget: 15_000_000,
            drafted: "2025-12-01",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-buddy-hamburg",
            company: "veridia",
            name: "Buddies Hamburg",
            template: "t-buddy-one",
            group: "g-asylum-hamburg",
            currency: "EUR",
            model: .bundle,
            terms: DemoCampaign.share(2000, of: "sub-veridia"),
            start: "2026-01-15",
            end: "2026-12-31",
            volunteers: 80,
            beneficiaries: 100,
            budget: 1_500_000,
            drafted: "2025-12-10",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-english-hamburg",
            company: "veridia",
            name: "English Hamburg",
            template: "t-english-a1a2",
            group: "g-asylum-hamburg",
            currency: "EUR",
            model: .bundle,
            terms: DemoCampaign.share(2000, of: "sub-veridia"),
            start: "2026-02-02",
            end: "2026-12-31",
            volunteers: 10,
            beneficiaries: 100,
            budget: 2_000_000,
            drafted: "2026-01-12",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-mentor-women",
            company: "veridia",
            name: "Mentors for Women",
            template: "t-mentor-one",
            group: "g-migrants-berlin",
            currency: "EUR",
            model: .bundle,
            terms: DemoCampaign.share(2500, of: "sub-veridia"),
            start: "2026-02-02",
            end: "2026-12-31",
            volunteers: 60,
            beneficiaries: 125,
            budget: 2_500_000,
            drafted: "2026-01-12",
            recruitLeadDays: 14
        ),
        DemoCampaign(
            id: "c-jobs-berlin",
            company: "veridia",
            name: "Jobs Berlin",
            template: "t-job-shadow",
            group: "g-jobseekers-berlin",
            currency: "EUR",
            model: .custom,
            terms: DemoCampaign.fee(200_000, "monthly", "EUR", session: (rate: 10_000, cap: 200)),
            start: "2026-01-05",
            end: "2026-09-30",
            volunteers: 40,
            beneficiaries: 60,
            budget: 4_500_000,
            drafted: "2025-12-12",
            recruitLeadDays: 10
        ),
        DemoCampaign(
            id: "c-pro-buddies",
            company: "veridia",
            name: "Pro Buddies Berlin",
            template: "t-buddy-pro",
            group: "g-jobseekers-berlin",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(25, price: 50_000, "EUR"),
            start: "2026-05-04",
            end: "2026-08-23",
            volunteers: 25,
            beneficiaries: 25,
            budget: 6_000_000,
            drafted: "2026-03-23",
            recruitLeadDays: 28
        ),
    ]

    private static let sunbridge = [
        DemoCampaign(
            id: "c-digital-lviv",
            company: "sunbridge",
            name: "Digital Lviv",
            template: "t-digital-basics",
            group: "g-idp-lviv",
            currency: "EUR",
            model: .credits,
            terms: DemoCampaign.credits(mc: 10_000_000, price: 50, "EUR"),
            start: "2026-02-02",
            end: "2026-05-31",
            volunteers: 10,
            beneficiaries: 80,
            budget: 1_500_000,
            drafted: "2026-01-14",
            recruitLeadDays: 10
        ),
        DemoCampaign(
            id: "c-tech-mentors-kyiv",
            company: "sunbridge",
            name: "Tech Mentors Kyiv",
            template: "t-mentor-tech",
            group: "g-women-tech-kyiv",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(20, price: 50_000, "EUR"),
            start: "2026-02-01",
            end: "2026-06-30",
            volunteers: 20,
            beneficiaries: 30,
            budget: 6_500_000,
            drafted: "2026-01-09",
            recruitLeadDays: 14,
            priority: "critical"
        ),
        DemoCampaign(
            id: "c-bootcamp-kyiv",
            company: "sunbridge",
            name: "Bootcamp Kyiv",
            template: "t-tech-bootcamp",
            group: "g-women-tech-kyiv",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(30, price: 50_000, "EUR"),
            start: "2026-06-01",
            end: "2026-08-23",
            volunteers: 30,
            beneficiaries: 60,
            budget: 5_500_000,
            drafted: "2026-04-01"
        ),
        DemoCampaign(
            id: "c-cloud-certs",
            company: "sunbridge",
            name: "Cloud Certificates",
            template: "t-cloud-certs",
            group: "g-students-kyiv",
            currency: "EUR",
            model: .credits,
            terms: DemoCampaign.credits(mc: 2_000_000, price: 50, "EUR"),
            start: "2026-03-02",
            end: "2026-06-07",
            volunteers: 6,
            beneficiaries: 60,
            budget: 900_000,
            drafted: "2026-02-09",
            recruitLeadDays: 10
        ),
        DemoCampaign(
            id: "c-buddy-2025",
            company: "sunbridge",
            name: "Buddies 2025",
            template: "t-buddy-group",
            group: "g-idp-lviv",
            currency: "EUR",
            model: .seats,
            terms: DemoCampaign.seats(30, price: 50_000, "EUR"),
            start: "2025-09-15",
            end: "2025-12-07",
            volunteers: 30,
            beneficiaries: 45,
            budget: 5_000_000,
            drafted: "2025-08-25",
            recruitLeadDays: 14,
            autoCloseDays: 30
        ),
    ]
}
