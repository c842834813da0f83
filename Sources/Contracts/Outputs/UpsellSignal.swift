package import Domain

/// There is something to sell, it changed, or it is over.
///
/// Source: domain §10, §21.4.
package struct UpsellSignal: OutputBody {
    /// What happened: `upsell.raised`, `upsell.updated` or `upsell.expired`.
    package var type: OutputType
    /// The campaign.
    package var campaign: String
    /// The signal.
    package var signalId: String
    /// What kind of opportunity it is.
    package var category: UpsellCategory
    /// How promising it is.
    package var segment: UpsellSegment
    /// The score, 0 to 100.
    package var composite: Int64
    /// What it may be worth.
    package var value: Money?
    /// Why the score is what it is.
    package var explanation: [UpsellExplanation]

    /// Makes the body from its parts.
    package init(
        type: OutputType,
        campaign: String,
        signalId: String,
        category: UpsellCategory,
        segment: UpsellSegment,
        composite: Int64,
        value: Money?,
        explanation: [UpsellExplanation]
    ) {
        self.type = type
        self.campaign = campaign
        self.signalId = signalId
        self.category = category
        self.segment = segment
        self.composite = composite
        self.value = value
        self.explanation = explanation
    }

    /// The campaign.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("signalId", signalId)
        writer.field("kind", "campaign")
        writer.field("category", category.rawValue)
        writer.field("action", category.action?.rawValue)
        writer.field("segment", segment.rawValue)
        writer.field("composite", composite)
        writer.field("value", value)
        writer.field("probabilityBp", composite * 100)
        writer.field("method", "rules")
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
    }
}
