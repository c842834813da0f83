import Domain

/// A place that is kept for somebody, as the model keeps it: a hold, or an offer.
final class ModelHold {
    let id: String
    /// The reference of a hold; an offer has an entry of the waiting list.
    let ref: String?
    let entry: ModelEntry?
    let campaign: String
    let person: String
    let role: String
    /// The class that was asked for.
    let wish: String?
    let group: String?
    /// The class in which a place is kept.
    var place: String?
    var status = "held"
    var reasons: [String] = []
    /// The quotas that had no room.
    var full: [String] = []
    var expiresAt: Instant?
    var enrollment: ModelEnrollment?

    init(
        id: String,
        ref: String? = nil,
        entry: ModelEntry? = nil,
        campaign: String,
        person: String,
        role: String,
        wish: String?,
        group: String?
    ) {
        self.id = id
        self.ref = ref
        self.entry = entry
        self.campaign = campaign
        self.person = person
        self.role = role
        self.wish = wish
        self.group = group
    }

    /// Whether it keeps a place now.
    var stands: Bool { status == "held" }

    /// Why one that stands no more cannot be taken; nil for one that stands or was taken.
    var endCode: String? {
        switch status {
        case "held", "confirmed": nil
        default: "hold_\(status)"
        }
    }

    func isOf(_ campaign: String, _ person: String, _ role: String) -> Bool {
        (self.campaign, self.person, self.role) == (campaign, person, role)
    }
}
