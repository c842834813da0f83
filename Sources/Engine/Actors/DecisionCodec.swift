import Contracts
import Domain

/// The stored form of a decision, from which a repetition is emitted.
///
/// Source: domain §1.5.
enum DecisionCodec {
    /// The bytes of a decision.
    static func encode(_ decision: EnrollmentDecided) -> [UInt8] {
        var writer = JSONWriter(capacity: 256)
        writer.array { writer in
            writer.string(decision.decision.rawValue)
            writer.array { writer in
                for reason in decision.reasons { writer.string(reason.rawValue) }
            }
            for text in [decision.enrollmentId, decision.instanceId, decision.waitlistId] {
                writer.value(text.map { .string($0) } ?? .null)
            }
            writer.value(decision.waitlistPlace.map { .int($0) } ?? .null)
            writer.value(decision.expiresAt.map { .int($0.ms) } ?? .null)
            writer.bool(decision.promoted)
            writer.string(decision.room.model.rawValue)
            writer.int(decision.room.limit)
            writer.int(decision.room.overbookPct)
            writer.int(decision.room.used)
            writer.array { writer in for id in decision.quotaIds { writer.string(id) } }
        }
        return writer.bytes
    }

    /// The decision that was stored for a request, marked as a repetition.
    static func decode(
        _ bytes: [UInt8],
        requestId: String,
        campaign: String,
        participantId: String,
        role: ParticipantRole
    ) -> EnrollmentDecided? {
        guard let parts = (try? JSONParser.parse(bytes))?.array, parts.count == 13,
            let decision = parts[0].string.flatMap(EnrollmentDecided.Decision.init(rawValue:)),
            let model = parts[8].string.flatMap(PricingModel.init(rawValue:)),
            let limit = parts[9].int, let overbook = parts[10].int, let used = parts[11].int
        else { return nil }
        return EnrollmentDecided(
            requestId: requestId,
            campaign: campaign,
            participantId: participantId,
            role: role,
            decision: decision,
            reasons: (parts[1].array ?? []).compactMap(\.string).map(ReasonCode.init(rawValue:)),
            quotaIds: (parts[12].array ?? []).compactMap(\.string),
            enrollmentId: parts[2].string,
            instanceId: parts[3].string,
            waitlistId: parts[4].string,
            waitlistPlace: parts[5].int,
            expiresAt: parts[6].int.map { Instant(ms: $0) },
            promoted: parts[7].bool ?? false,
            duplicate: true,
            room: Room(model: model, limit: limit, overbookPct: overbook, used: used)
        )
    }
}
