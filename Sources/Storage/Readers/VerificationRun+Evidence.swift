import Contracts
import Domain

/// What became of activities and evidence without a campaign, found out anew. Source: domain §13.1.
extension VerificationRun {
    /// Draws the conclusions anew from the candidates of every association.
    mutating func checkAssociations() {
        check("association-verdicts") { run throws(StorageFault) in
            let rows = try run.view.all(
                "SELECT \(AssociationRow.columns) FROM associations ORDER BY company, kind, ref",
                { _ in },
                { AssociationRow(&$0) }
            )
            run.looked(at: Int64(rows.count))
            for row in rows {
                for sentence in row.contradictions {
                    run.found("association-verdicts", row.campaign, "\(row.id) \(sentence)")
                }
            }
        }
    }
}

extension AssociationRow {
    /// Where its candidates, their reasons and what became of it do not fit together.
    var contradictions: [String] {
        var found: [String] = []
        for candidate in candidates where !candidate.isExplained {
            found.append("gives \(candidate.campaign) \(candidate.score) points without reason")
        }
        if candidates.map(\.score) != candidates.map(\.score).sorted(by: >) {
            found.append("does not have its candidates in order")
        }
        guard status != .confirmed else { return found }
        let best = candidates.first
        let verdict = AssociationVerdict(ranked: candidates.map(\.score))
        if AssociationStatus(verdict) != (resolution == nil ? status : .review) {
            found.append("is \(status.rawValue), and by its candidates \(verdict.rawValue)")
        }
        let isFitting = verdict == .ignored ? campaign == nil : campaign == best?.campaign
        if score != best?.score ?? 0 || !isFitting {
            found.append("is not of its best candidate")
        }
        return found
    }
}

extension AssociationRow.Candidate {
    /// Whether its points are those of its reasons, with 1 to 10 more for shared tags.
    fileprivate var isExplained: Bool {
        let points = reasons.reduce(Int64(0)) { $0 + $1.points }
        return reasons.contains(.sharedTags)
            ? (points + 1...points + 10).contains(score) : score == points
    }
}
