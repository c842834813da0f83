import Contracts
import Domain
import Storage

/// How candidates fit, for people and for scripts.
enum FitLines {
    /// Shows how candidates of a kind fit, as one JSON object or as a table.
    static func show(
        _ ranking: CompatibilityRanking,
        of found: AsOf<CompatibilityRanking?>,
        _ what: String,
        asJSON: Bool
    ) {
        guard asJSON else {
            return table(ranking, what).write(ifEmpty: "There are no \(what)s.")
        }
        let page = AsOf(value: ranking.entries, position: found.position, clock: found.clock)
        JSONLine.write(JSONLine.list(page, json))
    }

    /// A table, the best first.
    private static func table(_ ranking: CompatibilityRanking, _ what: String) -> TextTable {
        var table = TextTable(what, "score", "speaks against it")
        for entry in ranking.entries {
            table.add(
                entry.id,
                "\(entry.result.suitabilityScore)",
                entry.result.reasons.map(\.rawValue).joined(separator: " ")
            )
        }
        return table
    }

    /// One candidate as an object.
    private static func json(_ entry: CompatibilityRanking.Entry) -> JSONObject {
        [
            "id": .string(entry.id), "compatible": .bool(entry.result.reasons.isEmpty),
            "suitabilityScore": .int(entry.result.suitabilityScore),
            "reasons": .array(entry.result.reasons.map { .string($0.rawValue) }),
        ]
    }
}
