import Contracts

/// A request as the model keeps it, with its latest decision.
final class ModelRequest {
    let id: String
    let campaign: String
    let person: String
    let role: String
    var enrollment: ModelEnrollment?
    var entry: ModelEntry?
    /// The quotas that had no room when it was looked at last.
    var full: [String] = []
    var decision: JSONObject = [:]

    init(id: String, campaign: String, person: String, role: String) {
        self.id = id
        self.campaign = campaign
        self.person = person
        self.role = role
    }
}
