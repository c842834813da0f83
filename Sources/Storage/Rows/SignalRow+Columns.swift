import Contracts
import Domain

/// An upsell signal as a row of the table.
extension SignalRow {
    static let columns = """
        id, seq, company, campaign, category, segment, composite, last_emitted, currency,
        value_amount, unmet_amount, status, version, raised_at, updated_at, snoozed_until,
        closed_at, closed_by, reason, won_amount, outcome, outcome_at, inputs
        """

    static let count = 23

    static func read(_ row: inout Columns) -> SignalRow? {
        let (id, seq, company, campaign) = (row.text(), row.int(), row.text(), row.optionalText())
        let category = UpsellCategory(rawValue: row.text())
        let segment = UpsellSegment(rawValue: row.text())
        let (composite, lastEmitted) = (row.int(), row.int())
        let currency = Currency(rawValue: row.text())
        let (value, unmet) = (row.optionalInt(), row.optionalInt())
        let status = UpsellStatus(rawValue: row.text())
        let (version, raisedAt, updatedAt) = (row.int(), row.int(), row.int())
        let (snoozedUntil, closedAt) = (row.optionalInt(), row.optionalInt())
        let (closedBy, reason, won) = (row.optionalText(), row.optionalText(), row.optionalInt())
        let outcome = row.optionalText().flatMap(UpsellOutcome.init(rawValue:))
        let outcomeAt = row.optionalInt()
        let inputs = UpsellInputs(json: StoredJSON.object(row.bytes()) ?? [:])
        guard let category, let segment, let currency, let status else { return nil }
        var signal = SignalRow(
            id: id,
            seq: seq,
            company: company,
            campaign: campaign,
            category: category,
            segment: segment,
            inputs: inputs,
            currency: currency,
            at: Instant(ms: raisedAt)
        )
        signal.composite = composite
        signal.lastEmitted = lastEmitted
        signal.valueMinor = value
        signal.unmetMinor = unmet
        signal.status = status
        signal.version = version
        signal.updatedAt = Instant(ms: updatedAt)
        signal.snoozedUntil = snoozedUntil.map { Instant(ms: $0) }
        signal.closedAt = closedAt.map { Instant(ms: $0) }
        signal.closedBy = closedBy
        signal.reason = reason
        signal.wonMinor = won
        signal.outcome = outcome
        signal.outcomeAt = outcomeAt.map { Instant(ms: $0) }
        return signal
    }

    func bind(_ binder: inout Binder) {
        binder.add(id)
        binder.add(seq)
        binder.add(company)
        binder.add(campaign)
        binder.add(category.rawValue)
        binder.add(segment.rawValue)
        binder.add(composite)
        binder.add(lastEmitted)
        binder.add(currency.rawValue)
        binder.add(valueMinor)
        binder.add(unmetMinor)
        binder.add(status.rawValue)
        binder.add(version)
        binder.add(raisedAt.ms)
        binder.add(updatedAt.ms)
        binder.add(snoozedUntil?.ms)
        binder.add(closedAt?.ms)
        binder.add(closedBy)
        binder.add(reason)
        binder.add(wonMinor)
        binder.add(outcome?.rawValue)
        binder.add(outcomeAt?.ms)
        binder.add(CanonicalJSON.bytes(of: .object(inputs.json)))
    }
}
