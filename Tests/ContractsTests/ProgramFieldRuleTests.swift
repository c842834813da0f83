import Contracts
import Testing

/// What is wrong with the fields of commands on programs, cohorts and their calendar.
@Suite("Fields of program commands")
struct ProgramFieldRuleTests {
    @Test(arguments: [
        (
            CommandName.templateCreate,
            #"{"key":"k","name":"n","programType":"buddy","configSchema":[],"defaultConfig":1}"#,
            ["/data/configSchema wrong_type", "/data/defaultConfig wrong_type"]
        ),
        (
            .templateEditDraft,
            #"{"fields":{"minParticipants":9,"maxParticipants":8,"volunteersNeeded":0}}"#,
            [
                "/data/fields/maxParticipants rule_violated",
                "/data/fields/volunteersNeeded out_of_range", "/data/versionId missing_key",
            ]
        ),
        (
            .templatePublish, #"{"versionId":"t@1","deprecatePrevious":{"afterDays":366}}"#,
            ["/data/deprecatePrevious/afterDays out_of_range"]
        ),
        (
            .templateCreateVersion, "{}",
            ["/data/changelog missing_key", "/data/templateId missing_key"]
        ),
        (
            .groupUpdate,
            #"{"groupId":"g","fields":{"ageMin":20,"ageMax":10,"languages":["eng"],"active":true}}"#,
            [
                "/data/fields/active rule_violated", "/data/fields/ageMax rule_violated",
                "/data/fields/languages/0 bad_format",
            ]
        ),
        (
            .groupUpdate,
            #"{"groupId":"g","fields":{"eligibleProgramTypes":[],"legalStatuses":["king"]}}"#,
            [
                "/data/fields/eligibleProgramTypes out_of_range",
                "/data/fields/legalStatuses/0 not_in_enum",
            ]
        ),
        (.groupSetActive, #"{"groupId":"g"}"#, ["/data/active missing_key"]),
        (
            .subscriptionSetBorrowing, #"{"subscriptionId":"s","borrowing":"all"}"#,
            ["/data/borrowing not_in_enum"]
        ),
        (
            .campaignUpdate, #"{"campaignId":"c","fields":{"configOverrides":{},"maxSessions":0}}"#,
            [
                "/data/fields/configOverrides rule_violated",
                "/data/fields/maxSessions out_of_range",
            ]
        ),
        (
            .campaignCreate, #"{"fields":{"configOverrides":7}}"#,
            ["/data/fields/configOverrides wrong_type"]
        ),
        (
            .campaignSetOverrides, #"{"campaignId":"c","patch":null}"#, ["/data/patch wrong_type"]
        ),
    ])
    func `what is wrong with a command on programs is told by its path`(
        command: CommandName,
        data: String,
        expected: [String]
    ) {
        #expect(Wire.errors(Wire.record(command, data: data)) == expected)
    }

    @Test(arguments: [
        (#"{"path":"session","action":"drop"}"#, "path bad_format"),
        (#"{"path":"/a","action":"keep"}"#, "action not_in_enum"),
        (#"{"path":"/a","action":"set"}"#, "value missing_key"),
        (#"{"path":"/a","action":"set","value":null}"#, "value wrong_type"),
        (#"{"path":"/a","action":"drop","value":1}"#, "value rule_violated"),
    ])
    func `a resolution drops an override or sets it`(resolution: String, expected: String) {
        let data = #"{"campaignId":"c","toVersionId":"t@2","resolutions":[\#(resolution)]}"#
        let record = Wire.record(.campaignMigrate, data: data)
        #expect(Wire.errors(record) == ["/data/resolutions/0/\(expected)"])
    }

    @Test func `a path is resolved once`() {
        let twice = #"[{"path":"/a","action":"drop"},{"path":"/a","action":"set","value":1}]"#
        let data = #"{"campaignId":"c","toVersionId":"t@2","resolutions":\#(twice)}"#
        let record = Wire.record(.campaignMigrate, data: data)
        #expect(Wire.errors(record) == ["/data/resolutions/1/path rule_violated"])
    }

    @Test(arguments: [
        (
            CommandName.instanceCreate,
            #"{"campaignId":"c","startDate":"2026-05-01","endDate":"soon","overrides":[]}"#,
            ["/data/endDate bad_format", "/data/overrides wrong_type"]
        ),
        (
            .instanceTransition, #"{"instanceId":"i","target":"closed"}"#,
            ["/data/target not_in_enum"]
        ),
        (.instanceClone, #"{"instanceId":"i"}"#, ["/data/startDate missing_key"]),
        (
            .instanceClone, #"{"instanceId":"i","startDate":"2026-05-01","shiftDays":1}"#,
            ["/data/shiftDays rule_violated"]
        ),
        (
            .instanceClone, #"{"id":"x","instanceId":"i","shiftDays":1,"count":2}"#,
            ["/data/id rule_violated"]
        ),
        (
            .instanceClone, #"{"instanceId":"i","shiftDays":1,"count":21,"gapDays":-1}"#,
            ["/data/count out_of_range", "/data/gapDays out_of_range"]
        ),
        (
            .scheduleCreate, #"{"campaignId":"c","target":"active"}"#,
            ["/data/dueDate missing_key"]
        ),
        (
            .scheduleCreate,
            #"{"campaignId":"c","target":"active","dueDate":"2026-05-01","dueAt":"2026-05-01T00:00:00Z"}"#,
            ["/data/dueAt rule_violated"]
        ),
        (
            .scheduleCreate,
            #"{"campaignId":"c","target":"active","dueDate":"x","preconditions":{"minVolunteers":-1}}"#,
            ["/data/dueDate bad_format", "/data/preconditions/minVolunteers out_of_range"]
        ),
        (
            .blackoutAdd, #"{"from":"2026-12-20","to":"2026-12-19","campaigns":["a b"]}"#,
            ["/data/campaigns/0 bad_format", "/data/to rule_violated"]
        ),
        (
            .recurrenceSet, #"{"campaignId":"c","every":"week","leadDays":91,"endsAfter":0}"#,
            [
                "/data/endsAfter out_of_range", "/data/every not_in_enum",
                "/data/leadDays out_of_range",
            ]
        ),
        (
            .subscriptionCreate,
            #"{"sku":"B","quantity":0,"periodStart":"2026-02-01","periodEnd":"2026-01-01"}"#,
            [
                "/data/annualPrice missing_key", "/data/learnersSupported missing_key",
                "/data/periodEnd rule_violated", "/data/quantity out_of_range",
            ]
        ),
    ])
    func `what is wrong with a command on cohorts and calendars is told by its path`(
        command: CommandName,
        data: String,
        expected: [String]
    ) {
        #expect(Wire.errors(Wire.record(command, data: data)) == expected)
    }

    @Test func `all that a price book lacks is told at once`() throws {
        let data =
            #"{"currency":"EUR","effectiveFrom":"2026-05-01","items":{"socialValues":{},"thresholds":{}}}"#
        let errors = Wire.errors(Wire.record(.pricebookPublish, data: data))
        #expect(errors.count == 12)
        #expect(errors.allSatisfy { $0.hasSuffix(" missing_key") })
        let golden = try Golden.json(CommandName.pricebookPublish.type).object?["data"]?.object
        var book = try #require(golden)
        var items = try #require(book["items"]?.object)
        items["thresholds"] = .object(["low": .int(2), "high": .int(1)])
        items["bundles"] = .object(["a b": .object([:])])
        book["items"] = .object(items)
        let text = String(decoding: CanonicalJSON.bytes(of: .object(book)), as: UTF8.self)
        #expect(
            Wire.errors(Wire.record(.pricebookPublish, data: text)) == [
                "/data/items/bundles/a b bad_format",
                "/data/items/bundles/a b/annualPrice missing_key",
                "/data/items/bundles/a b/learnersSupported missing_key",
                "/data/items/thresholds/high rule_violated",
            ]
        )
    }
}
