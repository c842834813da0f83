import Domain

/// An entry of a waiting list as the model keeps it.
final class ModelEntry {
    let id: String
    let order: Int
    let campaign: String
    let request: String
    let person: String
    let role: String
    let place: String?
    let group: String?
    let expiresAt: Instant
    var priority: Int64
    var status = "waiting"

    init(
        id: String,
        order: Int,
        campaign: String,
        request: String,
        person: String,
        role: String,
        place: String?,
        group: String?,
        priority: Int64,
        expiresAt: Instant
    ) {
        self.id = id
        self.order = order
        self.campaign = campaign
        self.request = request
        self.person = person
        self.role = role
        self.place = place
        self.group = group
        self.priority = priority
        self.expiresAt = expiresAt
    }

    /// Whether it waits or is offered a place.
    var isOpen: Bool { status == "waiting" || status == "offered" }

    func isOf(_ person: String, _ role: String) -> Bool {
        (self.person, self.role) == (person, role)
    }
}
