import ArgumentParser
import Contracts
import Domain

/// Makes a quota or changes one.
struct QuotaSetCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set",
        abstract: "Make a quota, or put another one in its place with --id.",
        discussion: """
            Hours are limited in minutes, credits in thousandths, budgets in minor units of \
            --currency. A hard quota stops requests, a soft one is only told about. What is left \
            out has its standard value, also when a quota is changed.

              headroom quota set acme --metric beneficiaries --period month --limit 10 --hard
              headroom quota set acme --scope role --ref spring/volunteer --metric hours \\
                --limit 6000 --alert 50 --alert 100
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company's id.")
    var company: String

    @Option(help: "company, campaign, instance, group or role.")
    var scope: Quota.Scope = .company

    @Option(
        help: """
            The place: the id of the campaign or cohort, <companyId>/<groupId>, or \
            <campaignId>/volunteer or /beneficiary. Left out, the company.
            """
    )
    var ref: String?

    @Option(help: "volunteers, beneficiaries, sessions, hours, credits or budget.")
    var metric: Quota.Metric

    @Option(help: "total, month or week.")
    var period: Quota.Period = .total

    @Option(help: "How much may be used, in the unit of the metric.")
    var limit: Int64

    @Option(help: "The currency of a budget.")
    var currency: Currency?

    @Flag(help: "Stop requests that find no room.")
    var hard = false

    @Option(help: "How far requests may go beyond the limit, 0 to 50 percent.")
    var overbookPct: Int64?

    @Option(help: "Tell of this percentage, 1 to 150; 80 and 100 by themselves. Repeat for more.")
    var alert: [Int64] = []

    @Flag(help: "Tell of no percentage.")
    var silent = false

    @Flag(help: "Keep counting, but neither stop nor tell.")
    var off = false

    @Option(help: "The quota to change, or an id of your choice, without _ and @, for a new one.")
    var id: String?

    func validate() throws {
        if scope != .company, ref == nil {
            throw ValidationError("--ref names the \(scope.rawValue)")
        }
        if metric == .budget, currency == nil {
            throw ValidationError("a budget needs --currency")
        }
        if metric != .budget, currency != nil {
            throw ValidationError("--currency is for a budget only")
        }
        if silent, !alert.isEmpty {
            throw ValidationError("--silent and --alert exclude each other")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            var data: JSONObject = [
                "scope": .string(scope.rawValue), "scopeRef": .string(ref ?? company),
                "metric": .string(metric.rawValue), "period": .string(period.rawValue),
                "limit": .int(limit), "hardness": .string(hard ? "hard" : "soft"),
            ]
            if let currency {
                data["limit"] = .object([
                    "amount": .int(limit), "currency": .string(currency.rawValue),
                ])
            }
            data["id"] = id.map { .string($0) }
            data["overbookPct"] = overbookPct.map { .int($0) }
            if silent || !alert.isEmpty { data["alertPcts"] = .array(alert.map { .int($0) }) }
            if off { data["active"] = .bool(false) }
            try await sending.send(.quotaSet, partition: company, data: data) {
                "set quota \($0.result["id"]?.string ?? "")"
            }
        }
    }
}
