import Domain

/// What the activity feed says of people: who joined, left or was refused. Source: domain §13.3.
extension EnrollmentRecorded {
    /// Somebody joined, with what was odd about it.
    package var activity: ActivityFeedNote? {
        ActivityFeedNote(.enrollment, code: "recorded") { writer in
            writer.field("enrollmentId", enrollmentId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            writer.field("instanceId", instanceId)
            if duplicate { writer.field("duplicate", true) }
            if overbooked { writer.field("overbooked", true) }
            if !flags.isEmpty { writer.field("flags", flags) }
        }
    }
}

extension EnrollmentDecided {
    /// The decision; one that is only told again is no news.
    package var activity: ActivityFeedNote? {
        guard !duplicate else { return nil }
        let isAccepted = decision == .accepted
        let kind: ActivityFeedKind =
            promoted ? .promotion : isAccepted ? .enrollment : .decisionRefused
        return ActivityFeedNote(
            kind,
            code: decision.rawValue,
            isCompanyWide: reasons.contains(.campaignUnknown)
        ) { writer in
            writer.field("requestId", requestId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            writer.field("enrollmentId", enrollmentId)
            writer.field("instanceId", instanceId)
            writer.field("waitlistPlace", waitlistPlace)
            if !reasons.isEmpty { writer.field("reasons", reasons) }
        }
    }
}

extension EnrollmentEnded {
    /// Somebody left, or finished.
    package var activity: ActivityFeedNote? {
        let isCompleted = status == .completed
        return ActivityFeedNote(
            isCompleted ? .enrollment : .withdrawal,
            code: isCompleted ? status.rawValue : endReason
        ) { writer in
            writer.field("enrollmentId", enrollmentId)
            writer.field("participantId", participantId)
            writer.field("role", role.rawValue)
            writer.field("instanceId", instanceId)
            writer.field("released", released)
        }
    }
}
