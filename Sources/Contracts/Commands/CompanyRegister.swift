package import Domain

/// The fields of a new company.
///
/// Source: domain §2, §1.2 C5.
package struct CompanyRegister: Sendable, Hashable {
    /// The id: `[a-z0-9-]{1,40}`.
    package let id: String
    /// 1 to 255 characters.
    package let name: String
    /// ISO 3166 alpha-2.
    package let country: String
    /// The IANA zone that `zoneTable` was made from; for people only.
    package let timeZone: String
    /// The offsets of the zone, resolved where the command entered.
    package let zoneTable: ZoneTable
    /// The default currency of its campaigns.
    package let billingCurrency: Currency
    /// At most 100 characters.
    package let industry: String?
    /// Who may be named as a recipient.
    package let contacts: [Contact]
    /// Days after the end of a month before it closes, 0 to 10.
    package let closeGraceDays: Int64

    init?(_ fields: inout FieldReader) {
        let id = fields.id("id")
        if let id, !Identifier.isCompanyId(id) || id == Routes.platform {
            fields.fail("id", .badFormat, "must be 1 to 40 of a-z 0-9 - and not platform")
        }
        let name = fields.text("name", maximum: 255)
        let country = fields.text("country", maximum: 2, minimum: 2)
        let timeZone = fields.text("timeZone", maximum: 64)
        let entries = Self.zoneEntries(&fields)
        let billingCurrency = fields.word("billingCurrency", Currency.self)
        industry = fields.text("industry", maximum: 100, required: false)
        contacts = Contact.list(&fields) ?? []
        closeGraceDays = fields.int("closeGraceDays", in: 0...10, required: false) ?? 2
        guard let id, let name, let country, let timeZone, let entries, let billingCurrency
        else { return nil }
        guard let zoneTable = try? ZoneTable(entries: entries) else {
            fields.fail("zoneTable", .ruleViolated, "must be ascending, at most 18 h of offset")
            return nil
        }
        self.id = id
        self.name = name
        self.country = country
        self.timeZone = timeZone
        self.zoneTable = zoneTable
        self.billingCurrency = billingCurrency
    }

    static func zoneEntries(_ fields: inout FieldReader) -> [ZoneTable.Entry]? {
        guard let readers = fields.list("zoneTable", maximumCount: 400), !readers.isEmpty else {
            fields.fail("zoneTable", .missingKey, "must be a list of {fromMs, offsetSeconds}")
            return nil
        }
        var entries: [ZoneTable.Entry] = []
        for var reader in readers {
            let from = reader.int("fromMs", in: Int64.min...Int64.max)
            let offset = reader.int("offsetSeconds", in: -64_800...64_800)
            fields.absorb(reader)
            guard let from, let offset else { continue }
            entries.append(ZoneTable.Entry(fromMs: from, offsetSeconds: offset))
        }
        return entries.count == readers.count ? entries : nil
    }
}
