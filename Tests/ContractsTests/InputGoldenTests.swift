import Contracts
import Domain
import Testing

@Suite("Golden inputs")
struct InputGoldenTests {
    @Test(arguments: InputType.allCases.map(\.rawValue) + CommandName.allCases.map(\.type))
    func `every type of input has a golden message, and it decodes`(type: String) throws {
        let record = try Golden.record(type)
        guard case .input = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(record.position == 7)
        #expect(record.event?.type == type)
        #expect((record.identity == nil) == (type == InputType.clockTicked.rawValue))
    }

    @Test func `a request keeps every field`() throws {
        guard case .input(.enrollmentRequested(let input)) = try content(.enrollmentRequested)
        else {
            Issue.record("no request")
            return
        }
        #expect(input.requestId == "req-7001")
        #expect(input.campaignId == "c-german-berlin")
        #expect(input.participantId == "v-new-1")
        #expect(input.role == .volunteer)
        #expect(input.instanceId == "ins_veridia_41_1")
        #expect(input.groupId == "g-ukraine-berlin")
        #expect(input.priority == 3)
        #expect(input.waitlist)
        #expect(input.waitlistTtlDays == 21)
        #expect(input.tags == ["intern", "evening"])
    }

    @Test func `a request that says little gets the defaults`() throws {
        let record = Wire.record(
            data: #"{"requestId":"r","campaignId":"c","participantId":"p","role":"beneficiary"}"#
        )
        guard case .input(.enrollmentRequested(let input)) = record.content else {
            Issue.record("\(record.content)")
            return
        }
        #expect(input.role == .beneficiary)
        #expect(input.instanceId == nil)
        #expect(input.groupId == nil)
        #expect(input.priority == 0)
        #expect(input.waitlist)
        #expect(input.waitlistTtlDays == nil)
        #expect(input.tags.isEmpty)
    }

    @Test func `holds and answers to offers keep every field`() throws {
        guard case .input(.holdRequested(let asked)) = try content(.holdRequested),
            case .input(.holdConfirmed(let confirmed)) = try content(.holdConfirmed),
            case .input(.holdReleased(let released)) = try content(.holdReleased),
            case .input(.offerAccepted(let accepted)) = try content(.offerAccepted),
            case .input(.offerDeclined(let declined)) = try content(.offerDeclined)
        else {
            Issue.record("an input is missing")
            return
        }
        #expect(asked.holdRef == "hold-7001")
        #expect(asked.campaignId == "c-german-berlin")
        #expect(asked.participantId == "v-new-1")
        #expect(asked.role == .volunteer)
        #expect(asked.instanceId == "ins_veridia_41_1")
        #expect(asked.groupId == "g-ukraine-berlin")
        #expect(asked.minutes == 45)
        #expect(confirmed.holdRef == "hold-7001")
        #expect(confirmed.campaignId == "c-german-berlin")
        #expect(released.holdRef == "hold-7001")
        #expect(released.campaignId == "c-german-berlin")
        #expect(released.reason == "changed plans")
        #expect(accepted.requestId == "req-7001")
        #expect(accepted.campaignId == "c-german-berlin")
        #expect(declined == accepted)
    }

    @Test func `facts keep every field`() throws {
        guard case .input(.enrollmentCreated(let created)) = try content(.enrollmentCreated),
            case .input(.enrollmentWithdrawn(let withdrawn)) = try content(.enrollmentWithdrawn),
            case .input(.enrollmentCompleted(let completed)) = try content(.enrollmentCompleted),
            case .input(.factVoided(let voided)) = try content(.factVoided)
        else {
            Issue.record("a fact is missing")
            return
        }
        #expect(created.enrollmentRef == "enr-7001")
        #expect(created.requestId == "req-7001")
        #expect(created.campaignId == "c-german-berlin")
        #expect(created.participantId == "v-new-1")
        #expect(created.role == .volunteer)
        #expect(created.instanceId == "ins_veridia_41_1")
        #expect(created.groupId == "g-ukraine-berlin")
        #expect(created.tags == ["intern"])
        #expect(withdrawn.enrollmentRef == "enr-7001")
        #expect(withdrawn.campaignId == "c-german-berlin")
        #expect(withdrawn.reason == .noShow)
        #expect(completed.enrollmentRef == "enr-7001")
        #expect(completed.campaignId == "c-german-berlin")
        #expect(completed.outcome == .notMet)
        #expect(voided.factKind == .enrollment)
        #expect(voided.factRef == "enr-7001")
        #expect(voided.campaignId == "c-german-berlin")
        #expect(voided.reason == "entered twice")
    }

