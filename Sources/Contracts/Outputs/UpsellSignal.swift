package import Domain

/// There is something to sell, it changed, it is over, or sales said what became of it.
///
/// Source: domain §10, §21.4, and the article on upsell.
package struct UpsellSignal: OutputBody {
    /// What happened: `upsell.raised` to `upsell.closed`.
    package var type: OutputType
    /// The campaign; nil for a signal of a whole company.
    package var campaign: String?
    /// The signal.
    package var signalId: String
    /// Its version, for commands that expect one.
    package var version: Int64
    /// What kind of opportunity it is.
    package var category: UpsellCategory
    /// How promising it is.
    package var segment: UpsellSegment
    /// The score, 0 to 100.
    package var composite: Int64
    /// What it may be worth.
    package var value: Money?
    /// What those who wait would pay.
    package var unmetDemand: Money?
    /// How many wait; nil for a company.
    package var waiting: Int64?
    /// Until when nothing more is told of it.
    package var snoozedUntil: Instant?
    /// What became of the deal.
    package var outcome: UpsellOutcome?
    /// Why it was turned down, lost or went by itself.
    package var reason: String?
    /// What it brought.
    package var wonValue: Money?
    /// Why the score is what it is.
    package var explanation: [UpsellExplanation]

    /// Makes the body from its parts; what only some have is set afterwards.
    package init(
        type: OutputType,
        campaign: String?,
        signalId: String,
        version: Int64,
        category: UpsellCategory,
        segment: UpsellSegment,
        composite: Int64,
        value: Money?,
        explanation: [UpsellExplanation]
    ) {
        self.type = type
        self.campaign = campaign
        self.signalId = signalId
        self.version = version
        self.category = category
        self.segment = segment
        self.composite = composite
        self.value = value
        self.explanation = explanation
    }

    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4, and those of the article on upsell.
    package func write(to writer: inout JSONWriter) {
        writer.field("signalId", signalId)
        writer.field("version", version)
        writer.field("kind", (campaign == nil ? UpsellKind.company : .campaign).rawValue)
        writer.field("category", category.rawValue)
        writer.field("action", category.action?.rawValue)
        writer.field("segment", segment.rawValue)
        writer.field("composite", composite)
        writer.field("value", value)
        writer.field("unmetDemand", unmetDemand)
        writer.field("waiting", waiting)
        writer.field("probabilityBp", UpsellMethod.rulesProbabilityBp(composite: composite))
        writer.field("method", UpsellMethod.rules.rawValue)
        writer.key("explanation")
        writer.array { writer in
            for line in explanation {
                writer.object { writer in
                    writer.field("factor", line.factor.rawValue)
                    writer.field("input", line.input)
                    writer.field("unit", line.unit.rawValue)
                    writer.field("score", line.score)
                    writer.field("weight", line.weight)
                    writer.field("contribution", line.contribution)
                }
            }
        }
        writer.field("snoozedUntil", snoozedUntil)
        writer.field("outcome", outcome?.rawValue)
        writer.field("reason", reason)
        writer.field("wonValue", wonValue)
    }
}
