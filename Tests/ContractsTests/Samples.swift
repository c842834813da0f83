import Contracts
import Domain

/// One output of every type, equal in content to its golden message.
enum Samples {
    static let numbers = OutputNumbers(
        position: 812,
        ordinal: 3,
        sequence: 4711,
        typesequence: 42,
        time: at("2026-04-15T10:00:00.000Z"),
        correlationid: "chain-1",
        causationid: "evt-requested-1"
    )

    /// The bodies, by the name of the golden message.
    static let bodies: [(name: String, body: any OutputBody)] =
        enrollments + holds + capacity + campaigns + catalog + programs + signals + upsell
        + billing + alerting + evidence + insights + forecasts + desk

    /// The output as it would be numbered and encoded.
    static func encoded(_ body: any OutputBody) -> [UInt8] {
        var subject = "campaign/\(campaign)"
        if body.campaignId == nil { subject = "company/veridia" }
        var partition = "veridia"
        switch body {
        case let body as ProgramGroupChanged:
            (partition, subject) = (Routes.platform, "group/\(body.groupId)")
        case let body as ProgramVersionPublished:
            (partition, subject) = (Routes.platform, "template/\(body.templateId)")
        case let body as ProgramVersionDeprecated:
            (partition, subject) = (Routes.platform, "template/\(body.templateId)")
        case let body as ProgramVersionArchived:
            (partition, subject) = (Routes.platform, "template/\(body.templateId)")
        case let body as ProgramPricebookPublished:
            (partition, subject) = (Routes.platform, "pricebook/\(body.currency.rawValue)")
        default: break
        }
        return OutputEncoder.encode(
            Output(partition: partition, subject: subject, body: body),
            numbers
        )
    }

    static func at(_ text: String) -> Instant { Instant(rfc3339: text) ?? Instant(ms: 0) }

    private static func day(_ text: String) -> CivilDate {
        CivilDate(iso: text) ?? CivilDate(dayNumber: 0)
    }

    private static let campaign = "c-german-berlin"
    private static let cohort = "ins_veridia_41_1"
    private static let clock = at("2026-04-15T10:00:00.000Z")
    private static let recipients = [
        Recipient(
            Contact(kind: .companyAdmin, address: "csr@veridia.example", locale: .norwegian)
        )
    ]

    private static func room(_ used: Int64, of limit: Int64) -> Room {
        Room(model: .seats, limit: limit, overbookPct: 10, used: used)
    }

    private static func terms(_ seats: Int64, _ price: Int64, _ rate: Int64) -> JSON {
        var terms = TermsInput(model: .seats)
        terms.committedSeats = seats
        terms.seatPricePerMonth = Money(amount: price, currency: .eur)
        terms.overageRateBp = rate
        return .object(terms.json)
    }
}

extension Samples {
    private static let enrollments: [(String, any OutputBody)] = [
        (
            "headroom.enrollment.decided.v1",
            EnrollmentDecided(
                requestId: "req-7001",
                campaign: campaign,
                participantId: "v-new-1",
                role: .volunteer,
                decision: .waitlisted,
                reasons: [.instanceFull, .capacityExhausted],
                enrollmentId: "enr_veridia_812_1",
                instanceId: cohort,
                waitlistId: "wl_veridia_812_1",
                waitlistPlace: 4,
                expiresAt: at("2026-05-06T10:00:00.000Z"),
                promoted: true,
                duplicate: true,
                room: room(55, of: 50)
            )
        ),
        (
            "headroom.enrollment.decided.v1.minimal",
            EnrollmentDecided(
                requestId: "req-7002",
                campaign: campaign,
                participantId: "b-new-1",
                role: .beneficiary,
                decision: .rejected,
                reasons: [.limitZero],
                room: room(0, of: 0)
            )
        ),
        (
            "headroom.enrollment.placed.v1",
            EnrollmentPlaced(
                campaign: campaign,
                enrollmentId: "enr_veridia_812_1",
                participantId: "b-new-1",
                role: .beneficiary,
                instanceId: "ins_veridia_41_2",
                overClass: true
            )
        ),
        (
            "headroom.enrollment.recorded.v1",
            EnrollmentRecorded(
                campaign: campaign,
                enrollmentId: "enr_veridia_812_1",
                enrollmentRef: "enr-7001",
                requestId: "req-7001",
                participantId: "v-new-1",
                role: .volunteer,
                instanceId: cohort,
                overbooked: true,
                duplicate: false,
                overClass: false,
                flags: [.campaignNotOpen, .instanceUnknown]
            )
        ),
        (
            "headroom.enrollment.ended.v1",
            EnrollmentEnded(
                campaign: campaign,
                enrollmentId: "enr_veridia_812_1",
                enrollmentRef: "enr-7001",
                requestId: "req-7001",
                instanceId: cohort,
                participantId: "v-new-1",
                role: .volunteer,
                status: .withdrawn,
                endReason: "no_show",
                released: true
            )
        ),
        (
            "headroom.enrollment.waitlist_ended.v1",
            EnrollmentWaitlistEnded(
                campaign: campaign,
                waitlistId: "wl_veridia_812_1",
                requestId: "req-7001",
                status: .expired
            )
        ),
        (
            "headroom.enrollment.milestone_reached.v1",
            EnrollmentMilestoneReached(
                campaign: campaign,
                milestoneRef: "mil-77",
                milestone: "cefr_advanced",
                participantId: "b-17",
                volunteerId: "v-9",
                instanceId: "ins_veridia_700_1",
                flags: [.notEnrolled]
            )
        ),
    ]

