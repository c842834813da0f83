package import Domain

/// A policy of alerts as commands carry it and the node stores it.
extension AlertPolicy {
    /// Reads one and notes what is wrong with it.
    package init?(_ fields: inout FieldReader) {
        var quiet: QuietHours?
        if var nested = fields.nested("quietHours") {
            quiet = QuietHours(&nested)
            fields.absorb(nested)
        }
        var digests: [AlertDigestRule] = []
        for var reader in fields.list("digests", maximumCount: 3) ?? [] {
            let audience = reader.word("audience", ContactKind.self)
            let hour = reader.int("hour", in: 0...23)
            if let audience, digests.contains(where: { $0.audience == audience }) {
                reader.fail("audience", .ruleViolated, "must not be named twice")
            }
            fields.absorb(reader)
            guard let audience, let hour else { continue }
            digests.append(AlertDigestRule(audience: audience, hour: hour))
        }
        var escalation: AlertEscalationRule?
        if var nested = fields.nested("escalation") {
            let minutes = nested.int("afterMinutes", in: 1...10_080)
            let kinds = nested.words("recipients", ContactKind.self, count: 1...3, required: true)
            fields.absorb(nested)
            if let minutes, let kinds {
                escalation = AlertEscalationRule(
                    afterMinutes: minutes,
                    recipients: ContactKind.allCases.filter(kinds.contains)
                )
            }
        }
        guard fields.errors.isEmpty else { return nil }
        self.init(
            quietHours: quiet,
            digests: digests.sorted { $0.audience.rawValue < $1.audience.rawValue },
            escalation: escalation
        )
    }

    /// A policy as it was stored; nil when it cannot be read.
    package init?(json: JSONObject) {
        var fields = FieldReader(json, path: "")
        self.init(&fields)
    }

    /// The policy as an object.
    package var json: JSONObject {
        var object: JSONObject = [:]
        object["quietHours"] = quietHours.map { .object($0.json) }
        if !digests.isEmpty {
            object["digests"] = .array(
                digests.map {
                    .object(["audience": .string($0.audience.rawValue), "hour": .int($0.hour)])
                }
            )
        }
        object["escalation"] = escalation.map { rule in
            .object([
                "afterMinutes": .int(rule.afterMinutes),
                "recipients": .array(rule.recipients.map { .string($0.rawValue) }),
            ])
        }
        return object
    }
}
