import Contracts
import Domain
import Storage

/// Upsell signals as lines for a person.
enum UpsellText {
    /// What a signal is about.
    static func subject(_ signal: SignalRow) -> String { signal.campaign ?? signal.company }

    /// Everything that is known of a signal.
    static func lines(_ entry: SignalEntry) -> [String] {
        let signal = entry.signal
        let action = signal.category.action.map { ": \($0.rawValue)" } ?? ""
        var lines = [
            "\(signal.id): \(subject(signal)), \(entry.state.rawValue), version \(signal.version)",
            "  what        \(signal.category.rawValue)\(action)",
            "  score       \(signal.composite) of 100, \(signal.segment.rawValue),"
                + " told last with \(signal.lastEmitted)",
        ]
        lines += signal.inputs.explanation.map(line)
        if let value = signal.value {
            let expected = entry.expected.map { ", expected \(MoneyText.text($0))" } ?? ""
            lines.append(
                "  value       \(MoneyText.text(value)) at \(entry.probabilityBp / 100)"
                    + " %\(expected)"
            )
        }
        if let waiting = signal.inputs.waiting, waiting > 0 {
            let worth = signal.unmetDemand.map { ", who would pay \(MoneyText.text($0))" } ?? ""
            lines.append("  waiting     \(waiting)\(worth)")
        }
        lines += entry.steps.map { line($0, in: signal.currency) }
        return lines
    }

    /// One part of a score, such as `capacity    59 · 40 = 2360 (8600 bp)`.
    private static func line(_ part: UpsellExplanation) -> String {
        let input = part.input.map { " (\($0) \(part.unit.rawValue))" } ?? ""
        return "    " + padded(part.factor.rawValue, 20)
            + "\(part.score) · \(part.weight) = \(part.contribution)\(input)"
    }

    private static func line(_ step: SignalStepRow, in currency: Currency) -> String {
        var text = "  " + padded(step.step.rawValue, 12) + "\(step.at.rfc3339) by \(step.by),"
        text += " score \(step.composite) \(step.segment.rawValue)"
        if let until = step.until { text += " until \(until.rfc3339)" }
        if let won = step.wonMinor {
            text += ", \(MoneyText.text(Money(amount: won, currency: currency)))"
        }
        if let reason = step.reason { text += ", \(reason)" }
        if let note = step.note { text += ": \(note)" }
        return text
    }

    /// `accepted`, `declined (timing)` or `accepted, won`.
    static func label(_ label: UpsellLabel) -> String {
        guard label.isAccepted else {
            return UpsellStatus.declined.rawValue + (label.reason.map { " (\($0))" } ?? "")
        }
        return UpsellStatus.accepted.rawValue + (label.outcome.map { ", \($0.rawValue)" } ?? "")
    }

    /// A label as an object.
    static func json(_ label: UpsellLabel) -> JSONObject {
        let features = label.features
        var object: JSONObject = [
            "position": .int(label.position), "signalId": .string(label.signal),
            "label": .int(label.isAccepted ? 1 : 0),
            "features": .object([
                "capacity": .int(features.capacity), "performance": .int(features.performance),
                "engagement": .int(features.engagement), "spend": .int(features.spend),
                "tenure": .int(features.tenure), "pressure": .int(features.pressure),
                "slope": .int(features.slope), "portfolio": .int(features.portfolio),
            ]),
        ]
        object["reason"] = label.reason.map { .string($0) }
        object["outcome"] = label.outcome.map { .string($0.rawValue) }
        return object
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.count))
    }
}
