/// How a log line is written; the value of `--log-format`.
package enum LogFormat: String, CaseIterable, Sendable {
    /// For people: time, level, sentence, then `key=value`.
    case text
    /// For machines: one JSON object on a line.
    case json
}
