/// Turns messages of the log into records; total, pure and safe to run ahead of the engine.
package enum RecordDecoder {
    /// The record of a message at a position.
    ///
    /// Never fails: what is wrong becomes a defect.
    package static func decode(position: Int64, message: LogMessage) -> Record {
        let event: CloudEvent
        do throws(Defect) {
            event = try CloudEventDecoder.decode(message)
        } catch {
            return Record(
                position: position,
                message: message,
                event: nil,
                identity: nil,
                content: .defect(error)
            )
        }
        let content: Record.Content
        do throws(Defect) {
            let input = try input(of: event)
            try checkRoute(of: event, input: input, routingKey: message.routingKey)
            content = .input(input)
        } catch {
            content = .defect(error)
        }
        return Record(
            position: position,
            message: message,
            event: event,
            identity: identity(of: event),
            content: content
        )
    }

    /// Digests of the key and of the body; nil for ticks, which need none (domain §1.5).
    private static func identity(of event: CloudEvent) -> Record.Identity? {
        guard event.type != InputType.clockTicked.rawValue else { return nil }
        return Record.Identity(
            key: Record.Identity.key(
                partition: event.partitionkey ?? "",
                source: event.source,
                id: event.id
            ),
            body: Digest(CanonicalJSON.digest(type: event.type, data: event.data))
        )
    }

    private static func input(of event: CloudEvent) throws(Defect) -> Input {
        let type = InputType(rawValue: event.type)
        let command = type == nil ? CommandName(type: event.type) : nil
        guard type != nil || command != nil else {
            throw Defect(.unknownType, "no input has the type \(event.type)")
        }
        guard case .object(let data) = event.data else {
            throw violation([
                FieldError(path: "/data", code: .wrongType, rule: "must be an object")
            ])
        }
        if let path = event.data.pathOfOtherNumber(below: "/data") {
            throw violation([
                FieldError(path: path, code: .wrongType, rule: "must be a 64-bit integer")
            ])
        }
        var fields = FieldReader(data, path: "/data")
        let input: Input?
        if let type {
            input = type.decode(&fields)
        } else if let command {
            input = Command.decode(command, principal: event.principal, &fields)
        } else {
            input = nil
        }
        guard let input, fields.errors.isEmpty else { throw violation(fields.errors) }
        return input
    }

    private static func violation(_ errors: [FieldError]) -> Defect {
        Defect(
            .schemaViolation,
            "the data breaks the schema of its type",
            errors: errors.sorted { ($0.path, $0.code.rawValue) < ($1.path, $1.code.rawValue) }
        )
    }

    /// The routing key must say what the event says: the broker's permissions rest on it.
    private static func checkRoute(
        of event: CloudEvent,
        input: Input,
        routingKey: String
    ) throws(Defect) {
        guard let expected = Routes.routingKey(ofInput: event.type, partition: event.partitionkey)
        else { return }
        guard routingKey == expected else {
            throw Defect(
                .tenantMismatch,
                "the routing key must be \(expected) for this type and partition key"
            )
        }
    }
}
