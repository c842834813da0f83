import ArgumentParser
import Contracts
import Domain
import Storage

/// Rates months of a campaign under other terms beside the agreed ones.
struct BillingWhatIfCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "what-if",
        abstract: "Show what the same usage would have cost under other terms.",
        discussion: """
            The other terms are taken to hold from the campaign's first day. Nothing is changed. \
            Credits are those that the sessions and milestones that stand would have used; a share \
            of a bundle costs the campaign nothing; guarantees are left out.

              headroom billing what-if --campaign spring --from 2030-03 --to 2030-05 \\
                --learners 100 --price 150
              headroom billing what-if --campaign spring --from 2030-03 --terms-json terms.json
            """
    )

    @OptionGroup var node: NodeArguments
    @OptionGroup(title: "Other terms") var terms: TermsArguments

    @Option(help: "The campaign's id.")
    var campaign: String

    @Option(help: "The first month, YYYY-MM.")
    var from: CivilMonth

    @Option(help: "The last month, YYYY-MM; the first one when left out.")
    var to: CivilMonth?

    @Flag(help: "Print one JSON object with the lines of every month.")
    var json = false

    func validate() throws {
        guard (0..<120).contains((to ?? from).months(since: from)) else {
            throw ValidationError("--to must not be before --from, nor 10 years after it")
        }
        if terms.termsJson == nil, try terms.chosenModel() == nil {
            throw ValidationError("say the other terms, such as --learners and --price")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let reader = try node.reader()
            guard let known = try await reader.campaign(campaign).value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            let other = try agreed(in: known.campaign.fields.currency ?? .eur)
            let found = try await reader.whatIf(
                campaign: campaign,
                terms: other,
                months: from...(to ?? from)
            )
            guard let report = found.value else {
                throw CommandFault(.refused, "there is no campaign \(campaign) on this node")
            }
            if json {
                var object = report.json
                object["asOf"] = .int(found.position)
                return JSONLine.write(object)
            }
            show(report)
        }
    }

    /// The other terms; throws a sentence that names the field that is wrong.
    private func agreed(in currency: Currency) throws -> CommercialTerms {
        guard let given = try terms.json(in: currency) else {
            throw CommandFault(.usage, "say the other terms, such as --learners and --price")
        }
        var fields = FieldReader(given, path: "")
        guard let input = TermsInput(&fields), fields.errors.isEmpty else {
            let errors = fields.errors.map(\.description).joined(separator: "; ")
            throw CommandFault(.badData, errors)
        }
        if let problem = input.problems(in: currency).first {
            throw CommandFault(.badData, "/terms\(problem.path): \(problem.code.rawValue)")
        }
        guard let terms = input.terms(effectiveFrom: from.firstDay, in: currency) else {
            throw CommandFault(.badData, "the terms are not whole")
        }
        return terms
    }

    private func show(_ report: WhatIfReport) {
        func text(_ amount: Int64) -> String {
            MoneyText.number(Money(amount: amount, currency: report.currency))
        }
        var table = TextTable("month", "agreed", report.model.rawValue, "difference")
        for month in report.months {
            table.add(
                month.month.iso,
                text(month.agreedMinor),
                text(month.other.totalMinor),
                text(month.other.totalMinor - month.agreedMinor)
            )
        }
        table.add(
            "in all",
            text(report.agreedMinor),
            text(report.otherMinor),
            text(report.otherMinor - report.agreedMinor)
        )
        table.write(ifEmpty: "")
        for month in report.months where !month.other.lines.isEmpty {
            Screen.write(
                "\n" + StatementLines.statement(month.other.json).joined(separator: "\n") + "\n"
            )
        }
        Screen.write("\nAmounts are in \(report.currency.rawValue).\n")
    }
}
