import Domain

/// An enrollment as the model keeps it.
final class ModelEnrollment {
    let id: String
    let campaign: String
    let person: String
    let role: String
    let origin: String
    let since: Instant
    var place: String?
    var status = "active"
    var ref: String?
    var request: String?
    var endReason: String?
    var endedAt: Instant?
    var group: String?
    var isOverbooked = false
    var isDuplicate = false
    var isOverClass = false

    init(
        id: String,
        campaign: String,
        person: String,
        role: String,
        origin: String,
        since: Instant
    ) {
        self.id = id
        self.campaign = campaign
        self.person = person
        self.role = role
        self.origin = origin
        self.since = since
    }

    var isActive: Bool { status == "active" }
}
