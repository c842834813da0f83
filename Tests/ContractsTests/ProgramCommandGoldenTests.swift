import Contracts
import Domain
import Testing

/// What the commands on programs, cohorts and their calendar keep of their golden messages.
@Suite("Golden program commands")
struct ProgramCommandGoldenTests {
    @Test func `a template keeps the fields of its first version, and fills in defaults`() throws {
        guard case .templateCreate(let made) = try body(.templateCreate),
            case .templateEditDraft(let id, let draft) = try body(.templateEditDraft)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(made.description == "Twice a week")
        #expect(made.volunteersNeeded == 2)
        #expect(made.estMinutesPerVolunteer == 6000)
        #expect(made.version.estCostPerParticipant == Money(amount: 30_000, currency: .eur))
        #expect(made.version.uiSchema == ["session": .object(["title": .string("Lessons")])])
        #expect(made.version.configSchema?["type"] == .string("object"))
        #expect(id == "t-german-1@2")
        #expect(draft.json == (try sent(.templateEditDraft)))
        #expect(TemplateVersionFields(json: draft.json) == draft)
        let changed = made.version.changed(by: draft)
        #expect(changed.maxParticipants == 14)
        #expect(changed.changelog == "larger classes")
        let little = #"{"key":"k","name":"n","programType":"upskilling"}"#
        guard case .templateCreate(let plain) = try body(.templateCreate, data: little) else {
            Issue.record("no template")
            return
        }
        #expect(plain.minParticipants == 1)
        #expect(plain.maxParticipants == 50)
        #expect(plain.volunteersNeeded == 1)
        #expect(plain.estMinutesPerVolunteer == 1440)
        #expect(plain.cohort == CohortDefaults.of(.upskilling))
        #expect(plain.version == TemplateVersionFields(json: [:]))
    }

