/// How a node is, in one word, one sentence and some figures.
package struct HealthReport: Sendable, Hashable {
    /// Whether all is well; else the answer's status is 503.
    package let isWell: Bool
    /// One sentence for a person: what is wrong and what to do, or that nothing is.
    package let sentence: String
    /// Figures by name, such as `position` and `lagRecords`; no company's name is among them.
    package let figures: [String: HealthFigure]

    /// Makes a report from its parts.
    package init(isWell: Bool, sentence: String, figures: [String: HealthFigure] = [:]) {
        self.isWell = isWell
        self.sentence = sentence
        self.figures = figures
    }
}

extension HealthReport: Encodable {
    private enum Key: String, CodingKey {
        case status
        case sentence
        case figures
    }

    /// Writes `{"status":"pass","sentence":"…","figures":{…}}`; the figures only if there are any.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode(isWell ? "pass" : "fail", forKey: .status)
        try container.encode(sentence, forKey: .sentence)
        if !figures.isEmpty { try container.encode(figures, forKey: .figures) }
    }
}
