package import Contracts
package import Domain

/// What the guarantees of a campaign came to at its end; written once and never changed.
///
/// Source: domain §11.2.
package struct GuaranteeCreditRow: Sendable, Hashable {
    /// The campaign.
    package let campaign: String
    /// The company.
    package let company: String
    /// The local date of its record; it is booked in that month.
    package let day: CivilDate
    /// The final snapshot that the actual values are from.
    package let snapshot: String
    /// What was charged for learners, and is charged for the campaign in this currency.
    package let charged: Money
    /// The credit in minor units, 0 or less.
    package let amountMinor: Int64
    /// The record of completion or closing.
    package let position: Int64
    /// How far each promise was kept.
    package let attainments: [GuaranteeAttainment]

    /// A credit with what it was computed from.
    package init(
        campaign: String,
        company: String,
        day: CivilDate,
        snapshot: String,
        charged: Money,
        credit: GuaranteeCredit,
        position: Int64
    ) {
        self.campaign = campaign
        self.company = company
        self.day = day
        self.snapshot = snapshot
        self.charged = charged
        amountMinor = credit.amountMinor
        self.position = position
        attainments = credit.attainments
    }

    /// The credit as an object of the command line and the API.
    package var json: JSONObject {
        [
            "campaignId": .string(campaign), "day": .string(day.iso),
            "snapshotId": .string(snapshot), "charged": .money(charged),
            "amount": .money(Money(amount: amountMinor, currency: charged.currency)),
            "position": .int(position), "guarantees": Self.json(attainments),
        ]
    }

    private static func json(_ attainments: [GuaranteeAttainment]) -> JSON {
        .array(
            attainments.map { attainment in
                var object: JSONObject = [
                    "metric": .string(attainment.guarantee.metric.rawValue),
                    "threshold": .int(attainment.guarantee.threshold),
                    "attainmentBp": .int(attainment.attainmentBp),
                ]
                object["actual"] = attainment.actual.map { .int($0) }
                return .object(object)
            }
        )
    }

    static let columns =
        "campaign, company, day, snapshot, currency, charged, amount, position, body"

    init?(_ row: inout Columns) {
        campaign = row.text()
        company = row.text()
        let day = CivilDate(iso: row.text())
        snapshot = row.text()
        let currency = Currency(rawValue: row.text())
        let chargedMinor = row.int()
        amountMinor = row.int()
        position = row.int()
        let stored = StoredJSON.object(row.bytes())?["guarantees"]?.array ?? []
        attainments = stored.compactMap { $0.object.flatMap(Self.attainment) }
        guard let day, let currency else { return nil }
        self.day = day
        charged = Money(amount: chargedMinor, currency: currency)
    }

    private static func attainment(_ object: JSONObject) -> GuaranteeAttainment? {
        guard let metric = object["metric"]?.string.flatMap(Guarantee.Metric.init(rawValue:)),
            let threshold = object["threshold"]?.int
        else { return nil }
        let guarantee = Guarantee(metric: metric, threshold: threshold)
        return try? GuaranteeAttainment(guarantee, actual: object["actual"]?.int)
    }

    func bind(_ binder: inout Binder) {
        binder.add(campaign)
        binder.add(company)
        binder.add(day.iso)
        binder.add(snapshot)
        binder.add(charged.currency.rawValue)
        binder.add(charged.amount)
        binder.add(amountMinor)
        binder.add(position)
        let body: JSONObject = ["guarantees": Self.json(attainments)]
        binder.add(CanonicalJSON.bytes(of: .object(body)))
    }
}
