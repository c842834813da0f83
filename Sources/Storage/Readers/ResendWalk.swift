package import Contracts

/// Walks along the feed to the outputs of one company and hands out those of a range, in order.
///
/// Numbers have no gap, so that whole windows are counted over without reading their bodies.
package struct ResendWalk {
    /// What a step of the walk came to.
    package enum Step {
        /// Outputs of the range; perhaps none yet.
        case found([OutboxRow])
        /// The first outputs of the range are no longer kept; nil when none is kept at all.
        case pruned(firstKept: Int64?)
        /// The range is at its end.
        case ended
    }

    private let company: String
    private let type: OutputType?
    private let range: ClosedRange<Int64>
    private var feed: Int64
    private let last: Int64
    /// The number of the output that comes next; nil before the first one was seen.
    private var next: Int64?

    /// A walk over the numbers of a range, along all that is kept now.
    package init(
        _ reader: ResendReader,
        company: String,
        type: OutputType?,
        range: ClosedRange<Int64>
    ) throws(StorageFault) {
        self.company = company
        self.type = type
        self.range = range
        let kept = try reader.kept()
        feed = kept.pruned
        last = kept.last
    }

    /// Goes on by one window of the feed.
    package mutating func step(_ reader: ResendReader) throws(StorageFault) -> Step {
        if let next, next > range.upperBound { return .ended }
        guard feed < last else { return next == nil ? .pruned(firstKept: nil) : .ended }
        if let passed = next {
            let count = try reader.count(of: company, type: type, behind: feed)
            if passed + count <= range.lowerBound {
                next = passed + count
                feed += ResendReader.window
                return .found([])
            }
        }
        let rows = try reader.rows(of: company, type: type, behind: feed)
        feed += ResendReader.window
        guard let first = rows.first, let end = rows.last else { return .found([]) }
        if next == nil, first.number > range.lowerBound {
            return .pruned(firstKept: first.number)
        }
        next = end.number + 1
        return .found(rows.filter { range.contains($0.number) }.map(\.row))
    }
}
