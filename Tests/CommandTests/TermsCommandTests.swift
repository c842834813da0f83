import ArgumentParser
import Contracts
import Domain
import Testing

@testable import headroom

@Suite("Commands about terms of every model", .timeLimit(.minutes(15)))
struct TermsCommandTests {
    /// The pieces of a campaign in a line, what it is sold for, and how that is told.
    static let models: [(words: String, sentence: String, details: [String], room: String)] = [
        (
            "--seats 10 --price 499.50 --overage-bp 12000",
            "10 seats at 499.50 EUR a month, beyond at 120 % of it", [], "seats       0 of 10"
        ),
        (
            "--credits 4000.5 --price 0.50 --overage-price 0.60 --tariff session:hour:10"
                + " --tariff checkin:unit:0.25",
            "4000.5 credits (4000500 mc) at 0.50 EUR each, 0.60 EUR beyond",
            ["session: 10 credits an hour", "checkin: 0.25 credits each"],
            "credits     0 of 4000.5, cap 4400.55"
        ),
        (
            "--learners 500 --price 150 --guarantee sroi:300 --guarantee vis:70"
                + " --guarantee-cap-bp 2500",
            "500 learners at 150.00 EUR each",
            ["promised: sroi 300", "promised: vis 70", "missed promises give back at most 25 %"],
            "learners    0 of 500"
        ),
        (
            "--subscription s1 --share-bp 2500", "25 % of subscription s1", [],
            "learners    0 of 125"
        ),
        (
            "--fee 5000 --fee-schedule monthly --component coaching:hour:45:100"
                + " --component visit:session:80 --milestone kickoff:1000"
                + " --milestone report:500:2100-06-01",
            "custom, a fee of 5000.00 EUR every month",
            [
                "by use: coaching at 45.00 EUR per hour, at most 100",
                "by use: visit at 80.00 EUR per session",
                "milestone: kickoff, 1000.00 EUR when confirmed",
                "milestone: report, 500.00 EUR on 2100-06-01",
            ],
            "volunteers  0 of 30"
        ),
    ]

