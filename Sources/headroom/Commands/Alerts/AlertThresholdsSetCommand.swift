import ArgumentParser
import Contracts
import Domain

/// Sets the custom thresholds of a campaign.
struct AlertThresholdsSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Set the custom thresholds of a campaign, in the place of all it had.",
        discussion: """
            One is written as <key>=<line>:<severity>:<recipients>[:<minutes>]. The line is 50% \
            of the limit, 40 used, or 5left up to the limit, in seats, learners or thousandths of \
            a credit; recipients are separated by commas; the minutes lie between two alerts.

              headroom alert thresholds set spring \\
                --threshold half=50%:info:sales \\
                --threshold last-five=5left:error:company_admin,customer_success:60
              headroom alert thresholds set spring --none
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The campaign's id.")
    var campaign: String

    @Option(help: "A threshold; repeat for more, at most 10.")
    var threshold: [String] = []

    @Flag(help: "Take all of them away.")
    var none = false

    @Option(help: "Why, at most 500 characters.")
    var reason: String?

    @Option(help: "The version that the thresholds must have.")
    var expectedVersion: Int64?

    @Option(help: "The company; looked up in the node's database when left out.")
    var company: String?

    func validate() throws {
        guard threshold.isEmpty == none else {
            throw ValidationError("name at least one --threshold, or say --none")
        }
        _ = try threshold.map(Self.parsed)
    }

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "campaignId": .string(campaign),
                "thresholds": .array(try threshold.map { .object(try Self.parsed($0)) }),
            ]
            data["reason"] = reason.map { .string($0) }
            data["expectedVersion"] = expectedVersion.map { .int($0) }
            try await sending.send(
                .alertSetThresholds,
                partition: try await sending.company(ofCampaign: campaign, given: company),
                data: data
            ) {
                "set \(threshold.count) thresholds of \(campaign),"
                    + " version \($0.result["version"]?.int ?? 0)"
            }
        }
    }

    /// `half=50%:info:sales:60` as the command carries it.
    private static func parsed(_ text: String) throws -> JSONObject {
        let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
        let parts = (sides.last ?? "").split(separator: ":").map(String.init)
        guard sides.count == 2, (3...4).contains(parts.count), let line = line(parts[0]) else {
            throw ValidationError("--threshold \(text) must be like half=50%:info:sales")
        }
        var object: JSONObject = [
            "key": .string(sides[0]), "kind": .string(line.kind.rawValue),
            "value": .int(line.value), "severity": .string(parts[1]),
            "recipients": .array(parts[2].split(separator: ",").map { .string(String($0)) }),
        ]
        if parts.count == 4 {
            guard let minutes = Int64(parts[3]) else {
                throw ValidationError("--threshold \(text) must end with a number of minutes")
            }
            object["windowMinutes"] = .int(minutes)
        }
        return object
    }

    private static func line(_ text: String) -> (kind: CustomThreshold.Kind, value: Int64)? {
        if text.hasSuffix("%") { return Int64(text.dropLast()).map { (.percent, $0) } }
        if text.hasSuffix("left") { return Int64(text.dropLast(4)).map { (.remaining, $0) } }
        return Int64(text).map { (.absolute, $0) }
    }
}
