import Contracts
import Testing

/// What is wrong with the fields of program facts, and of commands on terms, quotas and the ledger.
@Suite("Fields of billing")
struct BillingFieldRuleTests {
    @Test(arguments: [
        (
            InputType.sessionCompleted, "{}",
            [
                "/data/durationMinutes missing_key", "/data/kind missing_key",
                "/data/participantIds missing_key", "/data/sessionId missing_key",
                "/data/startedAt missing_key", "/data/volunteerIds missing_key",
            ]
        ),
        (
            .sessionCompleted,
            """
            {"sessionId":"s","campaignId":"a b","instanceId":7,"programType":"chess",\
            "kind":"Session","eventType":"","startedAt":"soon","durationMinutes":0,\
            "volunteerIds":["a b"],"participantIds":[7],"rating":101,"tags":"x"}
            """,
            [
                "/data/campaignId bad_format", "/data/durationMinutes out_of_range",
                "/data/eventType out_of_range", "/data/instanceId wrong_type",
                "/data/kind bad_format", "/data/participantIds/0 wrong_type",
                "/data/programType not_in_enum", "/data/rating out_of_range",
                "/data/startedAt bad_format", "/data/tags wrong_type",
                "/data/volunteerIds/0 bad_format",
            ]
        ),
        (
            .learnerServed, "{}",
            [
                "/data/campaignId missing_key", "/data/participantId missing_key",
                "/data/servedRef missing_key",
            ]
        ),
        (
            .milestoneReached, #"{"milestoneRef":"m","campaignId":"c","milestone":"_done"}"#,
            ["/data/milestone bad_format"]
        ),
        (
            .costRecorded,
            """
            {"costId":"x","campaignId":"c","category":"food",\
            "amount":{"amount":0,"currency":"ZZZ"}}
            """,
            [
                "/data/amount/amount out_of_range", "/data/amount/currency not_in_enum",
                "/data/category not_in_enum",
            ]
        ),
        (
            .subscriptionChanged,
            """
            {"subscriptionId":"s","status":"paused","quantity":0,\
            "periodStart":"2026-02-01","periodEnd":"2026-01-31"}
            """,
            [
                "/data/periodEnd rule_violated", "/data/quantity out_of_range",
                "/data/status not_in_enum",
            ]
        ),
    ])
    func `what is wrong with a fact is told by its path`(
        type: InputType,
        data: String,
        expected: [String]
    ) {
        let record = Wire.record(type: type.rawValue, data: data)
        #expect(Wire.errors(record) == expected)
        #expect(Wire.defect(record)?.code == .schemaViolation)
    }

    @Test(arguments: [
        ("durationMinutes", JSON.int(1440), true), ("durationMinutes", .int(1441), false),
        ("rating", .int(0), true), ("rating", .int(100), true), ("rating", .int(-1), false),
        ("volunteerIds", Self.ids(50), true), ("volunteerIds", Self.ids(51), false),
        ("participantIds", Self.ids(500), true), ("participantIds", Self.ids(501), false),
        ("kind", Self.word(100), true), ("kind", Self.word(101), false),
        ("kind", .string("b2b_call"), true), ("kind", .string("2nd"), false),
        ("kind", .string("skill-share"), false), ("kind", .string("café"), false),
    ])
    func `a session keeps its bounds`(field: String, value: JSON, isFine: Bool) throws {
        let record = try changed(InputType.sessionCompleted.rawValue, field, value)
        #expect((Wire.defect(record) == nil) == isFine)
    }

    @Test(arguments: [
        ("company", "veridia", true), ("company", "Veridia", false), ("company", "platform", false),
        ("company", "veridia/g", false), ("campaign", "c-1", true), ("campaign", "c/1", false),
        ("instance", "ins_veridia_1_1", true), ("instance", "", false),
        ("group", "veridia/g-1", true), ("group", "veridia", false), ("group", "veridia/", false),
        ("group", "/g-1", false), ("group", "platform/g-1", false),
        ("group", "veridia/g-1/x", false), ("role", "c-1/volunteer", true),
        ("role", "c-1/beneficiary", true), ("role", "c-1/captain", false),
        ("role", "/volunteer", false), ("role", "c-1", false), ("role", "c-1/volunteer/", false),
    ])
    func `a quota names its place as its scope wants it`(
        scope: String,
        place: String,
        isFine: Bool
    ) {
        let record = Wire.record(
            .quotaSet,
            data: """
                {"scope":"\(scope)","scopeRef":"\(place)","metric":"sessions",\
                "period":"total","limit":1,"hardness":"soft"}
                """
        )
        #expect((Wire.defect(record) == nil) == isFine)
        let known = ["/data/scopeRef bad_format", "/data/scopeRef out_of_range"]
        #expect(isFine || Wire.errors(record).allSatisfy(known.contains))
    }

