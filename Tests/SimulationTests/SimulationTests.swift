import Contracts
import Simulation
import Synchronization
import Testing

@Suite("Simulated histories")
struct SimulationTests {
    /// The histories that are folded; controls look through the same ones.
    static let seeds = 1...300
    private static let perCase = 20

    @Test(arguments: 0..<seeds.count / perCase)
    func `whatever goes wrong, what comes of a log is what the model says`(
        _ part: Int
    ) async throws {
        let first = part * Self.perCase + 1

        let outcomes = try await Simulation.run(
            seeds: first...(first + Self.perCase - 1),
            atOnce: 1
        )

        #expect(outcomes.count == Self.perCase)
        for outcome in outcomes where !outcome.isSound {
            let what = outcome.violations.joined(separator: "; ")
            Issue.record("`headroom simulate --from \(outcome.seed) --seeds 1`: \(what)")
        }
    }

    @Test func `a seed gives the same history and the same run again`() async throws {
        let first = HistoryMaker.history(seed: 11)
        let second = HistoryMaker.history(seed: 11)
        #expect(first.messages == second.messages)

        let outcomes = try await [
            SimulationRun(seed: 11).run(), SimulationRun(seed: 11).run(),
        ]
        #expect(outcomes[0] == outcomes[1])
    }

    @Test func `neighboring seeds have nothing in common`() {
        let first = Set(HistoryMaker.history(seed: 1).messages)
        let second = Set(HistoryMaker.history(seed: 2).messages)

        #expect(first.intersection(second).count < first.count / 5)
    }

    @Test func `runs are faulty, and of every kind`() async throws {
        let outcomes = try await Simulation.run(seeds: 1...12)

        #expect(outcomes.reduce(0) { $0 + $1.deaths } > 12)
        #expect(outcomes.reduce(0) { $0 + $1.faults } > 6)
        #expect(outcomes.allSatisfy { $0.turns > 5 && $0.records > 150 })
    }

    private static let programs: Set<String> = [
        "trigger clock", "trigger schedule", "trigger manual", "trigger system", "layer campaign",
        "layer instance", "campaign.migrated", "program.version_deprecated",
        "program.version_archived", "program.group_changed", "program.pricebook_published",
        "template.create applied", "template.create_version applied",
        "template.edit_draft applied", "template.edit_draft version_not_draft",
        "template.publish applied", "template.publish config_invalid",
        "template.publish version_not_draft", "template.deprecate applied",
        "template.deprecate different_family", "template.archive invalid_transition",
        "group.update applied", "group.update forbidden", "group.set_active applied",
        "pricebook.publish applied", "campaign.update applied", "campaign.update field_frozen",
        "campaign.set_overrides applied", "campaign.set_overrides config_invalid",
        "campaign.set_overrides override_not_allowed", "campaign.set_overrides version_conflict",
        "campaign.clone applied", "campaign.clone forbidden", "campaign.migrate applied",
        "campaign.migrate already_on_version", "campaign.migrate different_family",
        "campaign.migrate forbidden", "campaign.rollback_migration applied",
        "campaign.rollback_migration not_open", "campaign.set_legal_hold applied",
        "campaign.transition version_conflict", "instance.create applied",
        "instance.create campaign_state", "instance.create capacity_exhausted",
        "instance.create dates_outside_campaign", "instance.update applied",
        "instance.update field_frozen", "instance.set_overrides applied",
        "instance.set_overrides field_frozen", "instance.transition applied",
        "instance.transition invalid_transition", "instance.clone applied",
        "instance.clone dates_outside_campaign", "schedule.create applied",
        "schedule.create invalid_transition", "schedule.create due_in_past",
        "schedule.cancel applied", "schedule.cancel not_open", "blackout.add applied",
        "blackout.remove applied", "blackout.remove not_found", "recurrence.set applied",
        "recurrence.set campaign_state", "recurrence.clear applied",
    ]

