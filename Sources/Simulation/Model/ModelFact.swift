import Domain

/// A session, a served learner, a milestone or a cost as the model keeps it.
final class ModelFact {
    let kind: String
    let ref: String
    let campaign: String
    let name: String
    let at: Instant
    var person: String?
    var place: String?
    var minutes: Int64?
    var mc: Int64 = 0
    var amount: Money?
    /// Whose side it was on.
    var roles: Set<String> = []
    var flags: [String] = []
    /// The ledger records of the session and of its credits.
    var usage: String?
    var credits: String?
    var isVoided = false

    init(_ kind: String, _ ref: String, _ campaign: String, name: String, at: Instant) {
        self.kind = kind
        self.ref = ref
        self.campaign = campaign
        self.name = name
        self.at = at
    }
}
