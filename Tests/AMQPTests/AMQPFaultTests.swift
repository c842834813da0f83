import AMQP
import EventLog
import Testing

@Suite("Faults of the broker")
struct AMQPFaultTests {
    @Test(arguments: [
        (AMQPFault.Kind.status(code: -7, text: "lost"), LogFault.Code.unavailable),
        (.status(code: -0x0f, text: "heartbeat"), .unavailable),
        (.status(code: -0x0201, text: "host name"), .refused),
        (.status(code: -0x0203, text: "handshake"), .refused),
        (.channelClosed(code: 404, text: "no queue"), .refused),
        (.channelClosed(code: 404, text: "home node is down or inaccessible"), .unavailable),
        (.channelClosed(code: 403, text: "no right"), .refused),
        (.channelClosed(code: 406, text: "not equal"), .refused),
        (.channelClosed(code: 541, text: "internal"), .unavailable),
        (.connectionClosed(code: 320, text: "shutdown"), .unavailable),
        (.connectionClosed(code: 403, text: "password"), .refused),
        (.consumerCancelled, .unavailable),
        (.notAccepted, .unavailable),
        (.unroutable(text: "312"), .unavailable),
        (.timedOut(text: "late"), .unavailable),
        (.unsendable(text: "too long"), .refused),
        (.closed, .closed),
    ])
    func `callers learn whether to try again`(kind: AMQPFault.Kind, code: LogFault.Code) {
        let fault = LogFault(AMQPFault("publish", kind))
        #expect(fault.code == code)
        #expect(fault.message.hasPrefix("publish: "))
        #expect(!fault.message.contains("\n"))
    }

    @Test func `only the channel is lost when the broker closes a channel`() {
        let fault = AMQPFault("declare", .channelClosed(code: 404, text: "no queue"))
        #expect(fault.mustReopenChannel)
        #expect(!fault.mustReconnect)
        #expect(AMQPFault("receive", .status(code: -7, text: "lost")).mustReconnect)
    }
}
