import ArgumentParser
import Contracts
import Domain
import Storage

/// Shows what programs achieve over all their campaigns.
struct MetricsProgramsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "programs",
        abstract: "Show what template versions, groups or types of program achieve.",
        discussion: """
            Over all campaigns that were agreed on. A row over two companies would let each of them \
            compute the other's figures, so it is left out: one company, or three and more.

              headroom metrics programs --by version
              headroom metrics programs --by group --company acme --json
            """
    )

    @OptionGroup var node: NodeArguments

    @Option(name: .customLong("by"), help: "One row for each version, group or type.")
    var key = ProgramQuestion.Key.version

    @Option(help: "Only campaigns of a company.")
    var company: String?

    @Flag(help: "Print one JSON object.")
    var json = false

    func run() async throws {
        try await CommandFault.reporting {
            let question = ProgramQuestion(company: company, by: key)
            let found = try await node.reader().programs(question)
            guard let rows = found.value else {
                throw CommandFault(.refused, "there is no company \(company ?? "") on this node")
            }
            guard !json else {
                return JSONLine.write([
                    "by": .string(key.rawValue),
                    "programs": .array(rows.map { .object(Self.json($0)) }),
                    "asOf": .int(found.position),
                ])
            }
            var table = TextTable(
                key.rawValue,
                "campaigns",
                "learners",
                "completed",
                "dropped out",
                "used",
                "sroi"
            )
            for row in rows {
                let returns = row.returns.map {
                    "\(FixedPoint.text($0.sroi, decimals: 2)) \($0.currency.rawValue)"
                }
                table.add(
                    row.key,
                    "\(row.campaigns)",
                    "\(row.learners)",
                    Self.percent(row.completionBp),
                    Self.percent(row.dropoutBp),
                    Self.percent(row.utilizationBp),
                    returns.isEmpty ? "-" : returns.joined(separator: ", ")
                )
            }
            table.write(ifEmpty: "There are no such programs.")
            Screen.write("as of position \(found.position)\n")
        }
    }

    private static func percent(_ value: Int64?) -> String {
        value.map { UnitText.percent($0) } ?? "-"
    }

    private static func json(_ row: ProgramAnalytics) -> JSONObject {
        func number(_ value: Int64?) -> JSON { value.map { .int($0) } ?? .null }
        return [
            "key": .string(row.key), "campaigns": .int(row.campaigns),
            "learners": .int(row.learners), "completionBp": number(row.completionBp),
            "dropoutBp": number(row.dropoutBp), "utilizationBp": number(row.utilizationBp),
            "sroi": .array(
                row.returns.map { one in
                    .object([
                        "currency": .string(one.currency.rawValue), "value": .int(one.sroi),
                    ])
                }
            ),
        ]
    }
}
