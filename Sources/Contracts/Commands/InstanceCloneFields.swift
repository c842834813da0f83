package import Domain

/// Copies of a cohort, one after the other.
///
/// Source: domain §15, §21.3.
package struct InstanceCloneFields: Sendable, Hashable {
    /// The id that the client chose for the one copy, if it chose one.
    package let id: String?
    /// The cohort to copy.
    package let instanceId: String
    /// The campaign that gets the copies; absent is the same one.
    package let targetCampaignId: String?
    /// Where the first copy starts, how many there are and how far apart.
    package let copies: InstanceClone
    /// The copies' name, 1 to 300 characters; absent is that of the campaign with a number.
    package let name: String?
    /// Whether the copies take the newest active version of the template.
    package let repin: Bool

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let instanceId = fields.id("instanceId")
        targetCampaignId = fields.id("targetCampaignId", required: false)
        let start = Self.start(&fields)
        let count = fields.int("count", in: 1...20, required: false) ?? 1
        let gapDays = fields.int("gapDays", in: 0...3660, required: false)
        name = fields.text("name", maximum: 300, required: false)
        repin = fields.bool("repin") ?? false
        if id != nil, count > 1 {
            fields.fail("id", .ruleViolated, "one id is for one copy")
        }
        guard let instanceId, let start,
            let copies = InstanceClone(start: start, count: count, gapDays: gapDays)
        else { return nil }
        self.instanceId = instanceId
        self.copies = copies
    }

    private static func start(_ fields: inout FieldReader) -> InstanceClone.Start? {
        let date = fields.date("startDate", required: false)
        let days = fields.int("shiftDays", in: -36_600...36_600, required: false)
        guard fields.expectOne(of: "startDate", "shiftDays") else { return nil }
        return date.map(InstanceClone.Start.date) ?? days.map(InstanceClone.Start.shift)
    }
}

extension FieldReader {
    /// Notes an error unless exactly one of two fields is there.
    mutating func expectOne(of first: String, _ second: String) -> Bool {
        switch (has(first), has(second)) {
        case (true, false), (false, true): return true
        case (false, false): fail(first, .missingKey, "\(first) or \(second) is required")
        case (true, true): fail(second, .ruleViolated, "not together with \(first)")
        }
        return false
    }
}
