/// The fees and dated milestones of custom terms.
///
/// Source: domain §11.1.
package enum FixedFees {
    /// The fee that is due today; nil when there is none or its key is used.
    ///
    /// Asked at the activation, at a resume, when custom terms take effect and at local midnight of
    /// the first: a campaign that is active then has a billable day today, and the month costs its
    /// whole fee.
    package static func due(
        terms: CommercialTerms?,
        isActive: Bool,
        today: CivilDate,
        written: Set<String>
    ) -> FeeDue? {
        guard isActive, case .custom(let custom) = terms, let amount = custom.fixedFeeMinor else {
            return nil
        }
        let key =
            switch custom.feeSchedule {
            case .once: once
            case .monthly: monthly + today.month.iso
            }
        return written.contains(key) ? nil : FeeDue(key: key, amountMinor: amount)
    }

    /// The milestones whose date is today, without those whose key is used.
    ///
    /// Asked at local midnight of that date, while the campaign is live or completed.
    package static func milestonesDue(
        terms: CommercialTerms?,
        isLiveOrCompleted: Bool,
        today: CivilDate,
        written: Set<String>
    ) -> [FeeDue] {
        guard isLiveOrCompleted, case .custom(let custom) = terms else { return [] }
        return custom.milestones.filter { $0.dueDate == today && !written.contains($0.key) }
            .map { FeeDue(key: $0.key, amountMinor: $0.amountMinor) }
    }

    /// Whether a key is that of a month's fee.
    static func isMonthly(key: String) -> Bool { key.hasPrefix(monthly) }

    private static let once = "fee"
    private static let monthly = "fee:"
}
