/// The names of the commands; the CloudEvents type is `headroom.command.<name>.v1`.
///
/// Source: domain §21.3, and `record.quarantine` for domain §1.6.
package enum CommandName: String, Sendable, Hashable, CaseIterable {
    /// Makes a company known.
    case companyRegister = "company.register"
    /// Changes a company's fields.
    case companyUpdate = "company.update"
    /// Extends a company's table of offsets.
    case companyUpdateZoneTable = "company.update_zone_table"
    /// Suspends a company or lifts it.
    case companySetStatus = "company.set_status"
    /// Makes a template family with its first draft version.
    case templateCreate = "template.create"
    /// Makes a draft version active.
    case templatePublish = "template.publish"
    /// Makes a beneficiary group.
    case groupCreate = "group.create"
    /// Makes a campaign in draft.
    case campaignCreate = "campaign.create"
    /// Changes a campaign's fields.
    case campaignUpdate = "campaign.update"
    /// Moves a campaign along an edge of its life cycle.
    case campaignTransition = "campaign.transition"
    /// Changes a campaign's commercial terms from a date on.
    case campaignChangeTerms = "campaign.change_terms"
    /// Ends an enrollment by its id.
    case enrollmentWithdraw = "enrollment.withdraw"
    /// Takes an entry off the waiting list.
    case waitlistCancel = "waitlist.cancel"
    /// Changes the priority of an entry of the waiting list.
    case waitlistSetPriority = "waitlist.set_priority"
    /// Notes that somebody has seen a sent alert.
    case alertAcknowledge = "alert.acknowledge"
    /// Silences thresholds of a campaign for a time.
    case alertMute = "alert.mute"
    /// Ends a mute before its time.
    case alertUnmute = "alert.unmute"
    /// Tries a parked input at once.
    case parkedRetry = "parked.retry"
    /// Gives a parked input up.
    case parkedDiscard = "parked.discard"
    /// Folds a rejected input again, as it was or repaired.
    case rejectedRetry = "rejected.retry"
    /// Closes a rejected input for good.
    case rejectedDiscard = "rejected.discard"
    /// Passes over a record that crashed the engine twice.
    case recordQuarantine = "record.quarantine"

    /// The CloudEvents type.
    package var type: String { "headroom.command.\(rawValue).v1" }

    /// The first part of the routing key.
    package var routingName: String { "command.\(rawValue)" }

    /// The command that a CloudEvents type names, if it names one.
    package init?(type: String) {
        let prefix = "headroom.command."
        guard type.hasPrefix(prefix), type.hasSuffix(".v1") else { return nil }
        self.init(rawValue: String(type.dropFirst(prefix.count).dropLast(3)))
    }
}
