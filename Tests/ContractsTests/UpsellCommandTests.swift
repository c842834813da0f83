import Contracts
import Domain
import Testing

@Suite("Commands on upsell")
struct UpsellCommandTests {
    private func body(_ name: CommandName) throws -> Command.Body {
        guard case .input(.command(let command)) = try Golden.record(name.type).content else {
            Issue.record("\(name.rawValue) is no command")
            throw CancellationError()
        }
        #expect(command.principal?.role == .sales)
        return command.body
    }

    @Test func `they keep every field`() throws {
        let signal = UpsellAddress.signal("ups_veridia_812_1")
        let expected: [(CommandName, Command.Body)] = [
            (
                .upsellAccept,
                .upsellAccept(
                    signal,
                    wonValue: Money(amount: 3_500_000, currency: .eur),
                    note: "they want ten more seats"
                )
            ),
            (.upsellDecline, .upsellDecline(signal, .noNeed, note: "ask again in autumn")),
            (
                .upsellSnooze,
                .upsellSnooze(
                    .campaign("c-german-berlin"),
                    until: Instant(ms: 1_777_586_400_000)
                )
            ),
            (
                .upsellClose,
                .upsellClose(
                    UpsellClose(
                        signal,
                        .won,
                        wonValue: Money(amount: 3_400_000, currency: .eur),
                        note: "signed"
                    )
                )
            ),
        ]
        for (name, wanted) in expected { #expect(try body(name) == wanted) }
    }

    @Test(arguments: [
        (CommandName.upsellAccept, #"{}"#, ["/data/signalId missing_key"]),
        (
            .upsellAccept,
            #"{"signalId":"u","campaignId":"c","wonValue":{"amount":-1,"currency":"QQQ"}}"#,
            [
                "/data/campaignId rule_violated", "/data/wonValue/amount out_of_range",
                "/data/wonValue/currency not_in_enum",
            ]
        ),
        (
            .upsellDecline, #"{"signalId":"u","reasonCode":"dear"}"#,
            ["/data/reasonCode not_in_enum"]
        ),
        (.upsellSnooze, #"{"signalId":"u"}"#, ["/data/until missing_key"]),
        (
            .upsellClose,
            #"{"signalId":"u","outcome":"lost","wonValue":{"amount":1,"currency":"EUR"}}"#,
            ["/data/wonValue rule_violated"]
        ),
        (
            .upsellClose, #"{"signalId":"u","outcome":"won","reasonCode":"price"}"#,
            ["/data/reasonCode rule_violated"]
        ),
        (.upsellClose, #"{"campaignId":"c"}"#, ["/data/outcome missing_key"]),
    ])
    func `every wrong field is named with its rule`(
        name: CommandName,
        data: String,
        errors: [String]
    ) {
        #expect(Wire.errors(Wire.record(name, data: data)).sorted() == errors)
    }
}
