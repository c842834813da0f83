import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the best evidence of a campaign, and how much there is.
struct EvidenceSummaryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "summary",
        abstract: "Show the best evidence of a campaign, and how much there is by dimension.",
        discussion: """
            What was redacted or voided is counted and never shown. With --company: how much all \
            campaigns of a company have.

              headroom evidence summary spring --limit 5
              headroom evidence summary --company acme --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id.")
    var campaign: String?

    @Option(help: "A company instead of a campaign.")
    var company: String?

    @Option(help: "At most so many of the best, 1 to 1000.")
    var limit: Int64 = EvidenceSelection.defaultLimit

    @Flag(help: "Print one JSON object.")
    var json = false

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 1000")
        }
        guard (campaign == nil) != (company == nil) else {
            throw ValidationError("Name a campaign, or a company with --company.")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try node.reader()
            if let campaign { try await show(campaign: campaign, reader) }
            if let company { try await show(company: company, reader) }
        }
    }

    private func show(campaign: String, _ reader: NodeReader) async throws {
        let page = try await reader.evidenceSummary(campaign: campaign, limit: limit)
        guard let summary = page.value else {
            throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
        }
        if json { return write(summary.json, page.position) }
        var best = TextTable(
            "evidence",
            "total",
            "impact",
            "dimension",
            "worth",
            "recency",
            "checked"
        )
        for pick in summary.picks {
            best.add(
                pick.item.ref,
                "\(pick.score.total)",
                "\(pick.score.impact)",
                pick.item.dimension.rawValue,
                "\(pick.score.dimension)",
                "\(pick.score.recency)",
                pick.item.verification.rawValue
            )
        }
        best.write(ifEmpty: "There is no evidence to show.")
        write(summary.dimensions)
        if summary.waiting > 0 { Screen.write("\n\(summary.waiting) wait for a person.\n") }
    }

    private func show(company: String, _ reader: NodeReader) async throws {
        let page = try await reader.companyEvidence(company)
        guard let summary = page.value else {
            throw CommandFault(.refused, "there is no company \(company) on this node")
        }
        if json { return write(summary.json, page.position) }
        var table = TextTable("campaign", "pieces", "checked", "waiting")
        for part in summary.campaigns {
            table.add(part.campaign, "\(part.pieces)", "\(part.verified)", "\(part.waiting)")
        }
        table.write(ifEmpty: "There is no evidence.")
        write(summary.dimensions)
    }

    private func write(_ object: JSONObject, _ position: Int64) {
        var object = object
        object["asOf"] = .int(position)
        JSONLine.write(object)
    }

    private func write(_ dimensions: [EvidenceSumRow]) {
        guard !dimensions.isEmpty else { return }
        var table = TextTable("dimension", "pieces", "checked", "mean bp", "redacted", "voided")
        for sum in dimensions {
            table.add(
                sum.dimension.rawValue,
                "\(sum.pieces)",
                "\(sum.verified)",
                "\(sum.meanScoreBp)",
                "\(sum.redacted)",
                "\(sum.voided)"
            )
        }
        Screen.write("\n")
        table.write(ifEmpty: "")
    }
}
