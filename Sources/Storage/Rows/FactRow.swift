package import Contracts
package import Domain

/// A fact about what happened in a campaign: a session, a served learner, a milestone, an outcome,
/// a cost.
///
/// Its reference is kept for good, also after it was voided. Source: domain §1.5, §1.6, §21.2.
package struct FactRow: Sendable, Hashable {
    /// The company.
    package var company: String
    /// The kind.
    package var kind: FactVoided.FactKind
    /// The source system's reference.
    package var ref: String
    /// The campaign.
    package var campaign: String
    /// The cohort; nil for none, or for one that is not the campaign's.
    package var instance: String?
    /// The kind of session, the milestone, the dimension of the outcome or the category of the
    /// cost; `served` for a learner.
    package var name: String
    /// Whom it is about, where it is about one person.
    package var participant: String?
    /// When it happened.
    package var effectiveAt: Instant
    /// How long a session took.
    package var minutes: Int64?
    /// The thousandths of a credit that it cost.
    package var mc: Int64
    /// The amount of a cost in minor units of the campaign's currency.
    package var amount: Int64?
    /// The impact points that it brings.
    package var points: Int64
    /// The ledger record of it.
    package var usageId: String?
    /// The ledger record of its credits.
    package var creditsId: String?
    /// What was odd about it when it came.
    package var flags: [ReasonCode]
    /// The data of the input as it came, for whoever reads more of it.
    package var body: JSONObject
    /// Whether it was a mistake.
    package var isVoided: Bool
    /// The record that brought it.
    package var position: Int64

    /// Makes a fact that stands.
    package init(
        company: String,
        kind: FactVoided.FactKind,
        ref: String,
        campaign: String,
        instance: String?,
        name: String,
        participant: String? = nil,
        effectiveAt: Instant,
        minutes: Int64? = nil,
        amount: Int64? = nil,
        flags: [ReasonCode],
        body: JSONObject,
        position: Int64
    ) {
        self.company = company
        self.kind = kind
        self.ref = ref
        self.campaign = campaign
        self.instance = instance
        self.name = name
        self.participant = participant
        self.effectiveAt = effectiveAt
        self.minutes = minutes
        mc = 0
        points = 0
        self.amount = amount
        self.flags = flags
        self.body = body
        isVoided = false
        self.position = position
    }

    static let columns = """
        company, kind, ref, campaign, instance, name, participant, effective_at, minutes, mc,
        amount, points, usage_id, credits_id, flags, body, voided, position
        """

    init(_ row: inout Columns) {
        company = row.text()
        kind = FactVoided.FactKind(rawValue: row.text()) ?? .session
        ref = row.text()
        campaign = row.text()
        instance = row.optionalText()
        name = row.text()
        participant = row.optionalText()
        effectiveAt = Instant(ms: row.int())
        minutes = row.optionalInt()
        mc = row.int()
        amount = row.optionalInt()
        points = row.int()
        usageId = row.optionalText()
        creditsId = row.optionalText()
        flags = row.text().split(separator: " ").compactMap { ReasonCode(rawValue: String($0)) }
        body = StoredJSON.object(row.bytes()) ?? [:]
        isVoided = row.bool()
        position = row.int()
    }

    func bind(_ binder: inout Binder) {
        binder.add(company)
        binder.add(kind.rawValue)
        binder.add(ref)
        binder.add(campaign)
        binder.add(instance)
        binder.add(name)
        binder.add(participant)
        binder.add(effectiveAt.ms)
        binder.add(minutes)
        binder.add(mc)
        binder.add(amount)
        binder.add(points)
        binder.add(usageId)
        binder.add(creditsId)
        binder.add(flags.map(\.rawValue).joined(separator: " "))
        binder.add(CanonicalJSON.bytes(of: .object(body)))
        binder.add(isVoided)
        binder.add(position)
    }
}

extension FactRow {
    /// The volunteers of a session, each once.
    package var volunteers: [String] { people("volunteerIds") }
    /// The beneficiaries of a session, each once.
    package var beneficiaries: [String] { people("participantIds") }

    private func people(_ key: String) -> [String] {
        var seen: Set<String> = []
        return (body[key]?.array ?? []).compactMap(\.string).filter { seen.insert($0).inserted }
    }

    /// What an outcome measured; nil for any other fact.
    package var score: OutcomeScore? {
        guard kind == .outcome,
            let phase = body["phase"]?.string.flatMap(OutcomePhase.init(rawValue:)),
            let scoreBp = body["scoreBp"]?.int, let confidence = body["confidence"]?.int
        else { return nil }
        return OutcomeScore(
            phase: phase,
            scoreBp: scoreBp,
            confidence: confidence,
            effectiveAt: effectiveAt,
            position: position
        )
    }
}