    @Test func `facts of programs keep every field`() throws {
        guard case .input(.sessionCompleted(let session)) = try content(.sessionCompleted),
            case .input(.learnerServed(let served)) = try content(.learnerServed),
            case .input(.milestoneReached(let milestone)) = try content(.milestoneReached)
        else {
            Issue.record("a fact is missing")
            return
        }
        #expect(session.sessionId == "ses-9001")
        #expect(session.campaignId == "c-german-berlin")
        #expect(session.instanceId == "ins_veridia_41_1")
        #expect(session.programType == .languageConnect)
        #expect(session.kind == "session")
        #expect(session.eventType == "conversation_table")
        #expect(session.startedAt == Instant(rfc3339: "2026-04-15T16:00:00Z"))
        #expect(session.durationMinutes == 45)
        #expect(session.volunteerIds == ["v-new-1", "v-new-2"])
        #expect(session.participantIds == ["b-new-1", "b-new-2", "b-new-3"])
        #expect(session.rating == 92)
        #expect(session.tags == ["evening"])
        #expect(served.servedRef == "srv-9001")
        #expect(served.campaignId == "c-german-berlin")
        #expect(served.participantId == "b-new-1")
        #expect(served.instanceId == "ins_veridia_41_1")
        #expect(milestone.milestoneRef == "mil-9001")
        #expect(milestone.campaignId == "c-german-berlin")
        #expect(milestone.milestone == "cefr_advanced")
        #expect(milestone.participantId == "b-new-1")
        #expect(milestone.volunteerId == "v-new-1")
        #expect(milestone.instanceId == "ins_veridia_41_1")
    }

    @Test func `an outcome keeps every field`() throws {
        guard case .input(.outcomeRecorded(let outcome)) = try content(.outcomeRecorded) else {
            Issue.record("no outcome")
            return
        }
        #expect(outcome.outcomeRef == "out-9001")
        #expect(outcome.campaignId == "c-german-berlin")
        #expect(outcome.participantId == "b-new-1")
        #expect(outcome.dimension == .language)
        #expect(outcome.phase == .progress)
        #expect(outcome.scoreBp == 5500)
        #expect(outcome.confidence == 82)
        #expect(outcome.method == .aiClassifier)
        #expect(outcome.programType == .languageConnect)
        #expect(outcome.tags == ["b1"])
    }

    @Test func `facts of finance keep every field`() throws {
        guard case .input(.costRecorded(let cost)) = try content(.costRecorded),
            case .input(.subscriptionChanged(let change)) = try content(.subscriptionChanged)
        else {
            Issue.record("a fact is missing")
            return
        }
        #expect(cost.costId == "cost-9001")
        #expect(cost.campaignId == "c-german-berlin")
        #expect(cost.instanceId == "ins_veridia_41_1")
        #expect(cost.category == .venue)
        #expect(cost.amount == Money(amount: 125_000, currency: .eur))
        #expect(change.subscriptionId == "sub-veridia")
        #expect(change.status == .pastDue)
        #expect(change.quantity == 2)
        #expect(change.periodStart == CivilDate(iso: "2026-01-01"))
        #expect(change.periodEnd == CivilDate(iso: "2026-12-31"))
    }

    @Test func `a session that says little is of no campaign that it knows`() throws {
        let record = Wire.record(
            type: InputType.sessionCompleted.rawValue,
            data: """
                {"sessionId":"s","kind":"checkin","startedAt":"2026-04-15T18:00:00Z",\
                "durationMinutes":1,"volunteerIds":[],"participantIds":[]}
                """
        )
        guard case .input(let input) = record.content, case .sessionCompleted(let session) = input
        else {
            Issue.record("\(record.content)")
            return
        }
        #expect(input.campaignId == nil)
        #expect(session.instanceId == nil)
        #expect(session.programType == nil)
        #expect(session.eventType == nil)
        #expect(session.rating == nil)
        #expect(session.volunteerIds.isEmpty)
        #expect(session.participantIds.isEmpty)
        #expect(session.tags.isEmpty)
    }

    @Test func `a tick says when, in milliseconds`() throws {
        let record = try Golden.record(InputType.clockTicked.rawValue)
        #expect(record.content == .input(.clockTicked(Instant(ms: 1_776_247_200_000))))
    }

    @Test func `the envelope keeps every attribute`() throws {
        let event = try #require(try Golden.record(InputType.enrollmentRequested.rawValue).event)
        #expect(event.source == "urn:example:enrollment:veridia")
        #expect(event.id == "evt-requested-1")
        #expect(event.time == Instant(rfc3339: "2026-04-15T09:58:12.345Z"))
        #expect(event.subject == "campaign/c-german-berlin")
        #expect(event.partitionkey == "veridia")
        #expect(event.correlationid == "chain-1")
        #expect(event.principal == nil)
    }

    @Test func `only facts and requests name their campaign`() throws {
        for type in InputType.allCases {
            guard case .input(let input) = try content(type) else { continue }
            let without: Set<InputType> = [
                .clockTicked, .subscriptionChanged, .billingResendRequested,
                .billingStatementRequested,
            ]
            #expect((input.campaignId == nil) == without.contains(type))
        }
        guard case .input(let command) = try Golden.record(CommandName.alertUnmute.type).content
        else { return }
        #expect(command.campaignId == nil)
    }

    private func content(_ type: InputType) throws -> Record.Content {
        try Golden.record(type.rawValue).content
    }
}
