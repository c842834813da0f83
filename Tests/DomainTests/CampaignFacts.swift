import Domain
import Testing

/// Facts for guard tests.
enum CampaignFacts {
    /// A campaign that starts and may do anything today.
    static func sound() throws -> CampaignGuardFacts {
        let today = try Given.day("2026-04-15")
        var facts = CampaignGuardFacts(today: today, trigger: .manual)
        facts.reason = "agreed with the customer"
        facts.mayIssuerApprove = true
        facts.name = "Mentors Oslo"
        facts.hasTemplate = true
        facts.hasGroup = true
        facts.startDate = today
        facts.endDate = try Given.day("2026-06-28")
        facts.targetVolunteers = 50
        facts.targetBeneficiaries = 50
        facts.budgetMinor = 1
        facts.model = .seats
        facts.hasFinalSnapshot = true
        facts.isReconciled = true
        return facts
    }
}
