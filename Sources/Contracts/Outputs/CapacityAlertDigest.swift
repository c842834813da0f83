package import Domain

/// What happened to the alerts that one kind of contact is told of, since its last digest.
///
/// Source: the article on alerts.
package struct CapacityAlertDigest: OutputBody {
    /// So many alerts of each list are named; the counts know of all.
    package static let longestList = 50

    /// A list of alerts, the first of them, and how many there are.
    package struct Part: Sendable, Hashable {
        /// How many there are.
        package var count: Int64
        /// The first of them.
        package var alerts: [AlertLine]

        /// A list and its full length.
        package init(count: Int64, alerts: [AlertLine]) {
            self.count = count
            self.alerts = alerts
        }
    }

    /// Who gets it.
    package var audience: ContactKind
    /// From when on it counts.
    package var since: Instant
    /// Up to when it counts; that moment belongs to the next one.
    package var until: Instant
    /// What was sent.
    package var sent: Part
    /// What was kept back.
    package var suppressed: Part
    /// What is over.
    package var resolved: Part
    /// The contacts of the kind.
    package var recipients: [Recipient]

    /// Makes the body from its parts.
    package init(
        audience: ContactKind,
        since: Instant,
        until: Instant,
        sent: Part,
        suppressed: Part,
        resolved: Part,
        recipients: [Recipient]
    ) {
        self.audience = audience
        self.since = since
        self.until = until
        self.sent = sent
        self.suppressed = suppressed
        self.resolved = resolved
        self.recipients = recipients
    }

    /// Which output it is: `capacity.alert_digest`.
    package var type: OutputType { .capacityAlertDigest }
    /// None: it is about all campaigns of the company.
    package var campaignId: String? { nil }
    /// Writes the fields of the article on alerts.
    package func write(to writer: inout JSONWriter) {
        writer.field("audience", audience.rawValue)
        writer.field("since", since)
        writer.field("until", until)
        writer.field("sentCount", sent.count)
        writer.key("sent")
        Self.write(sent.alerts, to: &writer)
        writer.field("suppressedCount", suppressed.count)
        writer.key("suppressed")
        Self.write(suppressed.alerts, to: &writer)
        writer.field("resolvedCount", resolved.count)
        writer.key("resolved")
        Self.write(resolved.alerts, to: &writer)
        Recipient.write(recipients, to: &writer)
    }

    private static func write(_ lines: [AlertLine], to writer: inout JSONWriter) {
        writer.array { writer in
            for line in lines {
                writer.object { writer in
                    writer.field("campaignId", line.campaign)
                    line.write(to: &writer)
                }
            }
        }
    }
}