    private static let sales: Set<String> = [
        "model seats", "model credits", "model iaas", "model bundle", "model custom",
        "type session", "type credits_consumed", "type fixed_fee", "type milestone",
        "type overage", "reversal session", "reversal credits_consumed",
        "reversal learner_served", "reversal fixed_fee", "reversal overage", "late", "lent",
        "enrollment.milestone_reached", "reason quota_exhausted", "capacity.quota_crossed",
        "flag over_quota", "overbooked", "campaign.change_terms effective_not_month_start",
        "campaign.change_terms terms_incomplete", "campaign.change_terms bundle_over_allocated",
        "campaign.transition subscription_inactive", "campaign.transition terms_incomplete",
        "campaign.transition bundle_over_allocated", "subscription.create applied",
        "subscription.set_borrowing applied", "subscription.set_borrowing version_conflict",
        "quota.set applied", "quota.set not_found", "quota.set version_conflict",
        "quota.remove applied", "usage.reverse applied", "usage.reverse already_reversed",
        "usage.reverse void_the_fact", "billing.confirm_milestone applied",
        "billing.confirm_milestone already_recorded", "code schema_violation",
        "code currency_mismatch",
    ]

    @Test func `histories hold what the rules are about`() {
        let wanted: Set<String> = [
            "promoted", "overClass", "decision accepted", "decision waitlisted",
            "decision rejected", "reason capacity_exhausted", "reason waitlist_full",
            "reason instance_full", "reason role_conflict", "reason company_suspended",
            "reason instance_not_open", "reason waitlist_declined", "reason waitlist_disabled",
            "status expired", "status canceled", "status fulfilled", "to paused", "to completed",
            "to closed", "campaign.transition_failed", "campaign.terms_changed",
            "type learner_served", "type seat_released", "code parked_expired", "code discarded",
            "code id_reuse", "code reference_conflict", "code quarantined", "cause limit_change",
            "cause refusal", "cause usage", "endReason voided", "endReason campaign_closed",
            "capacity.threshold_rearmed", "enrollment.placed", "ingest.message_resolved",
            "decision held", "enrollment.hold_ended", "enrollment.offered", "status confirmed",
            "status released", "status superseded", "reason already_held",
            "reason already_waiting", "reason already_enrolled", "reason campaign_ended",
            "reason hold_expired", "reason hold_released",
            "hold.release applied",
            "waitlist.accept_offer not_offered",
        ]
        let missing = missing(of: wanted.union(Self.programs).union(Self.sales))

        #expect(missing == [])
    }

    /// What no history holds, of the names of outputs, commands and what they say.
    private func missing(of wanted: Set<String>) -> Set<String> {
        var names: Set<String> = []
        for seed in Self.seeds where !wanted.isSubset(of: names) {
            let model = HistoryMaker.history(seed: seed).modeled()
            names.formUnion(model.dispositions.keys)
            for output in model.outputs {
                names.insert(output.name)
                for key in [
                    "decision", "code", "to", "type", "cause", "endReason", "status", "trigger",
                    "layer", "model",
                ] {
                    if let word = output.fields[key]?.string { names.insert("\(key) \(word)") }
                }
                if output.fields["reverses"]?.string != nil {
                    names.insert("reversal \(output.fields["type"]?.string ?? "")")
                }
                if output.fields["lateFor"]?.string != nil { names.insert("late") }
                if output.fields["lent"]?.int ?? 0 > 0 { names.insert("lent") }
                if output.fields["overbooked"] == .bool(true) { names.insert("overbooked") }
                for flag in output.fields["flags"]?.array ?? [] {
                    names.insert("flag \(flag.string ?? "")")
                }
                if output.fields["promoted"] == .bool(true) { names.insert("promoted") }
                if output.fields["overClass"] == .bool(true) { names.insert("overClass") }
                for reason in output.fields["reasons"]?.array ?? [] {
                    names.insert("reason \(reason.string ?? "")")
                }
            }
        }
        return wanted.subtracting(names)
    }
}
