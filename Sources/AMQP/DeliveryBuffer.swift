import Contracts

/// Deliveries that were read ahead, first in, first out.
struct DeliveryBuffer {
    /// The bytes of all bodies in here.
    private(set) var bytes = 0
    private var deliveries: [Delivery] = []
    private var head = 0

    /// The number of deliveries in here.
    var count: Int { deliveries.count - head }

    /// Whether nothing is in here.
    var isEmpty: Bool { count == 0 }

    /// Adds the youngest delivery.
    mutating func append(_ delivery: Delivery) {
        bytes += delivery.message.body.count
        deliveries.append(delivery)
    }

    /// Takes up to `maximum` of the oldest out.
    mutating func take(_ maximum: Int) -> [Delivery] {
        let end = min(head + max(maximum, 0), deliveries.count)
        let isAll = head == 0 && end == deliveries.count
        let taken = isAll ? deliveries : Array(deliveries[head..<end])
        for delivery in taken { bytes -= delivery.message.body.count }
        head = end
        if head == deliveries.count {
            deliveries = []
            head = 0
        } else if head > deliveries.count / 2 {
            deliveries.removeFirst(head)
            head = 0
        }
        return taken
    }
}
