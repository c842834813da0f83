package import Domain

/// Copies of a cohort, one after the other.
///
/// Source: domain §15, §21.3.
package struct InstanceCloneFields: Sendable, Hashable {
    /// Where the first copy starts.
    package enum Start: Sendable, Hashable {
        /// On a date.
        case date(CivilDate)
        /// So many days after the source, or before it.
        case shift(days: Int64)
    }

    /// The id that the client chose for the one copy, if it chose one.
    package let id: String?
    /// The cohort to copy.
    package let instanceId: String
    /// The campaign that gets the copies; absent is the same one.
    package let targetCampaignId: String?
    /// Where the first copy starts.
    package let start: Start
    /// How many copies, 1 to 20.
    package let count: Int64
    /// Days from the start of a copy to that of the next, 0 to 3660; absent is the source's length.
    package let gapDays: Int64?
    /// The copies' name, 1 to 300 characters; absent is that of the campaign with a number.
    package let name: String?
    /// Whether the copies take the newest active version of the template.
    package let repin: Bool

    init?(_ fields: inout FieldReader) {
        id = fields.clientId("id")
        let instanceId = fields.id("instanceId")
        targetCampaignId = fields.id("targetCampaignId", required: false)
        let start = Self.start(&fields)
        count = fields.int("count", in: 1...20, required: false) ?? 1
        gapDays = fields.int("gapDays", in: 0...3660, required: false)
        name = fields.text("name", maximum: 300, required: false)
        repin = fields.bool("repin") ?? false
        if id != nil, count > 1 {
            fields.fail("id", .ruleViolated, "one id is for one copy")
        }
        guard let instanceId, let start else { return nil }
        self.instanceId = instanceId
        self.start = start
    }

    private static func start(_ fields: inout FieldReader) -> Start? {
        let date = fields.date("startDate", required: false)
        let days = fields.int("shiftDays", in: -36_600...36_600, required: false)
        guard fields.expectOne(of: "startDate", "shiftDays") else { return nil }
        return date.map(Start.date) ?? days.map(Start.shift)
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
