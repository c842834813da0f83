package import Contracts
import Domain

extension AssociationRow {
    static let columns = """
        company, kind, ref, id, status, voided, participant, campaign, instance, score, reasons,
        candidates, effective_at, at, position, body, resolved_by, resolved_at,
        resolved_position, note
        """

    init(_ row: inout Columns) {
        company = row.text()
        kind = FactVoided.FactKind(rawValue: row.text()) ?? .evidence
        ref = row.text()
        id = row.text()
        status = AssociationStatus(rawValue: row.text()) ?? .unassociated
        isVoided = row.bool()
        participant = row.optionalText()
        campaign = row.optionalText()
        instance = row.optionalText()
        score = row.int()
        reasons = Self.reasons(row.text())
        candidates = (StoredJSON.value(row.bytes()).array ?? []).compactMap(Candidate.init(json:))
        effectiveAt = Instant(ms: row.int())
        at = Instant(ms: row.int())
        position = row.int()
        body = StoredJSON.object(row.bytes()) ?? [:]
        let (by, when, record) = (row.optionalText(), row.optionalInt(), row.optionalInt())
        let note = row.optionalText()
        if let by, let when, let record {
            resolution = Resolution(by: by, at: Instant(ms: when), position: record, note: note)
        }
    }

    func bind(_ binder: inout Binder) {
        binder.add(company)
        binder.add(kind.rawValue)
        binder.add(ref)
        binder.add(id)
        binder.add(status.rawValue)
        binder.add(isVoided)
        binder.add(participant)
        binder.add(campaign)
        binder.add(instance)
        binder.add(score)
        binder.add(reasons.map(\.rawValue).joined(separator: " "))
        binder.add(CanonicalJSON.bytes(of: .array(candidates.map { .object($0.json) })))
        binder.add(effectiveAt.ms)
        binder.add(at.ms)
        binder.add(position)
        binder.add(CanonicalJSON.bytes(of: .object(body)))
        binder.add(resolution?.by)
        binder.add(resolution?.at.ms)
        binder.add(resolution?.position)
        binder.add(resolution?.note)
    }

    private static func reasons(_ text: String) -> [AssociationReason] {
        text.split(separator: " ").compactMap { AssociationReason(rawValue: String($0)) }
    }

    /// The association as an object of the command line.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(id), "companyId": .string(company), "factKind": .string(kind.rawValue),
            "factRef": .string(ref), "status": .string(status.rawValue),
            "voided": .bool(isVoided), "score": .int(score),
            "reasons": StoredJSON.words(reasons.map(\.rawValue)),
            "candidates": .array(candidates.map { .object($0.json) }),
            "effectiveAt": .string(effectiveAt.rfc3339), "at": .string(at.rfc3339),
            "position": .int(position),
        ]
        object["participantId"] = participant.map { .string($0) }
        object["campaignId"] = campaign.map { .string($0) }
        object["instanceId"] = instance.map { .string($0) }
        object["resolvedBy"] = resolution.map { .string($0.by) }
        object["resolvedAt"] = resolution.map { .string($0.at.rfc3339) }
        object["reason"] = resolution?.note.map { .string($0) }
        return object
    }
}

extension AssociationRow.Candidate {
    var json: JSONObject {
        [
            "campaignId": .string(campaign), "score": .int(score),
            "reasons": StoredJSON.words(reasons.map(\.rawValue)),
        ]
    }

    init?(json: JSON) {
        guard let campaign = json.object?["campaignId"]?.string,
            let score = json.object?["score"]?.int
        else { return nil }
        self.campaign = campaign
        self.score = score
        reasons = StoredJSON.words(json.object?["reasons"])
            .compactMap(AssociationReason.init(rawValue:))
    }
}
