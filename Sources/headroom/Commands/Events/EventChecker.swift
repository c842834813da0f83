import Contracts

/// Makes log messages of events, and finds what is wrong with them before they are sent.
struct EventChecker {
    /// Whether events are sent although something is wrong with them.
    let passesAll: Bool

    /// The message, or one sentence that says why the event is not sent.
    func message(_ event: EventText) -> Result<LogMessage, Reason> {
        let object: JSONObject?
        do {
            object = try JSONParser.parse(event.bytes).object
        } catch {
            guard passesAll else { return .failure(Reason("it is no JSON: \(error)")) }
            object = nil
        }
        let type = object?["type"]?.string ?? ""
        let partition = object?["partitionkey"]?.string
        let message = LogMessage(
            routingKey: Self.routingKey(type, partition),
            contentType: CloudEventDecoder.structuredContentType,
            body: event.bytes
        )
        if passesAll { return .success(message) }
        switch RecordDecoder.decode(position: 1, message: message).content {
        case .defect(let defect): return .failure(Reason(defect.description))
        case .input(.clockTicked), .input(.command):
            return .failure(
                Reason("\(type) is for Headroom's own programs; commands have subcommands")
            )
        case .input: return .success(message)
        }
    }

    /// Why an event is not sent.
    struct Reason: Error {
        /// One sentence.
        let sentence: String

        init(_ sentence: String) { self.sentence = sentence }
    }

    /// The key that the type and the company ask for; for anything else one that reaches the log.
    private static func routingKey(_ type: String, _ partition: String?) -> String {
        if let key = Routes.routingKey(ofInput: type, partition: partition) { return key }
        let name = type.hasSuffix(".v1") ? String(type.dropLast(3)) : type
        let key = "\(name.isEmpty ? "unknown" : name).\(partition ?? Routes.platform)"
        return key.utf8.count <= 255 ? key : "unknown.\(Routes.platform)"
    }
}
