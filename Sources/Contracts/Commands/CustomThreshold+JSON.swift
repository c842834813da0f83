package import Domain

/// A custom threshold as commands carry it and the node stores it.
extension CustomThreshold {
    /// Reads one and notes what is wrong with it.
    package init?(_ fields: inout FieldReader) {
        if !fields.has("key") { fields.fail("key", .missingKey, "required") }
        let key = fields.clientId("key")
        let kind = fields.word("kind", Kind.self)
        let value = kind.flatMap { fields.int("value", in: $0.range) }
        let severity = fields.word("severity", AlertSeverity.self)
        let recipients = fields.words("recipients", ContactKind.self, count: 1...3, required: true)
        let window = fields.int("windowMinutes", in: 1...43_200, required: false)
        guard let key, let kind, let value, let severity, let recipients,
            window != nil || !fields.has("windowMinutes")
        else { return nil }
        self.init(
            key: key,
            kind: kind,
            value: value,
            severity: severity,
            recipients: ContactKind.allCases.filter(recipients.contains),
            windowMinutes: window ?? severity.standardWindowMinutes
        )
    }

    /// The threshold as an object.
    package var json: JSONObject {
        [
            "key": .string(key), "kind": .string(kind.rawValue), "value": .int(value),
            "severity": .string(severity.rawValue),
            "recipients": .array(recipients.map { .string($0.rawValue) }),
            "windowMinutes": .int(windowMinutes),
        ]
    }
}

extension CustomThreshold.Kind {
    /// The values that make sense for it.
    fileprivate var range: ClosedRange<Int64> {
        switch self {
        case .percent: 1...200
        case .absolute: 1...1_000_000_000_000
        case .remaining: 0...1_000_000_000_000
        }
    }
}

extension AlertSeverity {
    /// The window of the one of the four thresholds that is as bad.
    fileprivate var standardWindowMinutes: Int64 {
        let threshold: AlertThreshold =
            switch self {
            case .info: .eighty
            case .warning: .ninety
            case .error: .hundred
            case .critical: .hundredTen
            }
        return threshold.windowMilliseconds / Instant.millisecondsPerMinute
    }
}
