package import Logging

/// Writes every log event as one line.
///
/// Whatever an event says, it stays one line: a newline in it is escaped, so nobody who writes
/// into a message can forge a line.
package struct LineLogHandler: LogHandler {
    /// Said with every event of this logger.
    package var metadata: Logger.Metadata = [:]
    /// Said with every event, from the task at hand.
    package var metadataProvider: Logger.MetadataProvider?
    /// The least level that is written.
    package var logLevel: Logger.Level

    private let label: String
    private let format: LogFormat
    private let output: LogOutput
    private let now: @Sendable () -> LogInstant

    /// Makes a handler for the logger called `label`; `now` is a parameter for tests.
    package init(
        label: String,
        format: LogFormat,
        level: Logger.Level = .info,
        metadataProvider: Logger.MetadataProvider? = nil,
        output: LogOutput = .standardError,
        now: @escaping @Sendable () -> LogInstant = LogInstant.now
    ) {
        self.label = label
        self.format = format
        logLevel = level
        self.metadataProvider = metadataProvider
        self.output = output
        self.now = now
    }

    /// One value that is said with every event of this logger.
    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    /// Writes one event; its own metadata wins over the logger's, which wins over the task's.
    package func log(event: LogEvent) {
        var all = metadataProvider?.get() ?? [:]
        all.merge(metadata) { _, own in own }
        if let said = event.metadata { all.merge(said) { _, own in own } }
        if let error = event.error { all[LogKey.cause.rawValue] = "\(error)" }
        let line = LogLine(
            time: now().text,
            level: event.level.rawValue,
            label: label,
            sentence: event.message.description,
            metadata: all
        )
        switch format {
        case .text: output.write(line: line.text)
        case .json: output.write(line: line.json)
        }
    }
}
