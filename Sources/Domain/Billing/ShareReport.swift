/// What became of a campaign's share of a bundle in a month.
///
/// Source: domain §11.2.
package struct ShareReport: Hashable, Sendable {
    /// Learners served in the month under bundle terms.
    package let servedInMonth: Int64
    /// Learners served up to its end, or now, under bundle terms.
    package let servedToDate: Int64
    /// Limit, loans and use.
    package let standing: ShareStanding

    /// A report.
    package init(servedInMonth: Int64, servedToDate: Int64, standing: ShareStanding) {
        self.servedInMonth = servedInMonth
        self.servedToDate = servedToDate
        self.standing = standing
    }
}
