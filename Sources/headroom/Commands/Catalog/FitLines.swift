import Contracts
import Domain

/// How candidates fit, for people and for scripts.
enum FitLines {
    /// A table, the best first.
    static func table(_ ranking: CompatibilityRanking, _ what: String) -> TextTable {
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
    static func json(_ entry: CompatibilityRanking.Entry) -> JSONObject {
        [
            "id": .string(entry.id), "compatible": .bool(entry.result.reasons.isEmpty),
            "suitabilityScore": .int(entry.result.suitabilityScore),
            "reasons": .array(entry.result.reasons.map { .string($0.rawValue) }),
        ]
    }
}
