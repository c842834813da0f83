package import Contracts
package import Domain

/// A company that campaigns belong to.
///
/// Source: domain §2.
package struct CompanyRow: Sendable, Hashable {
    /// The id.
    package var id: String
    /// The name.
    package var name: String
    /// Active or suspended.
    package var status: CompanyStatus
    /// ISO 3166 alpha-2.
    package var country: String
    /// The IANA zone, for people.
    package var timeZone: String
    /// The offsets of the zone.
    package var zoneTable: ZoneTable
    /// The default currency.
    package var billingCurrency: Currency
    /// What it does.
    package var industry: String?
    /// Whom to tell.
    package var contacts: [Contact]
    /// Days before a month closes.
    package var closeGraceDays: Int64
    /// Whether a campaign left draft, after which the zone is frozen.
    package var zoneIsFrozen: Bool
    /// The last month that takes no more ledger records; nil while none was closed.
    package var closedThrough: CivilMonth?
    /// When it was registered.
    package var createdAt: Instant
    /// Who registered it.
    package var createdBy: String
    /// When it last changed.
    package var updatedAt: Instant
    /// 1, +1 per change.
    package var version: Int64

    /// Makes a new, active company.
    package init(_ fields: CompanyRegister, at clock: Instant, by: String) {
        id = fields.id
        name = fields.name
        status = .active
        country = fields.country
        timeZone = fields.timeZone
        zoneTable = fields.zoneTable
        billingCurrency = fields.billingCurrency
        industry = fields.industry
        contacts = fields.contacts
        closeGraceDays = fields.closeGraceDays
        zoneIsFrozen = false
        createdAt = clock
        createdBy = by
        updatedAt = clock
        version = 1
    }

    /// The earliest month that takes ledger records; those before the registration never did.
    ///
    /// Source: domain §11.1.
    package var firstOpenMonth: CivilMonth {
        closedThrough?.next ?? zoneTable.localDate(at: createdAt).month
    }

    /// What does not stand in columns of its own, as JSON.
    var body: JSON {
        var object: JSONObject = [
            "country": .string(country), "timeZone": .string(timeZone),
            "zoneTable": .array(
                zoneTable.entries.map { .array([.int($0.fromMs), .int($0.offsetSeconds)]) }
            ),
            "billingCurrency": .string(billingCurrency.rawValue),
            "contacts": .array(
                contacts.map {
                    .array([
                        .string($0.kind.rawValue), .string($0.address),
                        .string($0.locale.rawValue),
                    ])
                }
            ),
            "closeGraceDays": .int(closeGraceDays), "zoneIsFrozen": .bool(zoneIsFrozen),
            "createdAt": .int(createdAt.ms), "createdBy": .string(createdBy),
            "updatedAt": .int(updatedAt.ms),
        ]
        object["industry"] = industry.map { .string($0) }
        object["closedThrough"] = closedThrough.map { .string($0.iso) }
        return .object(object)
    }

    init?(id: String, name: String, status: String, version: Int64, body: JSONObject) {
        guard let status = CompanyStatus(rawValue: status),
            let currency = Currency(rawValue: body["billingCurrency"]?.string ?? "")
        else { return nil }
        let entries = (body["zoneTable"]?.array ?? []).compactMap { pair -> ZoneTable.Entry? in
            guard let pair = pair.array, let from = pair.first?.int, let offset = pair.last?.int
            else { return nil }
            return ZoneTable.Entry(fromMs: from, offsetSeconds: offset)
        }
        guard let table = try? ZoneTable(entries: entries) else { return nil }
        self.id = id
        self.name = name
        self.status = status
        country = body["country"]?.string ?? ""
        timeZone = body["timeZone"]?.string ?? ""
        zoneTable = table
        billingCurrency = currency
        industry = body["industry"]?.string
        contacts = (body["contacts"]?.array ?? []).compactMap { item in
            guard let parts = item.array, parts.count == 3,
                let kind = Contact.Kind(rawValue: parts[0].string ?? ""),
                let locale = Contact.Locale(rawValue: parts[2].string ?? "")
            else { return nil }
            return Contact(kind: kind, address: parts[1].string ?? "", locale: locale)
        }
        closeGraceDays = body["closeGraceDays"]?.int ?? 2
        zoneIsFrozen = body["zoneIsFrozen"]?.bool ?? false
        closedThrough = body["closedThrough"]?.string.flatMap(CivilMonth.init(iso:))
        createdAt = Instant(ms: body["createdAt"]?.int ?? 0)
        createdBy = body["createdBy"]?.string ?? ""
        updatedAt = Instant(ms: body["updatedAt"]?.int ?? 0)
        self.version = version
    }
}
