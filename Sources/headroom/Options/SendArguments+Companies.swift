import Contracts
import Domain
import Storage

/// What commands about a company have in common.
extension SendArguments {
    /// A company as the node's database on this machine knows it; nil where there is none.
    ///
    /// Where it is needed its absence is thrown as a sentence.
    func known(company id: String, isNeeded: Bool) async throws -> AsOf<CompanyRow>? {
        do {
            let found = try await node.reader().company(id)
            guard let company = found.value else {
                guard isNeeded else { return nil }
                throw CommandFault(.refused, "there is no company \(id) on this node")
            }
            return AsOf(value: company, position: found.position, clock: found.clock)
        } catch let fault as StorageFault where fault.code == .inputOutput {
            guard isNeeded else { return nil }
            throw CommandFault(
                .usage,
                "--time-zone is needed: \(fault.message), so nobody here knows it"
            )
        }
    }

    /// Sends the new part of a company's table of offsets.
    func send(
        _ refresh: ZoneRefresh,
        company: String,
        zone: String,
        version: Int64? = nil,
        keySuffix: String = ""
    ) async throws {
        var data: JSONObject = ["zoneTable": ZoneResolver.json(refresh.entries)]
        data["expectedVersion"] = version.map { .int($0) }
        try await send(
            .companyUpdateZoneTable,
            partition: company,
            data: data,
            keySuffix: keySuffix
        ) {
            "the offsets of \(company) are those of \(zone) from \(start(refresh)) on,"
                + " version \($0.result["version"]?.int ?? 0)"
        }
    }

    private func start(_ refresh: ZoneRefresh) -> String {
        Instant(ms: refresh.entries.first?.fromMs ?? refresh.start.ms).rfc3339
    }
}
