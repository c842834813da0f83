package import Contracts

/// Something in a node's state that cannot be, if every rule held.
package struct Violation: Sendable, Hashable, CustomStringConvertible {
    /// The rule that does not hold, as a stable word.
    package let rule: String
    /// The campaign, if it concerns one.
    package let campaign: String?
    /// What differs, one sentence with both sides of it.
    package let sentence: String

    /// Makes a violation from its parts.
    package init(rule: String, campaign: String? = nil, sentence: String) {
        self.rule = rule
        self.campaign = campaign
        self.sentence = sentence
    }

    /// Rule, campaign and sentence on one line.
    package var description: String {
        campaign.map { "\(rule) (\($0)): \(sentence)" } ?? "\(rule): \(sentence)"
    }

    /// The violation as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = ["rule": .string(rule)]
        object["campaign"] = campaign.map { .string($0) }
        object["sentence"] = .string(sentence)
        return object
    }
}
