import Storage

/// What consumers received, in the order in which it arrived, repetitions included.
struct SimulatedBroker {
    private(set) var deliveries: [OutboxRow] = []

    mutating func deliver(_ row: OutboxRow) { deliveries.append(row) }
}
