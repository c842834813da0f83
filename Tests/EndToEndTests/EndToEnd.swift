import BrokerSupport
import Testing

/// Headroom as people run it: the program itself, a RabbitMQ, processes that are killed.
///
/// One test after the other, since each takes the machine and some take the broker.
@Suite("End to end", .serialized)
enum EndToEnd {}
