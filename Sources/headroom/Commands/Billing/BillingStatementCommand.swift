import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows the statement of a campaign and month, or a company's records by day.
struct BillingStatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement",
        abstract: "Show what one campaign comes to in a month, and what was used.",
        discussion: """
            Computed to date while the month is open, frozen once it is closed. With --daily it is \
            what a consumer checks its copy against: how many records of a company are booked in \
            the month, by local day and kind, with their sums.

              headroom billing statement spring --month 2030-05
              headroom billing statement acme --month 2030-05 --daily
            """
    )

    @OptionGroup var node: NodeArguments

    @Argument(help: "The campaign's id; with --daily the company's.")
    var subject: String

    @Option(help: "The month, YYYY-MM.")
    var month: CivilMonth

    @Flag(help: "Count a company's records by local day and kind.")
    var daily = false

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            if daily { return try await showDays() }
            let found = try await node.reader().statement(campaign: subject, month: month)
            guard var statement = found.value else {
                throw CommandFault(.refused, "there is no campaign \(subject) on this node")
            }
            if json {
                statement["asOf"] = .int(found.position)
                return JSONLine.write(statement)
            }
            Screen.write(StatementLines.statement(statement).joined(separator: "\n") + "\n")
        }
    }

    private func showDays() async throws {
        let found = try await node.reader().usagePeriod(company: subject, month: month)
        guard let (company, usage) = found.value else {
            throw CommandFault(.refused, "there is no company \(subject) on this node")
        }
        let isClosed = month < company.firstOpenMonth
        if json {
            var object: JSONObject = [
                "companyId": .string(company.id), "period": .string(month.iso),
                "status": .string(isClosed ? "closed" : "open"),
                "timeZone": .string(company.timeZone), "records": .int(usage.records),
            ]
            object["firstTypesequence"] = usage.first.map { .int($0) }
            object["lastTypesequence"] = usage.last.map { .int($0) }
            object["days"] = .array(usage.days.map { .object($0.json) })
            object["asOf"] = .int(found.position)
            return JSONLine.write(object)
        }
        var table = TextTable("day", "type", "records", "quantity", "unit", "minutes", "amount")
        for day in usage.days {
            table.add(
                Self.text(day.moment),
                day.type.rawValue,
                "\(day.records)",
                "\(day.quantity)",
                day.unit.rawValue,
                day.type == .session ? "\(day.minutes)" : "",
                day.amount.map(MoneyText.text) ?? ""
            )
        }
        table.write(ifEmpty: "\(company.id) has no records in \(month.iso).")
        guard let first = usage.first, let last = usage.last else { return }
        Screen.write(
            "\(usage.records) records, typesequences \(first) to \(last),"
                + " \(isClosed ? "closed" : "open")\n"
        )
    }

    private static func text(_ moment: UsageDay.Moment) -> String {
        switch moment {
        case .on(let date): date.iso
        case .late(let month): "late for \(month.iso)"
        }
    }
}
