/// The names of exchanges, queues and routing keys, written once.
///
/// Source: domain §21.1, §21.4 and design, "The log". `TopologyTests` holds them against
/// `topology/definitions.json` and `topology/asyncapi.yaml`.
package enum Routes {
    /// The topic exchange that every input is published to.
    package static let inputExchange = "headroom.in"
    /// The topic exchange that every output is published to.
    package static let outputExchange = "headroom.out"
    /// The fanout exchange that takes what no queue wanted.
    package static let unroutableExchange = "headroom.unroutable"
    /// The queue behind `unroutableExchange`; whatever is in it shows a mistake of a sender.
    package static let unroutableQueue = "headroom.unroutable"
    /// The direct exchange that consumer queues hand over to what nobody could handle.
    package static let deadLetterExchange = "headroom.dead"
    /// The stream that is the log.
    package static let logStream = "headroom.log"
    /// The partition of catalog outputs and of inputs whose company is unknown.
    package static let platform = "platform"
    /// The virtual host that all of them are in.
    package static let virtualHost = "headroom"

    /// The routing key that an input of a type must carry, or nil for a type that is not taken.
    ///
    /// Type without version, a dot, and the company; `platform` for ticks and without a company.
    package static func routingKey(ofInput type: String, partition: String?) -> String? {
        let partition = partition ?? platform
        if let input = InputType(rawValue: type) {
            return "\(input.routingName).\(partition)"
        }
        if let command = CommandName(type: type) {
            return "\(command.routingName).\(partition)"
        }
        return nil
    }
}

extension Routes {
    /// The routing key of an output: its name, a dot, and its partition.
    package static func routingKey(of output: Output) -> String {
        "\(output.body.type.rawValue).\(output.partition)"
    }
}
