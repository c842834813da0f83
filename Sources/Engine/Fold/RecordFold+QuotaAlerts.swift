import Contracts
import Domain
import Storage

/// What is told of quotas, and when it is over. Source: domain §16, and the article on alerts.
extension RecordFold {
    /// A percentage was reached: that is an alert like any other.
    mutating func tell(_ row: QuotaRow, _ percent: Int64, _ use: Int64) throws {
        guard let company = try company(row.company) else { return }
        let pair = try row.campaign.flatMap { try actors.campaign($0, context) }
        let alert = AlertRow(
            seq: context.rowNumber(),
            id: context.id("alr", company: row.company),
            company: row.company,
            campaign: row.campaign,
            subject: .quota(id: row.quota.id, percent: percent),
            severity: AlertSubject.severity(ofQuotaAt: percent),
            cause: .usage,
            status: .sent,
            numbers: (use, row.quota.limit, row.quota.cap),
            at: context.clock,
            recipients: [.companyAdmin]
        )
        try context.raise(alert, context.alerts.policy(row.company, context.tables)?.policy)
        try context.emit(
            output(
                row,
                CapacityQuotaCrossed(
                    campaign: row.campaign,
                    name: pair?.campaign.assumeIsolated { $0.view.name },
                    quota: row.quota,
                    percent: percent,
                    use: use,
                    recipients: company.recipients([.companyAdmin]),
                    alertId: alert.id
                )
            )
        )
    }

    /// What was told of a quota is over, but for percentages that still hold.
    mutating func resolve(
        _ row: QuotaRow,
        use: Int64,
        keeping kept: [Int64],
        otherwise reason: AlertResolution
    ) throws {
        for alert in try context.tables.alerts.open(quota: row.quota.id) {
            guard case .quota(_, let percent) = alert.subject, !kept.contains(percent) else {
                continue
            }
            try context.resolve(alert: alert.id, for: reason)
            try context.emit(
                output(
                    row,
                    CapacityQuotaRearmed(
                        campaign: row.campaign,
                        quota: row.quota,
                        percent: percent,
                        use: use,
                        alertId: alert.id
                    )
                )
            )
        }
    }

    private func output(_ row: QuotaRow, _ body: any OutputBody) -> Output {
        let subject = row.campaign.map { "campaign/\($0)" } ?? "company/\(row.company)"
        return Output(partition: row.company, subject: subject, body: body)
    }
}
