import Contracts
import Testing

/// What is wrong with the fields of an input is told completely, by path and code.
@Suite("Fields")
struct FieldRuleTests {
    @Test func `all mistakes are told at once, in the order of their paths`() {
        let record = Wire.record(
            data: """
                {"campaignId":7,"participantId":"a b","role":"captain","priority":10,\
                "waitlist":"yes","waitlistTtlDays":0,"tags":["",3]}
                """
        )
        #expect(
            Wire.errors(record) == [
                "/data/campaignId wrong_type", "/data/participantId bad_format",
                "/data/priority out_of_range", "/data/requestId missing_key",
                "/data/role not_in_enum", "/data/tags/0 out_of_range", "/data/tags/1 wrong_type",
                "/data/waitlist wrong_type", "/data/waitlistTtlDays out_of_range",
            ]
        )
        #expect(Wire.defect(record)?.code == .schemaViolation)
        #expect(record.event != nil)
    }

    @Test(arguments: [0, 10_081])
    func `a hold keeps a place for a minute up to a week`(minutes: Int) {
        let record = Wire.record(
            type: InputType.holdRequested.rawValue,
            data: """
                {"holdRef":"h","campaignId":"c","participantId":"p","role":"volunteer",\
                "minutes":\(minutes)}
                """
        )
        #expect(Wire.errors(record) == ["/data/minutes out_of_range"])
    }

    @Test(arguments: ["[]", "null", "7", #""x""#, "true"])
    func `data that is no object breaks the schema`(data: String) {
        let record = Wire.record(data: data)
        #expect(Wire.defect(record)?.code == .schemaViolation)
        #expect(Wire.errors(record) == ["/data wrong_type"])
    }

    @Test(arguments: [
        ("1.5", "1.5"), ("1e3", "1e3"), ("-0.0", "-0.0"),
        ("9223372036854775808", "9223372036854775808"),
        ("-9223372036854775809", "-9223372036854775809"),
    ])
    func `a number that is no 64-bit integer breaks the schema wherever it is`(
        number: String,
        shown: String
    ) {
        let record = Wire.record(data: #"{"deep":[{"a/b":\#(number)}],"# + Wire.data.dropFirst())
        #expect(Wire.defect(record)?.code == .schemaViolation)
        #expect(Wire.defect(record)?.errors.first?.code == .wrongType)
    }

    @Test(arguments: ["9223372036854775807", "-9223372036854775808", "0", "-0"])
    func `the bounds of 64 bits are fine`(number: String) {
        let record = Wire.record(data: #"{"unknown":\#(number),"# + Wire.data.dropFirst())
        #expect(Wire.defect(record) == nil)
    }

    @Test(arguments: [
        (String(repeating: "a", count: 80), true), (String(repeating: "a", count: 81), false),
        ("", false), ("ins_veridia_1_1", true), ("a@b.c-d", true), ("ä", false), ("a/b", false),
        ("a\u{0}b", false),
    ])
    func `an id has 1 to 80 characters of a small set`(id: String, isFine: Bool) throws {
        var object = try #require(try JSONParser.parse(Array(Wire.data.utf8)).object)
        object["requestId"] = .string(id)
        let data = String(decoding: CanonicalJSON.bytes(of: .object(object)), as: UTF8.self)
        #expect((Wire.defect(Wire.record(data: data)) == nil) == isFine)
    }

    @Test(arguments: [
        (
            CommandName.waitlistSetPriority, #"{"entryId":"w","priority":10}"#,
            "/data/priority out_of_range"
        ),
        (
            .alertMute, #"{"campaignId":"c","until":"2026-05-01T00:00:00Z","thresholds":[85]}"#,
            "/data/thresholds not_in_enum"
        ),
        (
            .alertMute, #"{"campaignId":"c","until":"2026-05-01T00:00:00Z","thresholds":[]}"#,
            "/data/thresholds missing_key"
        ),
        (
            .alertMute, #"{"campaignId":"c","until":"soon","thresholds":[80]}"#,
            "/data/until bad_format"
        ),
        (.rejectedRetry, #"{"position":0}"#, "/data/position out_of_range"),
        (.rejectedRetry, #"{"position":1,"repaired":[]}"#, "/data/repaired wrong_type"),
        (.campaignUpdate, #"{"campaignId":"c"}"#, "/data/fields missing_key"),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"overbookPct":51}}"#,
            "/data/fields/overbookPct out_of_range"
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"startDate":"2026-02-29"}}"#,
            "/data/fields/startDate bad_format"
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"model":"seat","terms":{}}}"#,
            "/data/fields/model not_in_enum"
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"model":"seats"}}"#,
            "/data/fields/terms missing_key"
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"terms":{}}}"#,
            "/data/fields/model missing_key"
        ),
        (
            .campaignUpdate,
            #"{"campaignId":"c","fields":{"waitlist":{"offerMinutes":20161}}}"#,
            "/data/fields/waitlist/offerMinutes out_of_range"
        ),
        (.holdRelease, #"{"holdId":"h","reason":""}"#, "/data/reason out_of_range"),
        (.waitlistAcceptOffer, #"{"entryId":7}"#, "/data/entryId wrong_type"),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"waitlist":{"ttlDays":91}}}"#,
            "/data/fields/waitlist/ttlDays out_of_range"
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"budgetAllocated":{"amount":1}}}"#,
            "/data/fields/budgetAllocated/currency missing_key"
        ),
        (.campaignTransition, #"{"campaignId":"c","target":"open"}"#, "/data/target not_in_enum"),
        (.campaignCreate, #"{"id":"a_b","fields":{}}"#, "/data/id bad_format"),
        (.companySetStatus, #"{"status":"gone"}"#, "/data/status not_in_enum"),
        (.companyUpdateZoneTable, #"{"zoneTable":[]}"#, "/data/zoneTable missing_key"),
        (
            .companyUpdateZoneTable, #"{"zoneTable":[{"fromMs":1,"offsetSeconds":64801}]}"#,
            "/data/zoneTable/0/offsetSeconds out_of_range"
        ),
        (
            .enrollmentWithdraw, #"{"enrollmentId":"e","expectedVersion":0}"#,
            "/data/expectedVersion out_of_range"
        ),
        (.enrollmentWithdraw, #"{"enrollmentId":"e","reason":""}"#, "/data/reason out_of_range"),
    ])
    func `what is wrong with a command is told by its path`(
        command: CommandName,
        data: String,
        expected: String
    ) {
        #expect(Wire.errors(Wire.record(command, data: data)) == [expected])
    }

    @Test func `a word has one spelling, down to its bytes`() {
        let fields = #"{"campaignId":"c","fields":{"currency":"NO\u212A"}}"#
        let record = Wire.record(.campaignUpdate, data: fields)
        #expect(Wire.errors(record) == ["/data/fields/currency not_in_enum"])
    }

    @Test func `a company may not be called platform, nor have its zones out of order`() throws {
        let golden = try Golden.json(CommandName.companyRegister.type).object?["data"]?.object
        var data = try #require(golden)
        data["id"] = .string("platform")
        #expect(errors(.companyRegister, data) == ["/data/id bad_format"])
        data["id"] = .string("veridia")
        data["zoneTable"] = .array(
            [3600, 7200].map { .object(["fromMs": .int(5), "offsetSeconds": .int($0)]) }
        )
        #expect(errors(.companyRegister, data) == ["/data/zoneTable rule_violated"])
    }

    @Test func `sizes that contradict each other are refused`() throws {
        let golden = try Golden.json(CommandName.templateCreate.type).object?["data"]?.object
        var template = try #require(golden)
        template["maxParticipants"] = .int(3)
        #expect(errors(.templateCreate, template) == ["/data/maxParticipants rule_violated"])
        template["maxParticipants"] = nil
        template["minParticipants"] = .int(51)
        #expect(errors(.templateCreate, template) == ["/data/maxParticipants rule_violated"])
        template["minParticipants"] = .int(50)
        #expect(errors(.templateCreate, template).isEmpty)
    }

    @Test func `a defect describes itself on one line, without any payload`() {
        let record = Wire.record(data: #"{"requestId":"r\nsecret"}"#)
        let text = Wire.defect(record)?.description ?? ""
        #expect(text.hasPrefix("schema_violation: /data/campaignId missing_key: required; "))
        #expect(!text.contains("secret"))
        #expect(!text.contains("\n"))
    }

    private func errors(_ command: CommandName, _ data: JSONObject) -> [String] {
        let text = String(decoding: CanonicalJSON.bytes(of: .object(data)), as: UTF8.self)
        return Wire.errors(Wire.record(command, data: text))
    }
}
