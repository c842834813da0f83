import Contracts
import Domain

/// An activity or evidence that names no campaign, as far as its campaign is looked for.
///
/// Source: domain §13.1.
struct Stray {
    /// The kind of fact it becomes.
    let kind: FactVoided.FactKind
    /// The source system's reference.
    let ref: String
    /// Whom it is about, where it is about one person.
    let participant: String?
    /// Everybody who is listed, each in a role.
    let people: [(String, ParticipantRole)]
    /// The type of program it says it belongs to.
    let programType: ProgramType?
    /// Its labels.
    let tags: [String]
    /// What is stored of it.
    let body: JSONObject

    /// What there is of an input to look for a campaign with; nil where it always names its own.
    init?(_ input: Input, _ data: JSONObject) {
        switch input {
        case .sessionCompleted(let session):
            kind = .session
            ref = session.sessionId
            participant = nil
            people =
                session.participantIds.map { ($0, .beneficiary) }
                + session.volunteerIds.map { ($0, .volunteer) }
            programType = session.programType
            tags = session.tags
            body = data
        case .evidenceRecorded(let evidence):
            kind = .evidence
            ref = evidence.evidenceRef
            participant = evidence.participantId
            people = evidence.participantId.map { [($0, .beneficiary)] } ?? []
            programType = evidence.programType
            tags = evidence.tags
            body = evidence.json
        case .outcomeRecorded(let outcome):
            kind = .outcome
            ref = outcome.outcomeRef
            participant = outcome.participantId
            people = [(outcome.participantId, .beneficiary)]
            programType = outcome.programType
            tags = outcome.tags
            body = data
        default: return nil
        }
    }

    /// The type of input that becomes a fact of a kind that may come without a campaign.
    static func inputType(of kind: FactVoided.FactKind) -> InputType? {
        switch kind {
        case .session: .sessionCompleted
        case .evidence: .evidenceRecorded
        case .outcome: .outcomeRecorded
        case .enrollment, .served, .milestone, .cost: nil
        }
    }
}