    @Test func `each model is sold, shown with its own units, and drawn in one list`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.line(RunningNode.subscription)
            for (index, model) in Self.models.enumerated() {
                let made = try await node.sell("c\(index)", model.words)
                #expect(made.code == 0, "\(made.notes)")
                let shown = try await node.line("campaign show c\(index)").output
                #expect(shown.contains("terms       \(model.sentence) from 20"), "\(shown)")
                #expect(shown.contains("  \(model.room)"), "\(shown)")
                for detail in model.details {
                    #expect(shown.contains("              \(detail)\n"), "\(shown)")
                }
            }
            let list = try await node.line("campaign list").output
            let units = ["seats", "credits", "learners", "learners", "volunteers"]
            for (line, unit) in zip(list.split(separator: "\n").dropFirst(), units) {
                #expect(line.contains(" \(unit) "), "\(list)")
            }
            let status = try await node.line("status")
            #expect(
                status.output.contains(
                    "live        0 of 10 seats, 0 of 30 volunteers, 0 of 625 learners,"
                        + " 0 of 4000.5 credits used"
                ),
                "\(status.output)"
            )
            #expect(try await node.line("verify --json").json["violations"]?.array == [])
        }
    }

    @Test func `terms are changed within a model and to another one, by options or a file`()
        async throws
    {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.sell("c1", "--credits 4000 --price 0.50", "--recruit")
            let more = try await node.line("campaign terms c1 --credits 6000 --price 0.50")
            #expect(more.code == 0, "\(more.notes)")
            #expect(more.output.hasPrefix("c1: 6000 credits (6000000 mc) at 0.50 EUR each from 20"))
            let file = try node.folder.write(
                """
                {"model": "iaas", "terms": {"learnersCommitted": 20, "pricePerLearner":
                {"amount": 15000, "currency": "EUR"}}}
                """,
                to: "terms.json"
            )
            let other = try await node.line("campaign terms c1 --terms-json \(file) --json")
            #expect(other.code == 0, "\(other.notes)")
            #expect(
                other.json["result"]?.object?["warnings"]?.array?.contains(
                    .string("no_guarantees")
                ) == true
            )
            let shown = try await node.line("campaign show c1 --json")
            let terms = shown.json["terms"]?.array?.last?.object
            #expect(terms?["model"]?.string == "iaas")
            #expect(terms?["terms"]?.object?["learnersCommitted"]?.int == 20)
            #expect(shown.json["capacity"]?.object?["limit"]?.int == 20)
        }
    }

    @Test func `a fault in terms names the field and the rule`() async throws {
        try await RunningNode.with { node in
            try await node.prepare()
            _ = try await node.sell("c1", "--learners 20 --price 150", "--recruit")
            let write = { (text: String) in try node.folder.write(text, to: "terms.json") }

            let missing = try write(#"{"learnersCommitted": 20, "tariff": []}"#)
            let refused = try await node.line(
                "campaign terms c1 --model iaas --terms-json \(missing)"
            )
            #expect(refused.code == 1)
            #expect(refused.notes.contains("terms_incomplete"), "\(refused.notes)")
            #expect(refused.notes.contains("/pricePerLearner missing_key"), "\(refused.notes)")
            #expect(refused.notes.contains("/tariff unknown_key"), "\(refused.notes)")

            let wrong = try write(#"{"model": "bundle", "terms": {"shareBp": 10001}}"#)
            let rejected = try await node.line("campaign terms c1 --terms-json \(wrong)")
            #expect(rejected.code == 65)
            #expect(rejected.notes.contains("/terms/shareBp"), "\(rejected.notes)")

            let nameless = try write("{}")
            let unnamed = try await node.line("campaign terms c1 --terms-json \(nameless)")
            #expect(unnamed.code == 65)
            #expect(unnamed.notes.contains("give --model"))

            let late = try await node.line(
                "campaign terms c1 --learners 30 --price 150 --from 2020-01-01"
            )
            #expect(late.code == 1)
            #expect(late.notes.contains("effective_in_past"))
            let foreign = try await node.line(
                "campaign terms c1 --learners 30 --price 150 --currency NOK"
            )
            #expect(foreign.notes.contains("currency_mismatch"))
        }
    }

    @Test(arguments: [
        ("--seats 5", "--seats and --price belong together"),
        ("--seats 5 --learners 5", "--seats and --learners belong to different models"),
        ("--price 5", "--price may be of several models; say one of credits, iaas, seats"),
        ("--model seats --share-bp 5", "--share-bp is no part of --model seats"),
        ("--subscription s1", "--subscription and --share-bp belong together"),
        ("--model custom", "custom terms need --fee, --component or --milestone"),
        ("--milestone a:5 --fee-schedule once", "--fee-schedule needs --fee"),
        ("--terms-json f --seats 5", "--terms-json takes the place of --seats"),
        ("--model barter --seats 5", "barter"), ("", "say what is sold"),
    ])
    func `options that do not go together are said before anything is sent`(
        words: String,
        sentence: String
    ) throws {
        let line = ["c1"] + words.split(separator: " ").map(String.init)
        do {
            _ = try CampaignTermsCommand.parse(line)
            Issue.record("\(words) was taken")
        } catch {
            #expect(CampaignTermsCommand.message(for: error).contains(sentence), "\(error)")
        }
    }

    @Test(arguments: [
        ("--credits 1.0001 --price 1", "--credits must be a number of credits"),
        ("--credits 1 --price 1 --tariff session:10", "--tariff activity:basis:credits"),
        ("--learners 1 --price 1 --guarantee sroi:x", "--guarantee metric:threshold"),
        ("--component a:hour:1:x", "--component name:unit:rate"),
        ("--component a:hour:x", "the rate of --component must be an amount"),
        ("--milestone a", "--milestone key:amount"),
        ("--milestone a::2030-01-01", "--milestone key:amount"),
    ])
    func `a part of terms that is not understood is shown in its form`(
        words: String,
        sentence: String
    ) throws {
        let line = ["c1"] + words.split(separator: " ").map(String.init)
        let command = try CampaignTermsCommand.parse(line)
        let fault = #expect(throws: CommandFault.self) {
            try command.terms.json(in: .eur)
        }
        #expect(fault?.code == .usage)
        #expect(fault?.message.contains(sentence) == true, "\(fault?.message ?? "")")
    }

    @Test func `the old options of seats still work`() throws {
        let command = try CampaignTermsCommand.parse([
            "spring", "--seats", "80", "--price", "450", "--overage-rate", "5000",
        ])
        let terms = try command.terms.json(in: .nok)
        #expect(terms?["model"]?.string == "seats")
        #expect(terms?["terms"]?.object?["overageRateBp"]?.int == 5000)
        let price = terms?["terms"]?.object?["seatPricePerMonth"]?.object
        #expect(price?["amount"]?.int == 45_000)
        #expect(price?["currency"]?.string == "NOK")
    }

    @Test(
        arguments: [
            ("4000", 4_000_000), ("0.5", 500), ("0.001", 1), ("12.345", 12_345), ("0", 0),
        ] as [(String, Int64)]
    )
    func `credits are exact to the thousandth`(text: String, mc: Int64) {
        #expect(CreditText.milliCredits(text) == mc)
        #expect(CreditText.text(mc) == text)
    }
}
