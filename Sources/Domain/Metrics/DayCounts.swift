/// The counters of a campaign on one local date, or what changes them.
package struct DayCounts: Hashable, Sendable {
    /// The counters in their order.
    package private(set) var counts: [Int64]

    /// Counters of nothing.
    package init() { counts = Array(repeating: 0, count: DayCounter.allCases.count) }

    /// Counters in their order; missing ones are 0.
    package init(counts: [Int64]) {
        self.init()
        for (index, count) in counts.prefix(self.counts.count).enumerated() {
            self.counts[index] = count
        }
    }

    /// A counter.
    package subscript(_ counter: DayCounter) -> Int64 { counts[counter.index] }

    /// Adds to a counter; it stays at the end of the range rather than leave it.
    package mutating func add(_ amount: Int64, to counter: DayCounter) {
        counts[counter.index] = Arithmetic.saturatingSum(counts[counter.index], amount)
    }

    /// Whether nothing is counted.
    package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }
}
