/// Why something was refused, flagged, warned about or recommended: a word of the domain.
///
/// Open, so that a text read back from storage keeps its value; every code that the rules produce
/// is named here once and nowhere else.
package struct ReasonCode: RawRepresentable, Hashable, Sendable {
    /// The word in lower snake case.
    package let rawValue: String

    /// A code of any word.
    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    // MARK: Input and disposition

    /// The log has no tick yet.
    package static let clockNotStarted = Self(rawValue: "clock_not_started")
    /// The transport key was seen before.
    package static let duplicateMessage = Self(rawValue: "duplicate_message")
    /// The business reference was seen before.
    package static let duplicateBusiness = Self(rawValue: "duplicate_business")
    /// The same transport key with another body.
    package static let idReuse = Self(rawValue: "id_reuse")
    /// The chosen id is in use.
    package static let idTaken = Self(rawValue: "id_taken")
    /// A known reference with another campaign, participant or role.
    package static let referenceConflict = Self(rawValue: "reference_conflict")
    /// No JSON, or no CloudEvent.
    package static let malformed = Self(rawValue: "malformed")
    /// A type that Headroom does not know.
    package static let unknownType = Self(rawValue: "unknown_type")
    /// A field is missing, of another type or out of range.
    package static let schemaViolation = Self(rawValue: "schema_violation")
    /// The partition, key and addressed company disagree.
    package static let tenantMismatch = Self(rawValue: "tenant_mismatch")
    /// The company is not registered.
    package static let companyUnknown = Self(rawValue: "company_unknown")
    /// The awaited key did not come within the parking deadline.
    package static let parkedExpired = Self(rawValue: "parked_expired")
    /// A person discarded the input.
    package static let discarded = Self(rawValue: "discarded")
    /// The record keeps crashing the engine.
    package static let quarantined = Self(rawValue: "quarantined")
    /// The desk entry or waiting thing was settled before.
    package static let notOpen = Self(rawValue: "not_open")
    /// There is no such thing in the caller's scope.
    package static let notFound = Self(rawValue: "not_found")
    /// The expected version is not the current one.
    package static let versionConflict = Self(rawValue: "version_conflict")
    /// A result does not fit 64 bit.
    package static let numberOutOfRange = Self(rawValue: "number_out_of_range")
    /// Two currencies meet.
    package static let currencyMismatch = Self(rawValue: "currency_mismatch")
    /// The zone is fixed once a campaign left draft.
    package static let timeZoneFrozen = Self(rawValue: "time_zone_frozen")

    // MARK: Fields of documents (domain §3.3)

    /// A field that does not belong there.
    package static let unknownKey = Self(rawValue: "unknown_key")
    /// A required field is absent.
    package static let missingKey = Self(rawValue: "missing_key")
    /// A number, length or count outside its range.
    package static let outOfRange = Self(rawValue: "out_of_range")
    /// Fields that contradict each other.
    package static let ruleViolated = Self(rawValue: "rule_violated")

    // MARK: Flags of facts

    /// The participant holds no enrollment in the campaign.
    package static let notEnrolled = Self(rawValue: "not_enrolled")
    /// A hard quota is exceeded by a fact.
    package static let overQuota = Self(rawValue: "over_quota")

    // MARK: Decisions (domain §7.3)

    /// Hard: there is no such campaign.
    package static let campaignUnknown = Self(rawValue: "campaign_unknown")
    /// Hard: the campaign is neither recruiting nor active.
    package static let campaignNotOpen = Self(rawValue: "campaign_not_open")
    /// Hard: the company is suspended.
    package static let companySuspended = Self(rawValue: "company_suspended")
    /// Hard: active in the other role of this campaign.
    package static let roleConflict = Self(rawValue: "role_conflict")
    /// Hard: no such instance in this campaign.
    package static let instanceUnknown = Self(rawValue: "instance_unknown")
    /// Hard: the instance is neither planned nor active.
    package static let instanceNotOpen = Self(rawValue: "instance_not_open")
    /// Hard: nothing may enroll with a limit of 0.
    package static let limitZero = Self(rawValue: "limit_zero")
    /// Room: every open class that may take the person is full.
    package static let instanceFull = Self(rawValue: "instance_full")
    /// Room: a hard quota in scope is used up.
    package static let quotaExhausted = Self(rawValue: "quota_exhausted")
    /// Room: no capacity is left.
    package static let capacityExhausted = Self(rawValue: "capacity_exhausted")
    /// The campaign keeps no waitlist.
    package static let waitlistDisabled = Self(rawValue: "waitlist_disabled")
    /// The request does not want to wait.
    package static let waitlistDeclined = Self(rawValue: "waitlist_declined")
    /// The waitlist has its largest length.
    package static let waitlistFull = Self(rawValue: "waitlist_full")

    // MARK: Holds and offers

    /// The person is enrolled in that role.
    package static let alreadyEnrolled = Self(rawValue: "already_enrolled")
    /// The person waits, or is offered a place.
    package static let alreadyWaiting = Self(rawValue: "already_waiting")
    /// Another hold keeps a place for the person.
    package static let alreadyHeld = Self(rawValue: "already_held")
    /// The hold was never placed.
    package static let holdRejected = Self(rawValue: "hold_rejected")
    /// The time of the hold ran out.
    package static let holdExpired = Self(rawValue: "hold_expired")
    /// The hold was given up.
    package static let holdReleased = Self(rawValue: "hold_released")
    /// The person joined in another way.
    package static let holdSuperseded = Self(rawValue: "hold_superseded")
    /// The campaign is completed or closed.
    package static let campaignEnded = Self(rawValue: "campaign_ended")
    /// No place is offered to that request.
    package static let notOffered = Self(rawValue: "not_offered")
    /// The time of the offer ran out.
    package static let offerExpired = Self(rawValue: "offer_expired")

    // MARK: Campaign life cycle (domain §4)

    /// The matrix has no such edge.
    package static let invalidTransition = Self(rawValue: "invalid_transition")
    /// The campaign has no name.
    package static let missingName = Self(rawValue: "missing_name")
    /// The campaign has no template version.
    package static let missingTemplate = Self(rawValue: "missing_template")
    /// The campaign has no beneficiary group.
    package static let missingGroup = Self(rawValue: "missing_group")
    /// The start or the end date is missing.
    package static let missingDates = Self(rawValue: "missing_dates")
    /// The start lies after the end.
    package static let invalidDateRange = Self(rawValue: "invalid_date_range")
    /// The start lies before today.
    package static let startInPast = Self(rawValue: "start_in_past")
    /// The target of volunteers is below 1.
    package static let invalidTargetVolunteers = Self(rawValue: "invalid_target_volunteers")
    /// The target of beneficiaries is below 1.
    package static let invalidTargetBeneficiaries = Self(rawValue: "invalid_target_beneficiaries")
    /// The budget is missing or not above 0.
    package static let invalidBudget = Self(rawValue: "invalid_budget")
    /// No pricing model is chosen.
    package static let missingPricingModel = Self(rawValue: "missing_pricing_model")
    /// The terms of the model lack something.
    package static let termsIncomplete = Self(rawValue: "terms_incomplete")
    /// The merged configuration does not validate.
    package static let configInvalid = Self(rawValue: "config_invalid")
    /// The currency has no price book.
    package static let pricebookMissing = Self(rawValue: "pricebook_missing")
    /// The subscription is neither active nor past due.
    package static let subscriptionInactive = Self(rawValue: "subscription_inactive")
    /// The dates leave the subscription's period.
    package static let outsideSubscriptionPeriod = Self(rawValue: "outside_subscription_period")
    /// The shares of the subscription exceed the whole.
    package static let bundleOverAllocated = Self(rawValue: "bundle_over_allocated")
    /// Something was enrolled, waits or was used.
    package static let revertNotAllowed = Self(rawValue: "revert_not_allowed")
    /// A second person of sales or the platform must do it.
    package static let approvalRequired = Self(rawValue: "approval_required")
    /// Today lies after the end.
    package static let endPassed = Self(rawValue: "end_passed")
    /// Today lies before the start.
    package static let startNotReached = Self(rawValue: "start_not_reached")
    /// The template version is archived.
    package static let templateArchived = Self(rawValue: "template_archived")
    /// The group is not active.
    package static let groupNotActive = Self(rawValue: "group_not_active")
    /// A reason must be given.
    package static let reasonRequired = Self(rawValue: "reason_required")
    /// The final snapshot is missing.
    package static let noFinalSnapshot = Self(rawValue: "no_final_snapshot")
    /// The reconciliation does not match.
    package static let reconciliationOpen = Self(rawValue: "reconciliation_open")
    /// An input is parked for the campaign.
    package static let inputsParked = Self(rawValue: "inputs_parked")
    /// A field may not be edited in this state.
    package static let fieldFrozen = Self(rawValue: "field_frozen")
    /// The end date may only move later.
    package static let endNotExtendable = Self(rawValue: "end_not_extendable")
    /// Ended because the campaign completed.
    package static let campaignCompleted = Self(rawValue: "campaign_completed")
    /// Ended because the campaign closed.
    package static let campaignClosed = Self(rawValue: "campaign_closed")
    /// A scheduled transition's own condition does not hold.
    package static let preconditionFailed = Self(rawValue: "precondition_failed")

    /// The moment to schedule for does not lie after the clock.
    package static let dueInPast = Self(rawValue: "due_in_past")

    // MARK: Programs and compatibility (domain §3)

    /// The group does not take this type of program.
    package static let programTypeNotEligible = Self(rawValue: "program_type_not_eligible")
    /// Template and group share no tag.
    package static let noSharedTag = Self(rawValue: "no_shared_tag")
    /// The template version is not active.
    package static let templateNotActive = Self(rawValue: "template_not_active")
    /// Only a draft version is editable.
    package static let versionNotDraft = Self(rawValue: "version_not_draft")
    /// The version lacks something that publishing needs.
    package static let versionIncomplete = Self(rawValue: "version_incomplete")
    /// The schema uses a keyword outside the dialect.
    package static let unsupportedKeyword = Self(rawValue: "unsupported_keyword")
    /// A layer may not put this value over its parent's.
    package static let overrideNotAllowed = Self(rawValue: "override_not_allowed")
    /// The versions belong to different families.
    package static let differentFamily = Self(rawValue: "different_family")
    /// The version to migrate to is not active.
    package static let versionNotActive = Self(rawValue: "version_not_active")
    /// The campaign has this version already.
    package static let alreadyOnVersion = Self(rawValue: "already_on_version")
    /// Overrides do not fit the new version and nobody said what becomes of them.
    package static let migrationConflict = Self(rawValue: "migration_conflict")
    /// The overrides changed since the migration.
    package static let rollbackConflict = Self(rawValue: "rollback_conflict")
    /// The migration is too old to be taken back.
    package static let rollbackExpired = Self(rawValue: "rollback_expired")

    // MARK: Instances (domain §5)

    /// The campaign is not active.
    package static let campaignNotActive = Self(rawValue: "campaign_not_active")
    /// The campaign's state takes no new instance.
    package static let campaignState = Self(rawValue: "campaign_state")
    /// The dates leave the campaign's period.
    package static let datesOutsideCampaign = Self(rawValue: "dates_outside_campaign")
    /// Source and target are of different families of templates.
    package static let templateMismatch = Self(rawValue: "template_mismatch")

    // MARK: Terms (domain §9)

    /// The date lies in the past.
    package static let effectiveInPast = Self(rawValue: "effective_in_past")
    /// The change must start on the first of a month.
    package static let effectiveNotMonthStart = Self(rawValue: "effective_not_month_start")
    /// Warning: the contract value exceeds the budget.
    package static let overBudget = Self(rawValue: "over_budget")
    /// Warning: the new limit lies below the use.
    package static let belowUsage = Self(rawValue: "below_usage")
    /// Warning: an outcome model without guarantees.
    package static let noGuarantees = Self(rawValue: "no_guarantees")
    /// Warning: more learners than the target.
    package static let learnersOverTarget = Self(rawValue: "learners_over_target")

    // MARK: Alerts (domain §8)

    /// The mute is too long or names the threshold 110.
    package static let muteNotAllowed = Self(rawValue: "mute_not_allowed")
    /// Recommendation at 80 %.
    package static let planExpansion = Self(rawValue: "plan_expansion")
    /// Recommendation at 90 %.
    package static let approveExpansion = Self(rawValue: "approve_expansion")
    /// Recommendation at 100 %.
    package static let expandNow = Self(rawValue: "expand_now")
    /// Recommendation at 110 %.
    package static let enrollmentBlocked = Self(rawValue: "enrollment_blocked")
    /// The number left is of seats or volunteers.
    package static let seatsLeft = Self(rawValue: "seats_left")
    /// The number left is of thousandths of a credit.
    package static let creditsLeft = Self(rawValue: "credits_left")
    /// The number left is of learners.
    package static let learnersLeft = Self(rawValue: "learners_left")
    /// The number left is of learners of the share.
    package static let shareLeft = Self(rawValue: "share_left")

    // MARK: Insights and upsell (domain §9.3, §10)

    /// Neither SROI nor VIS is known.
    package static let noPerformanceData = Self(rawValue: "no_performance_data")
    /// The signal is not open.
    package static let signalClosed = Self(rawValue: "signal_closed")
    /// The role may not do this.
    package static let forbidden = Self(rawValue: "forbidden")

    // MARK: Ledger (domain §11.1)

    /// The key was recorded before.
    package static let alreadyRecorded = Self(rawValue: "already_recorded")
    /// The record was reversed before.
    package static let alreadyReversed = Self(rawValue: "already_reversed")
    /// What was asked for again is no longer kept.
    package static let outputsPruned = Self(rawValue: "outputs_pruned")
    /// Only voiding the fact reverses this record.
    package static let voidTheFact = Self(rawValue: "void_the_fact")
}