    @Test(arguments: [
        ("volunteers", #"{"amount":5,"currency":"EUR"}"#, ["/data/limit wrong_type"]),
        ("budget", "5", ["/data/limit wrong_type"]),
        (
            "budget", #"{"amount":-1}"#,
            [
                "/data/limit/amount out_of_range", "/data/limit/currency missing_key",
            ]
        ),
        ("hours", "-1", ["/data/limit out_of_range"]),
        ("chairs", "5", ["/data/metric not_in_enum"]),
        ("budget", #"{"amount":0,"currency":"JPY"}"#, []), ("credits", "0", []),
    ])
    func `only a budget has a limit in money`(metric: String, limit: String, expected: [String]) {
        let record = Wire.record(
            .quotaSet,
            data: """
                {"scope":"campaign","scopeRef":"c","metric":"\(metric)",\
                "period":"total","limit":\(limit),"hardness":"soft"}
                """
        )
        #expect(Wire.errors(record) == expected)
    }

    @Test(arguments: [
        (
            CommandName.quotaSet,
            """
            {"id":"a b","scope":"world","metric":"hours","period":"day","limit":1,\
            "hardness":"firm","overbookPct":51,"alertPcts":[0,"x",150],"active":1}
            """,
            [
                "/data/active wrong_type", "/data/alertPcts/0 out_of_range",
                "/data/alertPcts/1 wrong_type", "/data/hardness not_in_enum",
                "/data/id bad_format", "/data/overbookPct out_of_range",
                "/data/period not_in_enum", "/data/scope not_in_enum",
            ]
        ),
        (.quotaRemove, "{}", ["/data/quotaId missing_key"]),
        (.usageReverse, #"{"usageId":7}"#, ["/data/usageId wrong_type"]),
        (
            .billingConfirmMilestone, #"{"key":""}"#,
            ["/data/campaignId missing_key", "/data/key out_of_range"]
        ),
        (
            .campaignChangeTerms,
            """
            {"campaignId":"c","model":"custom","terms":{"committedSeats":0,"shareBp":10001,\
            "overageRateBp":30001,"creditAllocationMc":999,"learnersCommitted":1000001,\
            "guaranteeCapBp":-1,"pricePerLearner":{"amount":0,"currency":"EUR"},\
            "components":[{"cap":0,"rate":{"amount":1,"currency":"eur"}}],\
            "guarantees":[{"metric":"joy","threshold":0}],"fixedFeeSchedule":"weekly"}}
            """,
            [
                "/data/terms/committedSeats out_of_range",
                "/data/terms/components/0/cap out_of_range",
                "/data/terms/components/0/rate/currency not_in_enum",
                "/data/terms/creditAllocationMc out_of_range",
                "/data/terms/fixedFeeSchedule not_in_enum",
                "/data/terms/guaranteeCapBp out_of_range",
                "/data/terms/guarantees/0/metric not_in_enum",
                "/data/terms/guarantees/0/threshold out_of_range",
                "/data/terms/learnersCommitted out_of_range",
                "/data/terms/overageRateBp out_of_range",
                "/data/terms/pricePerLearner/amount out_of_range",
                "/data/terms/shareBp out_of_range",
            ]
        ),
        (
            .campaignChangeTerms, #"{"campaignId":"c"}"#,
            ["/data/model missing_key", "/data/terms missing_key"]
        ),
    ])
    func `what is wrong with a command on billing is told by its path`(
        command: CommandName,
        data: String,
        expected: [String]
    ) {
        #expect(Wire.errors(Wire.record(command, data: data)) == expected)
    }

    private static func ids(_ count: Int) -> JSON {
        .array((0..<count).map { .string("p-\($0)") })
    }

    private static func word(_ count: Int) -> JSON {
        .string(String(repeating: "a", count: count))
    }

    /// The record of a golden input with one field of its data replaced.
    private func changed(_ type: String, _ field: String, _ value: JSON) throws -> Record {
        let golden = try Golden.json(type).object?["data"]?.object
        var data = try #require(golden)
        data[field] = value
        let text = String(decoding: CanonicalJSON.bytes(of: .object(data)), as: UTF8.self)
        return Wire.record(type: type, data: text)
    }
}