    @Test func `the life of a version is told in full`() throws {
        #expect(
            try body(.templateCreateVersion)
                == .templateCreateVersion(templateId: "t-german-1", changelog: "shorter lessons")
        )
        guard case .templatePublish(let publish) = try body(.templatePublish),
            case .templatePublish(let more) = try body(
                .templatePublish,
                data: #"{"versionId":"t@1","deprecatePrevious":{}}"#
            ),
            case .templatePublish(let less) = try body(
                .templatePublish,
                data: #"{"versionId":"t@1"}"#
            )
        else {
            Issue.record("no publishing")
            return
        }
        #expect(publish.versionId == "t-german-1@1")
        #expect(publish.deprecatePrevious?.afterDays == 14)
        #expect(publish.deprecatePrevious?.archiveAfterDays == 90)
        #expect(more.deprecatePrevious?.afterDays == 30)
        #expect(more.deprecatePrevious?.archiveAfterDays == 180)
        #expect(less.deprecatePrevious == nil)
        #expect(
            try body(.templateDeprecate)
                == .templateDeprecate(versionId: "t-german-1@1", supersededBy: "t-german-1@2")
        )
        #expect(try body(.templateArchive) == .templateArchive(versionId: "t-german-1@1"))
    }

    @Test func `a group keeps every field`() throws {
        guard case .groupCreate(let made) = try body(.groupCreate),
            case .groupUpdate(let id, let fields) = try body(.groupUpdate)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(id == "g-ukraine-berlin")
        #expect(fields.json == (try sent(.groupUpdate)))
        #expect(GroupFields(json: fields.json) == fields)
        #expect(made.fields.changed(by: fields) == fields)
        #expect(fields.changed(by: made.fields).maxGroupSize == 120)
        #expect(fields.genderFocus == .mixed)
        #expect(fields.languages == ["uk", "ru"])
        #expect(fields.legalStatuses == [.refugee, .other])
        #expect(fields.eligibilityRules?.residencyMonthsMax == 60)
        #expect(
            try body(.groupSetActive)
                == .groupSetActive(groupId: "g-ukraine-berlin", active: false)
        )
    }

    @Test func `prices and subscriptions keep every field`() throws {
        guard case .pricebookPublish(let book) = try body(.pricebookPublish),
            case .subscriptionCreate(let made) = try body(.subscriptionCreate)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(book.currency == .nok)
        #expect(book.effectiveFrom == CivilDate(iso: "2026-05-01"))
        #expect(book.json["items"]?.object == (try sent(.pricebookPublish, "items")))
        #expect(book.items.bundles["B250"]?.learnersSupported == 250)
        #expect(book.items.socialValues[.jobReadiness] == 9_900_000)
        #expect(book.problems.isEmpty)
        #expect(made.id == "sub-veridia")
        #expect(made.sku == "B500")
        #expect(made.quantity == 1)
        #expect(made.annualPrice == Money(amount: 1_000_000, currency: .eur))
        #expect(made.learnersSupported == 500)
        #expect(made.periodStart == CivilDate(iso: "2026-01-01"))
        #expect(made.periodEnd == CivilDate(iso: "2026-12-31"))
        #expect(made.borrowing == .siblings)
        #expect(
            try body(.subscriptionSetBorrowing)
                == .subscriptionSetBorrowing(subscriptionId: "sub-veridia", .none)
        )
    }

    @Test func `a copy of a campaign and its migrations keep every field`() throws {
        guard case .campaignClone(let copy) = try body(.campaignClone),
            case .campaignMigrate(let move) = try body(.campaignMigrate)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(copy.id == "c-german-berlin-2")
        #expect(copy.campaignId == "c-german-berlin")
        #expect(copy.startDate == CivilDate(iso: "2026-09-01"))
        #expect(copy.endDate == CivilDate(iso: "2026-12-18"))
        #expect(copy.name == "German in Berlin, autumn")
        #expect(copy.repin)
        #expect(copy.companyId == "northlight")
        #expect(move.id == "m-1")
        #expect(move.campaignId == "c-german-berlin")
        #expect(move.toVersionId == "t-german-1@2")
        #expect(move.includePlanned)
        #expect(move.notes == "agreed with the teachers")
        #expect(
            move.resolutions.map(\.path)
                == ["/session/defaultDurationMinutes", "/matching/criteria"]
        )
        #expect(move.resolutions.map(\.action) == [.set(.int(60)), .drop])
        let id = "c-german-berlin"
        #expect(
            try body(.campaignRollbackMigration)
                == .campaignRollbackMigration(migrationId: "mig_veridia_812_1")
        )
        #expect(try body(.campaignSetLegalHold) == .campaignSetLegalHold(campaignId: id, on: true))
        #expect(
            try body(.campaignSetOverrides)
                == .campaignSetOverrides(
                    campaignId: id,
                    patch: [
                        "session": .object([
                            "defaultDurationMinutes": .int(90), "totalWeeks": .null,
                        ])
                    ]
                )
        )
    }

    @Test func `commands on cohorts keep every field`() throws {
        guard case .instanceCreate(let made) = try body(.instanceCreate),
            case .instanceUpdate(let change) = try body(.instanceUpdate),
            case .instanceTransition(let move) = try body(.instanceTransition)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(made.id == "i-german-2")
        #expect(made.campaignId == "c-german-berlin")
        #expect(made.name == "Evenings")
        #expect(made.startDate == CivilDate(iso: "2026-05-04"))
        #expect(made.endDate == CivilDate(iso: "2026-06-26"))
        #expect(made.overrides == ["session": .object(["maxPerWeek": .int(3)])])
        #expect(change.instanceId == "ins_veridia_41_2")
        #expect(change.name == "Late evenings")
        #expect(change.startDate == CivilDate(iso: "2026-05-11"))
        #expect(change.endDate == CivilDate(iso: "2026-06-30"))
        #expect(move.instanceId == "ins_veridia_41_2")
        #expect(move.target == .active)
        #expect(move.earlyStart)
        #expect(
            try body(.instanceSetOverrides)
                == .instanceSetOverrides(
                    instanceId: "ins_veridia_41_2",
                    patch: ["session": .object(["maxPerWeek": .null])]
                )
        )
    }

    @Test func `copies of a cohort start on a date or after some days`() throws {
        guard case .instanceClone(let dated) = try body(.instanceClone),
            case .instanceClone(let shifted) = try Self.body(
                "\(CommandName.instanceClone.type).shift"
            )
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(dated.id == nil)
        #expect(dated.instanceId == "ins_veridia_41_2")
        #expect(dated.targetCampaignId == "c-german-berlin-2")
        #expect(dated.copies.start == CivilDate(iso: "2026-09-07").map { .date($0) })
        #expect(dated.copies.count == 3)
        #expect(dated.copies.gapDays == 63)
        #expect(dated.name == "Mornings")
        #expect(dated.repin)
        #expect(shifted.id == "i-german-3")
        #expect(shifted.copies.start == .shift(days: -28))
        #expect(shifted.copies.count == 1)
        #expect(shifted.copies.gapDays == nil)
        #expect(!shifted.repin)
    }

    @Test func `what is ordered for later keeps every field`() throws {
        let instant = "\(CommandName.scheduleCreate.type).instant"
        guard case .scheduleCreate(let dated) = try body(.scheduleCreate),
            case .scheduleCreate(let timed) = try Self.body(instant),
            case .blackoutAdd(let blackout) = try body(.blackoutAdd),
            case .recurrenceSet(let recurrence) = try body(.recurrenceSet)
        else {
            Issue.record("a command is missing")
            return
        }
        #expect(dated.id == "s-1")
        #expect(dated.campaignId == "c-german-berlin")
        #expect(dated.target == .active)
        #expect(dated.due == CivilDate(iso: "2026-05-04").map { .date($0) })
        #expect(dated.preconditions.minVolunteers == 10)
        #expect(dated.preconditions.minBeneficiaries == 40)
        #expect(dated.preconditions.earlyStart)
        #expect(timed.due == Instant(rfc3339: "2026-06-01T16:00:00Z").map { .instant($0) })
        #expect(timed.preconditions.minVolunteers == nil)
        #expect(!timed.preconditions.earlyStart)
        #expect(
            try body(.scheduleCancel) == .scheduleCancel(scheduleId: "sch_veridia_812_1")
        )
        #expect(blackout.id == "b-1")
        #expect(blackout.from == CivilDate(iso: "2026-12-20"))
        #expect(blackout.to == CivilDate(iso: "2027-01-03"))
        #expect(blackout.campaigns == ["c-german-berlin"])
        #expect(
            try body(.blackoutRemove) == .blackoutRemove(blackoutId: "blk_veridia_812_1")
        )
        #expect(recurrence.campaignId == "c-german-berlin")
        #expect(recurrence.rule.every == .quarter)
        #expect(recurrence.rule.leadDays == 30)
        #expect(recurrence.rule.endsAfter == 4)
        #expect(
            try body(.recurrenceClear) == .recurrenceClear(campaignId: "c-german-berlin")
        )
    }

    private static func body(_ golden: String) throws -> Command.Body {
        try body(of: try Golden.record(golden))
    }

    private static func body(of record: Record) throws -> Command.Body {
        guard case .input(.command(let command)) = record.content else {
            throw Wire.defect(record) ?? Defect(.malformed, "no command")
        }
        return command.body
    }

    private func body(_ name: CommandName) throws -> Command.Body { try Self.body(name.type) }

    private func body(_ name: CommandName, data: String) throws -> Command.Body {
        try Self.body(of: Wire.record(name, data: data))
    }

    /// An object of the golden message's data, its members in their order.
    private func sent(_ name: CommandName, _ key: String = "fields") throws -> JSONObject {
        let data = try Golden.json(name.type).object?["data"]?.object
        return try #require(data?[key]?.object)
    }
}
