import Contracts

/// What one check of `doctor` came to.
struct DoctorFinding: Sendable {
    /// How it stands.
    enum Level: String, Sendable {
        /// Nothing to do.
        case ok
        /// It works, and somebody should look at it.
        case warn
        /// It does not work.
        case fail
    }

    /// What was looked at.
    let subject: String
    /// How it stands.
    let level: Level
    /// What was found.
    let sentence: String
    /// What to do about it; empty when nothing.
    let advice: String

    /// Makes a finding from its parts.
    init(_ subject: String, _ level: Level, _ sentence: String, advice: String = "") {
        self.subject = subject
        self.level = level
        self.sentence = sentence
        self.advice = advice
    }

    /// The finding as one line.
    var line: String {
        let gap = String(repeating: " ", count: max(1, 12 - subject.count))
        let more = advice.isEmpty ? "" : ": \(advice)"
        return
            "\(level.rawValue.count == 2 ? "ok  " : level.rawValue)  \(subject)\(gap)\(sentence)\(more)"
    }

    /// The finding as an object of the command line.
    var json: JSONObject {
        var object: JSONObject = [
            "subject": .string(subject), "level": .string(level.rawValue),
            "sentence": .string(sentence),
        ]
        if !advice.isEmpty { object["advice"] = .string(advice) }
        return object
    }
}
