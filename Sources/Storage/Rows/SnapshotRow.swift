package import Contracts
package import Domain

/// The figures of a campaign at a moment, as they were.
///
/// Source: domain §12.2.
package struct SnapshotRow: Sendable, Hashable {
    /// The place in the table: position of the record, shifted, plus the row's number in it.
    package let seq: Int64
    /// The core-made id.
    package let id: String
    /// The company.
    package let company: String
    /// The campaign.
    package let campaign: String
    /// When it was taken.
    package let at: Instant
    /// The local date that it tells of: that of the moment.
    package let day: CivilDate
    /// Whether it is the campaign's last one.
    package let isFinal: Bool
    /// The state of the campaign.
    package let status: CampaignStatus
    /// The figures, cohorts, alerts and counts of it.
    package let body: JSONObject

    /// A snapshot.
    package init(
        seq: Int64,
        id: String,
        company: String,
        campaign: String,
        at: Instant,
        day: CivilDate,
        isFinal: Bool,
        status: CampaignStatus,
        body: JSONObject
    ) {
        self.seq = seq
        self.id = id
        self.company = company
        self.campaign = campaign
        self.at = at
        self.day = day
        self.isFinal = isFinal
        self.status = status
        self.body = body
    }

    /// The figures of the campaign.
    package var values: MetricValues {
        MetricValues(json: body["metrics"]?.object ?? [:])
    }

    /// Whether the campaign was of high value.
    ///
    /// Source: domain §9.3.
    package var isHighValue: Bool {
        let values = values
        return (status == .active || status == .completed) && values[.sroi] ?? 0 >= 400
            && values[.engagement] ?? 0 >= 75
    }

    static let columns = "seq, id, company, campaign, at, day, final, status, body"

    init?(_ row: inout Columns) {
        seq = row.int()
        id = row.text()
        company = row.text()
        campaign = row.text()
        at = Instant(ms: row.int())
        let day = CivilDate(iso: row.text())
        isFinal = row.bool()
        let status = CampaignStatus(rawValue: row.text())
        body = StoredJSON.object(row.bytes()) ?? [:]
        guard let day, let status else { return nil }
        self.day = day
        self.status = status
    }

    func bind(_ binder: inout Binder) {
        binder.add(seq)
        binder.add(id)
        binder.add(company)
        binder.add(campaign)
        binder.add(at.ms)
        binder.add(day.iso)
        binder.add(isFinal)
        binder.add(status.rawValue)
        binder.add(CanonicalJSON.bytes(of: .object(body)))
    }
}
