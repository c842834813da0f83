package import Domain

/// Used, held, limit, cap or the number of those who wait changed.
///
/// Source: domain §21.4.
package struct CapacityChanged: OutputBody {
    /// The campaign.
    package var campaign: String
    /// The pricing model.
    package var model: PricingModel
    /// The room after the record.
    package var room: Room
    /// How much of the limit siblings lent to it (domain §7.7).
    package var borrowed: Int64
    /// How much of its own share it lent to siblings (domain §7.7).
    package var lent: Int64
    /// By how much used changed in the record.
    package var delta: Int64
    /// How many wait.
    package var waiting: Int64

    /// Makes the body from its parts.
    package init(
        campaign: String,
        model: PricingModel,
        room: Room,
        borrowed: Int64 = 0,
        lent: Int64 = 0,
        delta: Int64,
        waiting: Int64
    ) {
        self.campaign = campaign
        self.model = model
        self.room = room
        self.borrowed = borrowed
        self.lent = lent
        self.delta = delta
        self.waiting = waiting
    }

    /// Which output it is: `capacity.changed`.
    package var type: OutputType { .capacityChanged }
    /// The campaign, if it is about one.
    package var campaignId: String? { campaign }
    /// Writes the fields of domain §21.4.
    package func write(to writer: inout JSONWriter) {
        writer.field("model", model.rawValue)
        writer.field("unit", model.unit.rawValue)
        writer.field("used", room.used)
        writer.field("held", room.held)
        writer.field("limit", room.limit)
        writer.field("cap", room.cap)
        writer.field("borrowed", borrowed)
        writer.field("lent", lent)
        writer.field("utilizationBp", room.utilizationBp)
        writer.field("delta", delta)
        writer.field("waiting", waiting)
    }
}
