/// Moves a broker's first confirm into the midst of the next returned message.
///
/// AMQP lets frames of a channel come in this order, between a message's method and its header,
/// and a broker under load may send them so.
struct ConfirmMixer {
    private static let confirm: [UInt8] = [0, 60, 0, 80]
    private static let returned: [UInt8] = [0, 60, 0, 50]
    /// Type, channel and size of a frame.
    private static let headBytes = 7

    private var rest: [UInt8] = []
    private var held: [UInt8] = []
    private var isDone = false

    /// Whether a confirm waits for a returned message.
    var holdsConfirm: Bool { !held.isEmpty }

    /// Takes in what the broker sent and gives out what is to be passed on, in whole frames.
    mutating func mix(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        rest += bytes
        var passed: [UInt8] = []
        while rest.count > Self.headBytes {
            let size = rest[3..<Self.headBytes].reduce(0) { $0 << 8 | Int($1) }
            let length = Self.headBytes + size + 1
            guard rest.count >= length else { break }
            let frame = Array(rest.prefix(length))
            rest.removeFirst(length)
            passed += sorted(frame)
        }
        return passed
    }

    private mutating func sorted(_ frame: [UInt8]) -> [UInt8] {
        guard !isDone, frame[0] == 1 else { return frame }
        let method = frame.dropFirst(Self.headBytes).prefix(4)
        if method.elementsEqual(Self.confirm), held.isEmpty {
            held = frame
            return []
        }
        guard method.elementsEqual(Self.returned), !held.isEmpty else { return frame }
        defer { held = [] }
        isDone = true
        return frame + held
    }
}
