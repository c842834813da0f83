import Domain
import Testing

@Suite("Why an alert was or was not told")
struct AlertExplanationTests {
    private let oslo: ZoneTable
    private let eleven: Instant

    init() throws {
        oslo = try ZoneTable(entries: [ZoneTable.Entry(fromMs: 0, offsetSeconds: 7200)])
        eleven = try #require(Instant(rfc3339: "2026-04-15T11:00:00+02:00"))
    }

    private func sentence(
        _ status: AlertStatus,
        _ reason: AlertSuppression? = nil,
        _ change: (inout AlertExplanation) -> Void = { _ in }
    ) -> String {
        var alert = AlertExplanation(status, suppressReason: reason, at: eleven)
        change(&alert)
        return alert.sentence(in: oslo)
    }

    @Test func `a throttled one says when the last was raised and when the next may be`() {
        let told = sentence(.suppressed, .throttled) {
            $0.lastSentAt = eleven.adding(hours: -3)
            $0.notBefore = eleven.adding(hours: 3)
        }
        #expect(told == "held back: raised 3 h ago, next not before 14:00 (company time)")
        let far = sentence(.suppressed, .throttled) {
            $0.lastSentAt = eleven.adding(minutes: -50)
            $0.notBefore = eleven.adding(hours: 23).adding(milliseconds: 1)
        }
        #expect(
            far == "held back: raised 50 min ago, next not before 2026-04-16 10:01 (company time)"
        )
    }

    @Test func `the other ones say who or what held them back, and until when`() {
        let muted = sentence(.suppressed, .muted) {
            $0.mutedBy = "ada.berg"
            $0.muteReason = "a known rush"
            $0.notBefore = eleven.adding(hours: 9)
        }
        #expect(muted == "held back: muted by ada.berg until 20:00 (company time): a known rush")
        let quiet = sentence(.suppressed, .quietHours) { $0.notBefore = eleven.adding(hours: 1) }
        #expect(quiet == "held back: quiet hours until 12:00 (company time)")
        #expect(sentence(.suppressed, .notLive) == "held back: the campaign was not live")
        #expect(sentence(.passed) == "a higher threshold spoke for it")
    }

    @Test func `a sent one says what came of it`() {
        #expect(
            sentence(.sent) { $0.recipients = [.sales, .companyAdmin] }
                == "sent to sales, company_admin, nobody has acknowledged it"
        )
        let over = sentence(.sent) {
            $0.recipients = [.sales]
            $0.ackedBy = "ada.berg"
            $0.ackedAt = eleven.adding(minutes: 200)
            $0.escalatedAt = eleven.adding(minutes: 90)
            $0.resolvedAt = eleven.adding(days: 3)
        }
        #expect(
            over == "sent to sales, acknowledged by ada.berg after 3 h 20 min,"
                + " escalated after 1 h 30 min, resolved after 3 days"
        )
    }

    private func seen(_ used: Int64, of limit: Int64 = 50) -> AlertObservation {
        AlertObservation(used: used, limit: limit, cap: limit * 11 / 10, live: true, clock: eleven)
    }

    @Test func `a passed threshold says since when and from which use it is armed again`() {
        var memory = AlertMemory()
        memory.eighty.passed = true
        memory.eighty.passedAt = eleven.adding(hours: -1)
        let eighty = ThresholdStanding(.eighty, memory, seen(39))
        #expect(eighty.sentence(in: oslo) == "still passed since 2026-04-15 10:00, re-arms at ≤ 37")
        let hundred = ThresholdStanding(.hundred, memory, seen(39))
        #expect(hundred.sentence(in: oslo) == "fires at ≥ 50")
    }

    @Test func `a threshold in its window says when it may be told again`() {
        var memory = AlertMemory()
        memory.ninety.lastSentAt = eleven.adding(hours: -9)
        memory.ninety.pendingSuppressed = 2
        let standing = ThresholdStanding(.ninety, memory, seen(39))
        #expect(
            standing.sentence(in: oslo)
                == "fires at ≥ 45; raised 9 h ago, next not before 14:00 (company time);"
                + " 2 held back since the last one"
        )
    }

    @Test func `a muted and a quiet threshold say so`() {
        var memory = AlertMemory()
        memory.mutedUntil = eleven.adding(hours: 1)
        memory.mutedThresholds = [.eighty]
        memory.mutedBy = "ada.berg"
        memory.muteReason = "a known rush"
        var night = seen(39)
        night.quietUntil = eleven.adding(hours: 2)
        #expect(
            ThresholdStanding(.eighty, memory, night).sentence(in: oslo)
                == "fires at ≥ 40; muted by ada.berg until 12:00 (company time): a known rush"
        )
        #expect(
            ThresholdStanding(.ninety, memory, night).sentence(in: oslo)
                == "fires at ≥ 45; quiet hours until 13:00 (company time)"
        )
        #expect(ThresholdStanding(.hundredTen, memory, night).hold == nil)
    }

    @Test(arguments: [Int64(0), 1, 7, 40, 50, 1000])
    func `what it says is what the rules do`(limit: Int64) {
        for threshold in AlertThreshold.allCases {
            let cap = limit + limit / 10
            var memory = AlertMemory()
            func events(_ used: Int64) -> [AlertEvent] {
                AlertRules.decide(
                    AlertObservation(used: used, limit: limit, cap: cap, live: true, clock: eleven),
                    memory
                )
            }
            func isCrossed(_ used: Int64) -> Bool {
                events(used).contains {
                    if case .recorded(let alert) = $0 {
                        alert.threshold == threshold
                    } else {
                        false
                    }
                }
            }
            let standing = ThresholdStanding(threshold, memory, seen(0, of: limit))
            #expect(isCrossed(standing.crossedFrom))
            #expect(!isCrossed(standing.crossedFrom - 1))
            memory[threshold].passed = true
            if let bound = standing.rearmedUpTo {
                #expect(events(bound).contains(.rearmed(threshold)))
                #expect(!events(bound + 1).contains(.rearmed(threshold)))
            } else {
                #expect(!events(0).contains(.rearmed(threshold)))
            }
        }
    }
}
