import Foundation

/// A small random generator; its seed is printed, and replays the choices.
struct SplitMix: RandomNumberGenerator {
    /// Where it started.
    let seed: UInt64
    private var state: UInt64

    init(seed: UInt64) {
        self.seed = seed
        state = seed
    }

    /// Starts at `HEADROOM_E2E_SEED`, or somewhere else every time.
    static func fresh() -> SplitMix {
        let named = ProcessInfo.processInfo.environment["HEADROOM_E2E_SEED"].flatMap(UInt64.init)
        return SplitMix(seed: named ?? UInt64.random(in: 1...999_999_999))
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// True in so many cases of a hundred.
    mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 1...100, using: &self) <= percent
    }

    /// A time between two, in milliseconds.
    mutating func pause(_ range: ClosedRange<Int>) -> Duration {
        .milliseconds(Int.random(in: range, using: &self))
    }
}
