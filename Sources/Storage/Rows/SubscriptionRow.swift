package import Contracts
package import Domain

/// A bundle subscription with what every stored thing has.
///
/// Source: domain §2.
package struct SubscriptionRow: Sendable, Hashable {
    /// What was bought and how it stands.
    package var subscription: BundleSubscription
    /// The period that was charged last; nil before the first charge.
    package var charged: ChargedPeriod?
    /// 1, +1 per change.
    package var version: Int64

    /// A new one; nil when a number is out of its range.
    package init?(_ fields: SubscriptionCreate, id: String, company: String) {
        guard let period = CivilRange(fields.periodStart, through: fields.periodEnd),
            let subscription = BundleSubscription(
                id: id,
                company: company,
                sku: fields.sku,
                quantity: fields.quantity,
                annualPrice: fields.annualPrice,
                learnersSupported: fields.learnersSupported,
                period: period,
                borrowing: fields.borrowing
            )
        else { return nil }
        self.subscription = subscription
        version = 1
    }

    /// The stored form: the object of the command line, and what was charged.
    var body: JSONObject {
        var object = json
        object["charged"] = charged.map {
            .object([
                "start": .string($0.start.iso), "end": .string($0.end.iso),
                "quantity": .int($0.quantity),
            ])
        }
        return object
    }

    private static func charged(_ object: JSONObject) -> ChargedPeriod? {
        guard let start = object["start"]?.string.flatMap(CivilDate.init(iso:)),
            let end = object["end"]?.string.flatMap(CivilDate.init(iso:)),
            let quantity = object["quantity"]?.int
        else { return nil }
        return ChargedPeriod(start: start, end: end, quantity: quantity)
    }

    /// The subscription as an object of the command line and the API; shares by campaign.
    package var json: JSONObject {
        [
            "id": .string(subscription.id), "companyId": .string(subscription.company),
            "sku": .string(subscription.sku), "quantity": .int(subscription.quantity),
            "annualPrice": JSON.money(subscription.annualPrice),
            "learnersSupported": .int(subscription.learnersSupported),
            "periodStart": .string(subscription.period.first.iso),
            "periodEnd": .string(subscription.period.last.iso),
            "status": .string(subscription.status.rawValue),
            "borrowing": .string(subscription.borrowing.rawValue),
            "shares": .object(
                JSONObject(
                    subscription.shares.sorted { $0.key < $1.key }
                        .map { JSONObject.Member(key: $0.key, value: .int($0.value)) }
                )
            ),
            "version": .int(version),
        ]
    }

    init?(id: String, company: String, status: String, version: Int64, body: JSONObject) {
        guard let start = body["periodStart"]?.string.flatMap(CivilDate.init(iso:)),
            let end = body["periodEnd"]?.string.flatMap(CivilDate.init(iso:)),
            let period = CivilRange(start, through: end),
            let amount = body["annualPrice"]?.object?["amount"]?.int,
            let currency = body["annualPrice"]?.object?["currency"]?.string
                .flatMap(Currency.init(rawValue:)),
            let status = SubscriptionStatus(rawValue: status),
            let borrowing = SubscriptionBorrowing(rawValue: body["borrowing"]?.string ?? ""),
            let subscription = BundleSubscription(
                id: id,
                company: company,
                sku: body["sku"]?.string ?? "",
                quantity: body["quantity"]?.int ?? 0,
                annualPrice: Money(amount: amount, currency: currency),
                learnersSupported: body["learnersSupported"]?.int ?? 0,
                period: period,
                status: status,
                borrowing: borrowing,
                shares: Dictionary(
                    uniqueKeysWithValues: (body["shares"]?.object?.members ?? []).map {
                        ($0.key, $0.value.int ?? 0)
                    }
                )
            )
        else { return nil }
        self.subscription = subscription
        self.version = version
        charged = body["charged"]?.object.flatMap(Self.charged)
    }
}
