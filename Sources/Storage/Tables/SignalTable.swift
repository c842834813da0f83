import Domain

/// The upsell signals.
package final class SignalTable {
    private let replaceRow: SQLStatement
    private let openOfCampaign: SQLStatement

    init(_ connection: OpaquePointer) throws(StorageFault) {
        let marks = Array(repeating: "?", count: 13).joined(separator: ", ")
        replaceRow = try SQLStatement(
            connection,
            "INSERT OR REPLACE INTO signals VALUES (\(marks))"
        )
        openOfCampaign = try SQLStatement(
            connection,
            """
            SELECT id, company, category, segment, composite, last_emitted, value_amount,
                value_currency, raised_at, updated_at
            FROM signals WHERE campaign = ? AND status = 'open'
            """
        )
    }

    /// Adds a signal or writes it anew.
    package func save(_ row: SignalRow) throws(StorageFault) {
        try replaceRow.run { binder in
            binder.add(row.id)
            binder.add(row.company)
            binder.add(row.campaign)
            binder.add(row.category.rawValue)
            binder.add(row.segment.rawValue)
            binder.add(row.composite)
            binder.add(row.lastEmitted)
            binder.add(row.value?.amount)
            binder.add(row.value?.currency.rawValue)
            binder.add(row.status)
            binder.add(row.raisedAt.ms)
            binder.add(row.updatedAt.ms)
            binder.add(row.closedAt?.ms)
        }
    }

    /// The open signal of a campaign; there is at most one.
    package func open(campaign: String) throws(StorageFault) -> SignalRow? {
        try openOfCampaign.first({ $0.add(campaign) }, { Self.read(&$0, campaign: campaign) })
    }

    private static func read(_ columns: inout Columns, campaign: String) -> SignalRow {
        let (id, company) = (columns.text(), columns.text())
        let category = UpsellCategory(rawValue: columns.text()) ?? .none
        let segment = UpsellSegment(rawValue: columns.text()) ?? .nurture
        let (composite, emitted) = (columns.int(), columns.int())
        let (amount, currency) = (columns.optionalInt(), columns.optionalText())
        var value: Money?
        if let amount, let currency = currency.flatMap(Currency.init(rawValue:)) {
            value = Money(amount: amount, currency: currency)
        }
        var row = SignalRow(
            id: id,
            company: company,
            campaign: campaign,
            category: category,
            segment: segment,
            composite: composite,
            value: value,
            at: Instant(ms: columns.int())
        )
        row.lastEmitted = emitted
        row.updatedAt = Instant(ms: columns.int())
        return row
    }
}
