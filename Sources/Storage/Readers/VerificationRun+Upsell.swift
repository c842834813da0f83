import Domain

/// The lives of upsell signals, folded again from their steps. Source: domain §10, §25 (I26), and
/// the article on upsell.
extension VerificationRun {
    /// Every signal is what its steps made of it, every step was due, and every score follows from
    /// what was looked at.
    mutating func checkUpsell() {
        check("signal-lives") { run throws(StorageFault) in
            let table = try SignalTable(run.view.connection)
            let ids = try run.view.all("SELECT id FROM signals ORDER BY seq") { $0.text() }
            for id in ids {
                guard let signal = try table.find(id) else {
                    run.found("signal-lives", nil, "\(id) cannot be read")
                    continue
                }
                let steps = try table.steps(of: id)
                run.looked(at: Int64(steps.count + 1))
                for sentence in Self.differences(signal, steps) {
                    run.found("signal-lives", signal.campaign, "\(id) \(sentence)")
                }
            }
        }
        check("signal-rests") { run throws(StorageFault) in try run.checkRests() }
    }

    /// What of a signal does not follow from its steps.
    private static func differences(_ signal: SignalRow, _ steps: [SignalStepRow]) -> [String] {
        var found: [String] = []
        var (last, told): (SignalStepRow?, SignalStepRow?) = (nil, nil)
        for (index, step) in steps.enumerated() {
            if !step.step.follows(last?.step) {
                found.append("is \(step.step.rawValue) behind \(last?.step.rawValue ?? "nothing")")
            }
            if step.version != Int64(index + 1) || step.at < last?.at ?? step.at {
                found.append("has its step \(step.version) in the wrong place")
            }
            if let sentence = score(step, behind: told) { found.append(sentence) }
            if step.step == .raised || step.step == .updated || step.step == .woken { told = step }
            last = step
        }
        guard let last, let told else { return found + ["has no steps"] }
        let isSame =
            last.step.status == signal.status && last.version == signal.version
            && told.category == signal.category && told.segment == signal.segment
            && told.composite == signal.lastEmitted && steps.first?.at == signal.raisedAt
            && last.at == signal.updatedAt && last.until == signal.snoozedUntil
        if !isSame { found.append("is not what its steps made of it") }
        if signal.inputs.composite != signal.composite {
            found.append("has the score \(signal.composite), its inputs make another one")
        }
        let closing = steps.first { !$0.step.isOpen }
        if closing?.at != signal.closedAt || closing?.by != signal.closedBy {
            found.append("was closed by another one or at another time")
        }
        let outcome = UpsellOutcome(rawValue: last.step.rawValue)
        if outcome != signal.outcome || (outcome.map { _ in last.at }) != signal.outcomeAt {
            found.append("has another outcome than its last step")
        }
        if last.wonMinor != signal.wonMinor || last.reason != signal.reason {
            found.append("has another value or reason than its last step")
        }
        return found
    }

    /// What is wrong with the score, category or segment of a step; nil when nothing is.
    private static func score(_ step: SignalStepRow, behind told: SignalStepRow?) -> String? {
        let (inputs, name) = (step.inputs, step.step.rawValue)
        guard inputs.composite == step.composite else {
            return "was \(name) with \(step.composite), its inputs make \(inputs.composite)"
        }
        switch step.step {
        case .snoozed, .accepted, .declined, .won, .lost: return nil
        case .expired:
            let isLow = step.composite < inputs.bounds.keep
            return isLow || step.reason == UpsellExpiry.notEvaluated.rawValue
                ? nil : "expired with \(step.composite)"
        case .raised, .updated, .woken: break
        }
        let bound = told == nil ? inputs.bounds.raise : inputs.bounds.keep
        guard step.composite >= bound else { return "was \(name) with \(step.composite)" }
        let segment = UpsellSegment.of(composite: step.composite, current: told?.segment)
        guard segment == step.segment, isCategory(step, behind: told) else {
            return "was \(name) as \(step.category.rawValue), \(step.segment.rawValue)"
        }
        guard let told, step.step == .updated else { return nil }
        let hasMoved = abs(step.composite - told.composite) >= 5
        let isOther = told.category != step.category || told.segment != step.segment
        return hasMoved || isOther ? nil : "was updated without anything new"
    }

    /// Whether a category is the first that held; the other campaigns of the company are not kept,
    /// so that of a bundle is taken as it is, and so is one that an open signal had.
    private static func isCategory(_ step: SignalStepRow, behind told: SignalStepRow?) -> Bool {
        guard case .campaign(let inputs) = step.inputs else {
            return step.category == .bundleUpgrade
        }
        let first = UpsellCategory.of(
            inputs.facts,
            engagementScore: UpsellScore.engagementScore(inputs.facts.engagement),
            bundleCandidates: 0,
            current: told?.category
        )
        guard first == .none else { return step.category == first }
        return step.category == .bundleUpgrade || step.category == told?.category
    }

    /// Nothing was raised within a rest.
    private mutating func checkRests() throws(StorageFault) {
        let steps = try view.all(
            """
            SELECT coalesce(s.campaign, s.company || '/company'), p.signal, p.step, p.at,
                p.composite
            FROM signal_steps p JOIN signals s ON s.id = p.signal
            WHERE p.step IN ('raised', 'accepted', 'declined', 'lost') ORDER BY p.seq
            """,
            { _ in },
            { row in
                (
                    subject: row.text(), signal: row.text(), step: row.text(),
                    at: Instant(ms: row.int()), composite: row.int()
                )
            }
        )
        looked(at: Int64(steps.count))
        var rests: [String: [UpsellCooldown]] = [:]
        for step in steps {
            switch UpsellStep(rawValue: step.step) {
            case .accepted: rests[step.subject, default: []].append(.accepted(at: step.at))
            case .declined, .lost:
                rests[step.subject, default: []].append(
                    .declined(at: step.at, composite: step.composite)
                )
            default:
                let held = rests[step.subject]?.contains {
                    $0.holds(at: step.at, composite: step.composite)
                }
                guard held == true else { continue }
                found("signal-rests", nil, "\(step.signal) was raised within a rest")
            }
        }
    }
}
