import ArgumentParser
import Contracts
import Domain
import Storage

/// Resolves the time zone of a company again.
struct CompanyZoneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "zone",
        abstract: "Resolve a company's time zone again, for the next fifteen years.",
        discussion: """
            For when a country has changed its clocks, or years after the registration. The zone \
            is resolved with the time-zone database of this machine. Only what lies ahead changes, \
            from a full hour on that is at least 15 minutes away; what was due at local midnights \
            moves with them. When there is nothing new, nothing is sent.

              headroom company zone acme
            """
    )

    @OptionGroup var sending: SendArguments

    @Argument(help: "The company.")
    var id: String

    @Option(
        help: "The zone's IANA name; needed only where the node's database is not on this machine."
    )
    var timeZone: String?

    @Option(help: "Do it only if the company still has this version.")
    var expectedVersion: Int64?

    func validate() throws {
        if let timeZone, ZoneResolver.table(timeZone, around: Instant(ms: 0)) == nil {
            throw ValidationError("--time-zone: \(timeZone) is no IANA zone such as Europe/Oslo")
        }
    }

    func run() async throws {
        try await CommandFault.reporting {
            let found = try await sending.known(company: id, isNeeded: timeZone == nil)
            if let known = found?.value.timeZone, let timeZone, known != timeZone {
                throw CommandFault(
                    .usage,
                    "the zone of \(id) is \(known); another one is set by headroom company update"
                )
            }
            guard let zone = timeZone ?? found?.value.timeZone else {
                throw CommandFault(.usage, "--time-zone is needed: nobody here knows that of \(id)")
            }
            let refresh = try ZoneRefresh(
                to: zone,
                from: found?.value.zoneTable,
                clock: found?.clock ?? Instant(ms: 0)
            )
            guard !refresh.entries.isEmpty else { return tellNothingNew(zone, found) }
            try await sending.send(refresh, company: id, zone: zone, version: expectedVersion)
        }
    }

    private func tellNothingNew(_ zone: String, _ found: AsOf<CompanyRow>?) {
        guard sending.json else {
            return Screen.write("the offsets of \(id) are those of \(zone) already\n")
        }
        var object: JSONObject = ["id": .string(id), "changed": .bool(false)]
        object["version"] = found.map { .int($0.value.version) }
        object["asOf"] = found.map { .int($0.position) }
        JSONLine.write(object)
    }
}