    private static let capacity: [(String, any OutputBody)] =
        [
            (
                "headroom.capacity.changed.v1",
                CapacityChanged(
                    campaign: campaign,
                    model: .seats,
                    room: Room(model: .seats, limit: 50, overbookPct: 10, used: 43, held: 2),
                    delta: -1,
                    waiting: 2
                )
            ),
            (
                "headroom.capacity.threshold_rearmed.v1",
                CapacityThresholdRearmed(
                    campaign: campaign,
                    threshold: .eighty,
                    room: room(37, of: 50),
                    alertId: "alr_veridia_700_1"
                )
            ),
        ]
        + alerts.map {
            (
                "headroom.capacity.threshold_crossed.v1",
                CapacityThresholdCrossed(
                    campaign: campaign,
                    name: "German in Berlin",
                    alertId: "alr_veridia_812_1",
                    alert: $0,
                    recipients: recipients,
                    model: .seats,
                    room: room(40, of: 40),
                    waiting: 3
                )
            )
        }

    /// What the rules record when the limit falls to what is used, and 90 was not passed before.
    private static var alerts: [AlertRecord] {
        var memory = AlertMemory()
        memory.eighty.passed = true
        memory.hundred.pendingSuppressed = 1
        var seen = AlertObservation(used: 40, limit: 40, cap: 44, live: true, clock: clock)
        seen.limitChanged = true
        return AlertRules.decide(seen, memory).compactMap { event in
            if case .recorded(let alert) = event, alert.status == .sent { alert } else { nil }
        }
    }

    private static let catalog: [(String, any OutputBody)] = [
        (
            "headroom.instance.created.v1",
            InstanceCreated(
                campaign: campaign,
                instanceId: "ins_veridia_41_2",
                ordinal: 2,
                name: "German in Berlin 2",
                startDate: day("2026-03-01"),
                endDate: day("2026-06-30"),
                status: .planned,
                templateVersionId: "t-german-1@1",
                provenance: .object([
                    "kind": .string("split"), "fromId": .string(cohort),
                    "rootId": .string(cohort),
                    "at": .string("2026-04-15T10:00:00.000Z"), "by": .string("system"),
                ])
            )
        ),
        (
            "headroom.instance.status_changed.v1",
            InstanceStatusChanged(
                campaign: campaign,
                instanceId: cohort,
                from: .active,
                to: .completed,
                trigger: .manual,
                cascade: true,
                outcome: "finished"
            )
        ),
        (
            "headroom.program.version_published.v1",
            ProgramVersionPublished(
                templateId: "t-german-1",
                versionId: "t-german-1@2",
                programType: "language_connect",
                changelog: "shorter lessons",
                diffClass: .behavioral
            )
        ),
        (
            "headroom.program.group_changed.v1",
            ProgramGroupChanged(groupId: "g-ukraine-berlin", active: true)
        ),
    ]
}

