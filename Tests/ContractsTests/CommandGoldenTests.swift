import Contracts
import Domain
import Testing

@Suite("Golden commands")
struct CommandGoldenTests {
    @Test func `a command keeps who wants it, against which version, and why`() throws {
        let command = try command(.campaignUpdate)
        #expect(command.name == .campaignUpdate)
        #expect(command.expectedVersion == 7)
        #expect(command.reason == "more demand")
        #expect(
            command.principal
                == Principal(id: "ada.berg", role: .coordinator, companies: ["veridia"])
        )
    }

    @Test func `commands on companies keep every field`() throws {
        guard case .companyRegister(let made) = try body(.companyRegister),
            case .companyUpdate(let changed) = try body(.companyUpdate),
            case .companyUpdateZoneTable(let entries) = try body(.companyUpdateZoneTable)
        else {
            Issue.record("a command is missing")
            return
        }
        let zone = [
            ZoneTable.Entry(fromMs: 1_743_296_400_000, offsetSeconds: 7200),
            ZoneTable.Entry(fromMs: 1_761_440_400_000, offsetSeconds: 3600),
        ]
        #expect(made.id == "veridia")
        #expect(made.name == "Veridia Bank")
        #expect(made.country == "DE")
        #expect(made.timeZone == "Europe/Berlin")
        #expect(made.zoneTable.entries == zone)
        #expect(made.billingCurrency == .eur)
        #expect(made.industry == "Banking")
        #expect(made.contacts == contacts)
        #expect(made.closeGraceDays == 3)
        #expect(changed.name == "Veridia Bank AG")
        #expect(changed.country == "DE")
        #expect(changed.timeZone == "Europe/Berlin")
        #expect(changed.industry == "Finance")
        #expect(changed.contacts == contacts)
        #expect(changed.billingCurrency == .eur)
        #expect(changed.closeGraceDays == 2)
        #expect(entries == zone)
        #expect(try body(.companySetStatus) == .companySetStatus(suspended: true))
    }

    @Test func `commands on the catalog keep every field`() throws {
        guard case .templateCreate(let template) = try body(.templateCreate),
            case .groupCreate(let group) = try body(.groupCreate)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(template.id == "t-german-1")
        #expect(template.key == "german-1")
        #expect(template.name == "German for newcomers")
        #expect(template.programType == .languageConnect)
        #expect(template.ownerCompanyId == "veridia")
        #expect(template.tags == ["language"])
        #expect(template.minParticipants == 4)
        #expect(template.maxParticipants == 12)
        #expect(template.suitableForGroups == ["refugees", "newcomers"])
        #expect(template.outcomeMetrics == ["language"])
        #expect(template.cohort.minSize == 4)
        #expect(template.cohort.maxSize == 12)
        #expect(template.cohort.autoSplit)
        #expect(group.id == "g-ukraine-berlin")
        #expect(group.name == "Ukrainians in Berlin")
        #expect(group.groupType == .displacedPersons)
        #expect(group.countryCode == "DE")
        #expect(group.eligibleProgramTypes == [.mentorship, .languageConnect, .buddy])
        #expect(group.minGroupSize == 5)
        #expect(group.maxGroupSize == 120)
        #expect(group.tags == ["refugees", "newcomers"])
        #expect(group.active)
    }

    @Test func `a campaign keeps every field, and the names of those that came`() throws {
        guard case .campaignCreate(let made) = try body(.campaignCreate) else {
            Issue.record("no campaign")
            return
        }
        let fields = made.fields
        #expect(made.id == "c-german-berlin")
        #expect(
            made.configOverrides
                == ["session": .object(["defaultDurationMinutes": .int(60)])]
        )
        #expect(fields.name == "German in Berlin")
        #expect(fields.description == "Twice a week")
        #expect(fields.templateVersionId == "t-german-1@1")
        #expect(fields.groupId == "g-ukraine-berlin")
        #expect(fields.startDate == CivilDate(iso: "2026-03-01"))
        #expect(fields.endDate == CivilDate(iso: "2026-06-30"))
        #expect(fields.priority == .high)
        #expect(fields.tags == ["spring"])
        #expect(fields.internalNotes == "call in May")
        #expect(fields.targetVolunteers == 50)
        #expect(fields.targetBeneficiaries == 120)
        #expect(fields.maxSessions == 400)
        #expect(fields.budgetAllocated == Money(amount: 12_000_000, currency: .eur))
        #expect(fields.currency == .eur)
        #expect(fields.terms == contract(seats: 50, price: 50_000, rate: 12_500))
        #expect(fields.overbookPct == 10)
        var waitlist = CampaignFields.Waitlist()
        waitlist.offerMinutes = 1440
        #expect(fields.waitlist == waitlist)
        #expect(fields.recruitLeadDays == 21)
        #expect(fields.autoCloseDays == 30)
        #expect(fields.names.count == 20)
        let golden = try Golden.json(CommandName.campaignCreate.type)
        var sent = golden.object?["data"]?.object?["fields"]?.object ?? [:]
        sent["configOverrides"] = nil
        #expect(
            CanonicalJSON.bytes(of: .object(sent)) == CanonicalJSON.bytes(of: .object(fields.json))
        )
        #expect(CampaignFields(json: fields.json) == fields)
    }

    @Test func `other commands on campaigns keep every field`() throws {
        guard case .campaignUpdate(let campaign, let fields) = try body(.campaignUpdate),
            case .campaignTransition(let transition) = try body(.campaignTransition),
            case .campaignChangeTerms(let change) = try body(.campaignChangeTerms)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(campaign == "c-german-berlin")
        #expect(fields.names == ["name", "overbookPct"])
        #expect(fields.overbookPct == 20)
        #expect(transition.campaignId == "c-german-berlin")
        #expect(transition.target == .active)
        #expect(transition.earlyStart)
        #expect(!transition.force)
        #expect(change.campaignId == "c-german-berlin")
        #expect(change.effectiveFrom == CivilDate(iso: "2026-05-01"))
        #expect(change.terms == contract(seats: 60, price: 48_000, rate: 10_000))
    }

    @Test func `the other commands are what they say`() throws {
        let expected: [(CommandName, Command.Body)] = [
            (.enrollmentWithdraw, .enrollmentWithdraw(enrollmentId: "enr_veridia_812_1")),
            (.waitlistCancel, .waitlistCancel(entryId: "wl_veridia_812_1")),
            (.waitlistSetPriority, .waitlistSetPriority(entryId: "wl_veridia_812_1", priority: 9)),
            (.waitlistAcceptOffer, .waitlistAcceptOffer(entryId: "wl_veridia_812_1")),
            (.waitlistDeclineOffer, .waitlistDeclineOffer(entryId: "wl_veridia_812_1")),
            (.holdConfirm, .holdConfirm(holdId: "hld_veridia_812_1")),
            (.holdRelease, .holdRelease(holdId: "hld_veridia_812_1")),
            (
                .alertAcknowledge,
                .alertAcknowledge(alertId: "alr_veridia_812_1", note: "calling them")
            ),
            (
                .alertMute,
                .alertMute(
                    AlertMute(
                        campaignId: "c-german-berlin",
                        until: Instant(ms: 1_777_586_400_000),
                        thresholds: [.eighty, .ninety],
                        keys: ["half", "forty"]
                    )
                )
            ),
            (.alertUnmute, .alertUnmute(campaignId: "c-german-berlin")),
            (
                .alertSetThresholds,
                .alertSetThresholds(
                    AlertSetThresholds(campaignId: "c-german-berlin", thresholds: thresholds)
                )
            ),
            (
                .alertSetPolicy,
                .alertSetPolicy(AlertSetPolicy(companyId: "veridia", policy: policy))
            ),
            (.parkedRetry, .parkedRetry(parkedId: "prk_veridia_812_1")),
            (.parkedDiscard, .parkedDiscard(parkedId: "prk_veridia_812_1")),
            (.rejectedDiscard, .rejectedDiscard(position: 812)),
            (.recordQuarantine, .recordQuarantine(position: 813)),
        ]
        for (name, wanted) in expected { #expect(try body(name) == wanted) }
        guard case .rejectedRetry(812, let repaired) = try body(.rejectedRetry) else {
            Issue.record("no retry")
            return
        }
        #expect(repaired?["type"] == .string("enrollment.completed.v1"))
    }

    private var thresholds: [CustomThreshold] {
        [
            CustomThreshold(
                key: "half",
                kind: .percent,
                value: 50,
                severity: .info,
                recipients: [.sales],
                windowMinutes: 1440
            ),
            CustomThreshold(
                key: "forty",
                kind: .absolute,
                value: 40,
                severity: .warning,
                recipients: [.sales, .companyAdmin],
                windowMinutes: 90
            ),
            CustomThreshold(
                key: "last-five",
                kind: .remaining,
                value: 5,
                severity: .critical,
                recipients: [.customerSuccess],
                windowMinutes: 60
            ),
        ]
    }

    private var policy: AlertPolicy {
        AlertPolicy(
            quietHours: QuietHours(fromMinute: 1320, toMinute: 420, days: [1, 2, 3, 4, 7]),
            digests: [
                AlertDigestRule(audience: .companyAdmin, hour: 17),
                AlertDigestRule(audience: .sales, hour: 8),
            ],
            escalation: AlertEscalationRule(
                afterMinutes: 90,
                recipients: [.sales, .customerSuccess]
            )
        )
    }

    private var contacts: [Contact] {
        [
            Contact(kind: .sales, address: "sales@headroom.example", locale: .english),
            Contact(kind: .companyAdmin, address: "csr@veridia.example", locale: .norwegian),
        ]
    }

    private func contract(seats: Int64, price: Int64, rate: Int64) -> TermsInput {
        var terms = TermsInput(model: .seats)
        terms.committedSeats = seats
        terms.seatPricePerMonth = Money(amount: price, currency: .eur)
        terms.overageRateBp = rate
        return terms
    }

    private func command(_ name: CommandName) throws -> Command {
        let record = try Golden.record(name.type)
        guard case .input(.command(let command)) = record.content else {
            throw Wire.defect(record) ?? Defect(.malformed, "no command")
        }
        return command
    }

    private func body(_ name: CommandName) throws -> Command.Body { try command(name).body }
}
