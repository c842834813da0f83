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
    /// Makes the next version of a template as a draft copy.
    case templateCreateVersion = "template.create_version"
    /// Changes a draft version.
    case templateEditDraft = "template.edit_draft"
    /// Makes a draft version active.
    case templatePublish = "template.publish"
    /// Takes an active version out of new use.
    case templateDeprecate = "template.deprecate"
    /// Takes a deprecated version out of all use.
    case templateArchive = "template.archive"
    /// Makes a beneficiary group.
    case groupCreate = "group.create"
    /// Changes a beneficiary group.
    case groupUpdate = "group.update"
    /// Lets new campaigns choose a group, or not.
    case groupSetActive = "group.set_active"
    /// Makes prices known for a currency from a date on.
    case pricebookPublish = "pricebook.publish"
    /// Makes a company's subscription.
    case subscriptionCreate = "subscription.create"
    /// Lets the campaigns of a subscription lend each other room, or not.
    case subscriptionSetBorrowing = "subscription.set_borrowing"
    /// Makes a campaign in draft.
    case campaignCreate = "campaign.create"
    /// Changes a campaign's fields.
    case campaignUpdate = "campaign.update"
    /// Moves a campaign along an edge of its life cycle.
    case campaignTransition = "campaign.transition"
    /// Changes a campaign's commercial terms from a date on.
    case campaignChangeTerms = "campaign.change_terms"
    /// Changes a campaign's overrides of the configuration.
    case campaignSetOverrides = "campaign.set_overrides"
    /// Makes a copy of a campaign in draft.
    case campaignClone = "campaign.clone"
    /// Moves a campaign to another version of its template.
    case campaignMigrate = "campaign.migrate"
    /// Takes a migration back.
    case campaignRollbackMigration = "campaign.rollback_migration"
    /// Keeps a campaign's data from being deleted, or lifts it.
    case campaignSetLegalHold = "campaign.set_legal_hold"
    /// Makes a further cohort.
    case instanceCreate = "instance.create"
    /// Changes a planned cohort.
    case instanceUpdate = "instance.update"
    /// Changes a planned cohort's overrides of the configuration.
    case instanceSetOverrides = "instance.set_overrides"
    /// Moves a cohort on.
    case instanceTransition = "instance.transition"
    /// Makes copies of a cohort.
    case instanceClone = "instance.clone"
    /// Orders a transition of a campaign for later.
    case scheduleCreate = "schedule.create"
    /// Takes an ordered transition back.
    case scheduleCancel = "schedule.cancel"
    /// Keeps campaigns from opening and starting by themselves on some days.
    case blackoutAdd = "blackout.add"
    /// Ends such days.
    case blackoutRemove = "blackout.remove"
    /// Repeats a campaign.
    case recurrenceSet = "recurrence.set"
    /// Stops repeating a campaign.
    case recurrenceClear = "recurrence.clear"
    /// Ends an enrollment by its id.
    case enrollmentWithdraw = "enrollment.withdraw"
    /// Takes an entry off the waiting list.
    case waitlistCancel = "waitlist.cancel"
    /// Changes the priority of an entry of the waiting list.
    case waitlistSetPriority = "waitlist.set_priority"
    /// Takes the place that an entry of the waiting list is offered.
    case waitlistAcceptOffer = "waitlist.accept_offer"
    /// Gives up the place that an entry of the waiting list is offered.
    case waitlistDeclineOffer = "waitlist.decline_offer"
    /// Enrolls whoever holds a unit of room.
    case holdConfirm = "hold.confirm"
    /// Gives a held unit of room up.
    case holdRelease = "hold.release"
    /// Makes a quota or changes one.
    case quotaSet = "quota.set"
    /// Ends a quota.
    case quotaRemove = "quota.remove"
    /// Notes that somebody has seen a sent alert.
    case alertAcknowledge = "alert.acknowledge"
    /// Silences thresholds of a campaign for a time.
    case alertMute = "alert.mute"
    /// Ends a mute before its time.
    case alertUnmute = "alert.unmute"
    /// Sets the custom thresholds of a campaign.
    case alertSetThresholds = "alert.set_thresholds"
    /// Settles quiet hours, digests and escalation of a company.
    case alertSetPolicy = "alert.set_policy"
    /// Takes back a ledger record that no fact is behind.
    case usageReverse = "usage.reverse"
    /// Confirms a milestone of a custom contract.
    case billingConfirmMilestone = "billing.confirm_milestone"
    /// Publishes a range of outputs to a consumer's queue again.
    case billingResend = "billing.resend"
    /// Compares what the pricing models would cost.
    case proposalCreate = "proposal.create"
    /// Says which campaign an activity or evidence belongs to, or that it belongs to none.
    case associationResolve = "association.resolve"
    /// Takes an upsell signal on.
    case upsellAccept = "upsell.accept"
    /// Turns an upsell signal down.
    case upsellDecline = "upsell.decline"
    /// Keeps an upsell signal quiet for a time.
    case upsellSnooze = "upsell.snooze"
    /// Says what became of the deal behind an accepted upsell signal.
    case upsellClose = "upsell.close"
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
