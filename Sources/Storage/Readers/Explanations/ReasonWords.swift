/// What codes mean, in a sentence for who is told one.
///
/// Source: domain §1.5, §1.6, §4.1, §7.3.
enum ReasonWords {
    private static let words: [String: String] = [
        "approval_required":
            "another one of sales, or the platform, than who planned it must do it",
        "bundle_over_allocated": "the shares of the subscription would exceed 100 %",
        "campaign_not_open": "the campaign is neither recruiting nor active",
        "campaign_unknown": "there is no such campaign",
        "capacity_exhausted": "the cap has no room for one more",
        "clock_not_started": "no tick had been folded",
        "company_suspended": "the company is suspended",
        "company_unknown": "the partition key names no registered company",
        "config_invalid": "version and overrides do not add up to a valid configuration",
        "currency_mismatch": "an amount is in another currency than the campaign's",
        "discarded": "somebody discarded it, with a reason",
        "effective_in_past": "it would take effect before today",
        "effective_not_month_start": "once active, such a change must begin on a first of a month",
        "end_not_extendable": "the end may only be moved to a later day",
        "end_passed": "the last day is over",
        "field_frozen": "the field may not change in this state",
        "group_not_active": "the group is not active",
        "id_reuse": "source and id were used before for something else",
        "id_taken": "the id is used already",
        "inputs_parked": "an input is parked for the campaign",
        "instance_full": "the cohort has no place",
        "instance_not_open": "the cohort is neither planned nor active",
        "instance_unknown": "the campaign has no such cohort",
        "invalid_transition": "no edge leads from its state to that one",
        "limit_zero": "nothing was sold",
        "malformed": "it is no CloudEvent in JSON",
        "no_final_snapshot": "there is no final snapshot",
        "not_found": "there is no such thing, or it belongs to another company",
        "not_open": "it was dealt with before",
        "parked_expired": "what it waited for did not come in time",
        "pricebook_missing": "no prices are published in the currency",
        "quarantined": "it crashed the engine twice and is passed over",
        "quota_exhausted": "a hard quota has no room",
        "reason_required": "a reason must be given",
        "reconciliation_open": "ledger and counters have not been found equal",
        "reference_conflict": "the reference stands for another campaign, person or role",
        "revert_not_allowed": "there are enrollments, entries or ledger records",
        "role_conflict": "the person is active in the other role",
        "schema_violation": "a field breaks its rule",
        "start_in_past": "the first day is over",
        "start_not_reached": "the first day has not come",
        "subscription_inactive": "the subscription is neither active nor past due",
        "template_archived": "the template version is archived",
        "tenant_mismatch": "the partition key is not that of the campaign's company",
        "unknown_type": "there is no such type of message",
        "version_conflict": "somebody changed it meanwhile",
        "waitlist_declined": "the request would not wait",
        "waitlist_disabled": "the campaign keeps no waiting list",
        "waitlist_full": "the waiting list is full",
    ]

    /// The meaning of a code; the code itself where it says enough, or another sentence.
    static func of(_ code: String, or sentence: String? = nil) -> String {
        words[code] ?? sentence ?? code.split(separator: "_").joined(separator: " ")
    }
}
