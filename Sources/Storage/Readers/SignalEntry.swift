package import Contracts
package import Domain

/// An upsell signal as people read it.
///
/// Source: domain §10.4, §19, and the article on upsell.
package struct SignalEntry: Sendable, Hashable {
    /// The signal.
    package let signal: SignalRow
    /// Where its life stands.
    package let state: UpsellState
    /// The steps of its life, first to last; empty in a list.
    package let steps: [SignalStepRow]

    /// The probability of a sale in basis points.
    package var probabilityBp: Int64 {
        UpsellMethod.rulesProbabilityBp(composite: signal.composite)
    }

    /// The value times the probability.
    package var expected: Money? {
        pipelineEntry.expectedMinor.map { Money(amount: $0, currency: signal.currency) }
    }

    /// The signal as the pipeline orders it.
    package var pipelineEntry: UpsellPipeline.Entry {
        UpsellPipeline.Entry(
            id: signal.id,
            composite: signal.composite,
            value: signal.value,
            probabilityBp: probabilityBp
        )
    }

    /// The signal as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = [
            "id": .string(signal.id), "version": .int(signal.version),
            "kind": .string(signal.kind.rawValue), "companyId": .string(signal.company),
            "category": .string(signal.category.rawValue),
            "segment": .string(signal.segment.rawValue), "composite": .int(signal.composite),
            "lastEmittedComposite": .int(signal.lastEmitted),
            "probabilityBp": .int(probabilityBp),
            "method": .string(UpsellMethod.rules.rawValue),
            "status": .string(signal.status.rawValue), "state": .string(state.rawValue),
            "raisedAt": .string(signal.raisedAt.rfc3339),
            "updatedAt": .string(signal.updatedAt.rfc3339),
            "inputs": .object(signal.inputs.json),
            "explanation": .array(signal.inputs.explanation.map { .object(Self.json($0)) }),
        ]
        object["campaignId"] = signal.campaign.map { .string($0) }
        object["action"] = signal.category.action.map { .string($0.rawValue) }
        object["value"] = signal.value.map(JSON.money)
        object["expected"] = expected.map(JSON.money)
        object["unmetDemand"] = signal.unmetDemand.map(JSON.money)
        object["waiting"] = signal.inputs.waiting.map { .int($0) }
        object["snoozedUntil"] = signal.snoozedUntil.map { .string($0.rfc3339) }
        object["closedAt"] = signal.closedAt.map { .string($0.rfc3339) }
        object["closedBy"] = signal.closedBy.map { .string($0) }
        object["reason"] = signal.reason.map { .string($0) }
        object["wonValue"] = signal.wonValue.map(JSON.money)
        object["outcome"] = signal.outcome.map { .string($0.rawValue) }
        object["outcomeAt"] = signal.outcomeAt.map { .string($0.rfc3339) }
        guard !steps.isEmpty else { return object }
        object["steps"] = .array(steps.map { .object(json($0)) })
        return object
    }

    private static func json(_ line: UpsellExplanation) -> JSONObject {
        var object: JSONObject = [
            "factor": .string(line.factor.rawValue), "unit": .string(line.unit.rawValue),
            "score": .int(line.score), "weight": .int(line.weight),
            "contribution": .int(line.contribution),
        ]
        object["input"] = line.input.map { .int($0) }
        return object
    }

    private func json(_ step: SignalStepRow) -> JSONObject {
        var object: JSONObject = [
            "step": .string(step.step.rawValue), "version": .int(step.version),
            "at": .string(step.at.rfc3339), "by": .string(step.by),
            "category": .string(step.category.rawValue),
            "segment": .string(step.segment.rawValue), "composite": .int(step.composite),
            "inputs": .object(step.inputs.json),
        ]
        object["until"] = step.until.map { .string($0.rfc3339) }
        object["reason"] = step.reason.map { .string($0) }
        object["note"] = step.note.map { .string($0) }
        object["value"] = step.valueMinor.map { .money(Money(amount: $0, currency: currency)) }
        object["wonValue"] = step.wonMinor.map { .money(Money(amount: $0, currency: currency)) }
        return object
    }

    private var currency: Currency { signal.currency }
}
