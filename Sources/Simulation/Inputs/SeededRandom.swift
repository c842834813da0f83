/// A small random generator whose seed replays a history exactly.
package struct SeededRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts at a seed; a stream keeps the choices of one purpose apart from those of another.
    package init(seed: Int, stream: UInt64 = 0) {
        // Seeds that differ by one must not give the same numbers shifted by one.
        let start = UInt64(truncatingIfNeeded: seed) &+ stream &* 0xD1B5_4A32_D192_ED03
        state = Self.mixed(Self.mixed(start) &+ 0x5851_F42D_4C95_7F2D)
    }

    /// The next 64 bits.
    package mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number of a range.
    package mutating func int(_ range: ClosedRange<Int>) -> Int {
        Int.random(in: range, using: &self)
    }

    /// True in so many cases of a hundred.
    package mutating func chance(_ percent: Int) -> Bool { int(1...100) <= percent }

    /// One of several things; nil when there are none.
    package mutating func pick<Element>(_ elements: [Element]) -> Element? {
        elements.isEmpty ? nil : elements[int(0...elements.count - 1)]
    }
}
