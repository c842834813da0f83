import Contracts
import Testing

/// What is wrong with the fields of commands on alerts.
@Suite("Fields of commands on alerts")
struct AlertFieldRuleTests {
    @Test(arguments: [
        (
            CommandName.alertSetThresholds,
            #"""
            {"campaignId":"c","thresholds":[{"key":"a_b","kind":"percent","value":201,
            "severity":"bad","recipients":[],"windowMinutes":0},{"key":"k"}]}
            """#,
            [
                "/data/thresholds/0/key bad_format", "/data/thresholds/0/recipients out_of_range",
                "/data/thresholds/0/severity not_in_enum", "/data/thresholds/0/value out_of_range",
                "/data/thresholds/0/windowMinutes out_of_range",
                "/data/thresholds/1/kind missing_key",
                "/data/thresholds/1/recipients missing_key",
                "/data/thresholds/1/severity missing_key",
            ]
        ),
        (
            .alertSetThresholds,
            #"""
            {"campaignId":"c","thresholds":[
            {"key":"k","kind":"remaining","value":0,"severity":"info","recipients":["sales"]},
            {"key":"k","kind":"absolute","value":1,"severity":"info","recipients":["sales"]}]}
            """#,
            ["/data/thresholds/1/key rule_violated"]
        ),
        (
            .alertSetPolicy,
            #"""
            {"companyId":"c","quietHours":{"from":"24:00","to":"7:00","days":["monday"]},
            "digests":[{"audience":"sales","hour":24},{"audience":"all","hour":1}],
            "escalation":{"afterMinutes":0,"recipients":["sales","boss"]}}
            """#,
            [
                "/data/digests/0/hour out_of_range", "/data/digests/1/audience not_in_enum",
                "/data/escalation/afterMinutes out_of_range",
                "/data/escalation/recipients/1 not_in_enum",
                "/data/quietHours/days/0 bad_format", "/data/quietHours/from bad_format",
                "/data/quietHours/to bad_format",
            ]
        ),
        (
            .alertSetPolicy,
            #"""
            {"companyId":"c","quietHours":{"from":"22:00","to":"22:00"},
            "digests":[{"audience":"sales","hour":1},{"audience":"sales","hour":2}]}
            """#,
            ["/data/digests/1/audience rule_violated", "/data/quietHours/to rule_violated"]
        ),
    ])
    func `every wrong field is named with its rule`(
        name: CommandName,
        data: String,
        errors: [String]
    ) {
        #expect(Wire.errors(Wire.record(name, data: data)).sorted() == errors)
    }
}
