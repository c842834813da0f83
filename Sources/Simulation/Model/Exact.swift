/// A fraction without any rounding until somebody asks for a number.
struct Exact {
    let above: Int128
    let below: Int128

    init(_ above: Int128, _ below: Int128) {
        (self.above, self.below) = (above, below)
    }

    /// The nearest whole number, halves away from zero.
    var rounded: Int64 {
        let size = (2 * above.magnitude + below.magnitude) / (2 * below.magnitude)
        return above < 0 ? -Int64(size) : Int64(size)
    }

    /// Whole numbers for parts of one whole, each rounded down and the rest given to those that
    /// lost most; all have the same denominator and none is negative.
    static func shared(_ parts: [Self]) -> [Int64] {
        guard let below = parts.first?.below else { return [] }
        let total = Exact(parts.reduce(0) { $0 + $1.above }, below).rounded
        var amounts = parts.map { Int64($0.above / below) }
        let order = parts.indices.sorted {
            (-(parts[$0].above % below), $0) < (-(parts[$1].above % below), $1)
        }
        for index in order.prefix(Int(total - amounts.reduce(0, +))) { amounts[index] += 1 }
        return amounts
    }
}
