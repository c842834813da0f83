/// What a scheduled transition asks for beyond the guards of its edge.
///
/// Source: domain §20.
package struct ScheduledPreconditions: Hashable, Sendable {
    /// The distinct active volunteers there must be at least.
    package var minVolunteers: Int64?
    /// The distinct active beneficiaries there must be at least.
    package var minBeneficiaries: Int64?
    /// Whether the move may start the campaign before its first day.
    package var earlyStart: Bool

    /// The conditions of one transition; without any it is free.
    package init(
        minVolunteers: Int64? = nil,
        minBeneficiaries: Int64? = nil,
        earlyStart: Bool = false
    ) {
        self.minVolunteers = minVolunteers
        self.minBeneficiaries = minBeneficiaries
        self.earlyStart = earlyStart
    }

    /// `precondition_failed` once when a number is not reached, else nothing.
    package func failing(volunteers: Int64, beneficiaries: Int64) -> [ReasonCode] {
        let lacksVolunteers = minVolunteers.map { volunteers < $0 } ?? false
        let lacksBeneficiaries = minBeneficiaries.map { beneficiaries < $0 } ?? false
        return lacksVolunteers || lacksBeneficiaries ? [.preconditionFailed] : []
    }
}
