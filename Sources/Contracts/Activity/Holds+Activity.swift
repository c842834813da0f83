import Domain

/// What the activity feed says of places that are kept and offered. Source: domain §13.3.
extension EnrollmentHoldDecided {
    /// A place that is kept, or was refused; what is only told again is no news.
    package var activity: ActivityFeedNote? {
        guard !duplicate else { return nil }
        let isHeld = decision != .rejected
        return ActivityFeedNote(
            isHeld ? .enrollment : .decisionRefused,
            code: isHeld ? "hold_placed" : "hold_rejected",
            isCompanyWide: reasons.contains(.campaignUnknown)
        ) { writer in
            writer.field("holdId", holdId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            writer.field("instanceId", instanceId)
            writer.field("expiresAt", expiresAt)
            if !reasons.isEmpty { writer.field("reasons", reasons) }
        }
    }
}

extension EnrollmentHoldEnded {
    /// A place that is kept no longer; one that was taken is told as the enrollment it became.
    package var activity: ActivityFeedNote? {
        guard !duplicate, status == .released || status == .expired else { return nil }
        return ActivityFeedNote(.withdrawal, code: "hold_\(status.rawValue)") { writer in
            writer.field("holdId", holdId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            if !reasons.isEmpty { writer.field("reasons", reasons) }
        }
    }
}

extension EnrollmentOffered {
    /// A place that was offered to somebody who waits.
    package var activity: ActivityFeedNote? {
        guard !duplicate else { return nil }
        return ActivityFeedNote(.promotion, code: "offered") { writer in
            writer.field("waitlistId", waitlistId)
            writer.field("requestId", requestId)
            writer.field("holdId", holdId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            writer.field("instanceId", instanceId)
            writer.field("expiresAt", expiresAt)
        }
    }
}
