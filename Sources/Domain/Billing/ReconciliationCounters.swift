/// What a campaign's counters say, for the comparison with the ledger.
///
/// Source: domain §11.5.
package struct ReconciliationCounters: Hashable, Sendable {
    /// Distinct active volunteers.
    package let volunteers: Int64
    /// Thousandths of a credit used under credit terms.
    package let creditsMc: Int64
    /// Learners served.
    package let served: Int64
    /// Sessions held, voided ones left out.
    package let sessions: Int64
    /// Committed seats over all billable days so far.
    package let seatDays: Int64

    /// The counters of a campaign.
    package init(
        volunteers: Int64,
        creditsMc: Int64,
        served: Int64,
        sessions: Int64,
        seatDays: Int64
    ) {
        self.volunteers = volunteers
        self.creditsMc = creditsMc
        self.served = served
        self.sessions = sessions
        self.seatDays = seatDays
    }
}
