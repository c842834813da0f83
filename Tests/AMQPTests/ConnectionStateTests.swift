import AMQP
import Testing

@Suite("The life of a connection")
struct ConnectionStateTests {
    private let lost = AMQPFault("receive", .status(code: -7, text: "connection closed"))
    private let full = AMQPFault("publish", .notAccepted)

    @Test func `it opens once, works and is closed politely`() {
        var state = ConnectionState()
        #expect(!state.canSend)
        #expect(state.on(.needed) == [.open])
        #expect(state.on(.needed) == [])
        #expect(state.phase == .opening)
        #expect(state.on(.opened) == [.resume])
        #expect(state.canSend)
        #expect(state.fault(of: "publish") == nil)
        #expect(state.on(.closeRequested) == [.closePolitely, .endWaits(nil)])
        #expect(state.on(.closeRequested) == [])
        #expect(state.fault(of: "publish") == AMQPFault("publish", .closed))
    }

    @Test func `a blocked connection sends nothing until it is unblocked`() {
        var state = opened()
        #expect(state.on(.blocked(reason: "memory")) == [])
        #expect(!state.canSend)
        #expect(state.on(.blocked(reason: "disk")) == [])
        #expect(state.phase == .blocked(reason: "disk"))
        #expect(state.fault(of: "publish") == nil)
        #expect(state.on(.unblocked) == [.resume])
        #expect(state.on(.unblocked) == [])
        #expect(state.canSend)
    }

    @Test func `a blocked broker hears no good-bye, so none is said`() {
        var state = opened()
        _ = state.on(.blocked(reason: "memory"))
        #expect(state.on(.closeRequested) == [.discard, .endWaits(nil)])
    }

    @Test func `a lost connection is discarded, a disappointing one is closed politely`() {
        var state = opened()
        #expect(state.on(.failed(lost)) == [.discard, .endWaits(lost)])
        state = opened()
        #expect(state.on(.failed(full)) == [.closePolitely, .endWaits(full)])
    }

    @Test func `the first fault stays and nothing revives a closed connection`() {
        var state = ConnectionState()
        _ = state.on(.needed)
        #expect(state.on(.failed(lost)) == [.discard, .endWaits(lost)])
        let events: [ConnectionState.Event] = [
            .needed, .opened, .blocked(reason: "memory"), .unblocked, .failed(full),
            .closeRequested,
        ]
        for event in events { #expect(state.on(event) == []) }
        #expect(state.isClosed)
        #expect(state.fault(of: "publish") == lost)
    }

    private func opened() -> ConnectionState {
        var state = ConnectionState()
        _ = state.on(.needed)
        _ = state.on(.opened)
        return state
    }
}