extension Samples {
    private static let campaigns: [(String, any OutputBody)] = [
        (
            "headroom.campaign.created.v1",
            CampaignCreated(
                campaign: campaign,
                companyId: "veridia",
                name: "German in Berlin",
                status: .draft,
                templateVersionId: "t-german-1@1",
                groupId: "g-ukraine-berlin",
                startDate: day("2026-03-01"),
                endDate: day("2026-06-30"),
                model: .seats,
                changed: ["name", "startDate"],
                version: 1
            )
        ),
        (
            "headroom.campaign.updated.v1",
            CampaignUpdated(
                campaign: campaign,
                companyId: "veridia",
                name: "German in Berlin",
                status: .active,
                templateVersionId: "t-german-1@1",
                groupId: "g-ukraine-berlin",
                startDate: day("2026-03-01"),
                endDate: day("2026-06-30"),
                model: .seats,
                changed: ["name"],
                version: 8
            )
        ),
        (
            "headroom.campaign.status_changed.v1",
            CampaignStatusChanged(
                campaign: campaign,
                name: "German in Berlin",
                recipients: recipients,
                from: .recruiting,
                to: .active,
                trigger: .clock,
                by: "clock",
                reason: "ready",
                dueAt: at("2026-02-28T23:00:00.000Z"),
                version: 5
            )
        ),
        (
            "headroom.campaign.transition_failed.v1",
            CampaignTransitionFailed(
                campaign: campaign,
                name: "German in Berlin",
                recipients: [],
                target: .active,
                codes: [.termsIncomplete, .templateArchived],
                trigger: .clock,
                dueAt: at("2026-02-28T23:00:00.000Z"),
                attempt: 2,
                nextAttemptAt: at("2026-03-01T23:00:00.000Z")
            )
        ),
        (
            "headroom.campaign.terms_changed.v1",
            CampaignTermsChanged(
                campaign: campaign,
                termsId: "ter_veridia_812_1",
                effectiveFrom: day("2026-05-01"),
                model: .seats,
                old: terms(50, 50_000, 12_500),
                new: terms(60, 48_000, 10_000),
                by: "sam.seller",
                warnings: [.overBudget]
            )
        ),
    ]

    private static let signals: [(String, any OutputBody)] = [
        (
            "headroom.billing.usage_recorded.v1",
            BillingUsageRecorded(
                campaign: campaign,
                usageId: "use_veridia_812_1",
                usageType: .seatAssigned,
                quantity: 1,
                unit: .seat,
                participantId: "v-new-1",
                ref: "enr-7001",
                effectiveAt: at("2026-04-15T09:58:12.345Z"),
                period: "2026-04",
                lateFor: "2026-03",
                reverses: "use_veridia_700_1",
                instanceId: cohort,
                model: .seats
            )
        ),
        (
            "headroom.billing.usage_recorded.v1.minimal",
            BillingUsageRecorded(
                campaign: campaign,
                usageId: "use_veridia_812_1",
                usageType: .learnerServed,
                quantity: 1,
                unit: .learner,
                ref: "completed:enr-7001",
                effectiveAt: at("2026-04-15T09:58:12.345Z"),
                period: "2026-04",
                model: .iaas
            )
        ),
    ]

    private static let desk: [(String, any OutputBody)] = [
        (
            "headroom.ingest.message_parked.v1",
            IngestMessageParked(
                parkedId: "prk_veridia_812_1",
                source: "urn:example:enrollment:veridia",
                inputId: "evt-withdrawn-1",
                inputType: "enrollment.withdrawn.v1",
                code: "parked",
                awaitedKey: "enrollment:enr-7001",
                deadline: at("2026-04-22T10:00:00.000Z"),
                inputPosition: 812
            )
        ),
        (
            "headroom.ingest.message_resolved.v1",
            IngestMessageResolved(
                parkedId: "prk_veridia_812_1",
                source: "urn:example:enrollment:veridia",
                inputId: "evt-withdrawn-1",
                inputType: "enrollment.withdrawn.v1",
                code: "applied",
                awaitedKey: "enrollment:enr-7001",
                deadline: at("2026-04-22T10:00:00.000Z"),
                inputPosition: 812
            )
        ),
        (
            "headroom.ingest.message_rejected.v1",
            IngestMessageRejected(
                parkedId: "prk_veridia_812_1",
                source: "urn:example:enrollment:veridia",
                inputId: "evt-withdrawn-1",
                inputType: "enrollment.withdrawn.v1",
                code: "parked_expired",
                awaitedKey: "enrollment:enr-7001",
                deadline: at("2026-04-22T10:00:00.000Z"),
                inputPosition: 812
            )
        ),
        (
            "headroom.ingest.message_rejected.v1.minimal",
            IngestMessageRejected(
                source: "",
                inputId: "",
                inputType: "",
                code: "malformed",
                inputPosition: 812
            )
        ),
    ]
}
