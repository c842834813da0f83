/// Messages that wait to be published, first in, first out.
struct MessageQueue {
    private var messages: [OutgoingMessage] = []
    private var head = 0

    /// The message that is next, nil when none waits.
    var first: OutgoingMessage? {
        head < messages.count ? messages[head] : nil
    }

    /// Queues messages in their order.
    mutating func append(_ more: [OutgoingMessage]) {
        if head == messages.count {
            messages = more
            head = 0
            return
        }
        // Keeps the array from growing for ever when it is never quite empty.
        if head > messages.count / 2 {
            messages.removeFirst(head)
            head = 0
        }
        messages.append(contentsOf: more)
    }

    /// Takes the first message out.
    mutating func removeFirst() {
        head += 1
        if head == messages.count {
            messages = []
            head = 0
        }
    }
}
