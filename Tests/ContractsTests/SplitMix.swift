import Contracts

/// A small generator of random numbers: the same seed gives the same numbers everywhere.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to and without `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: next() % UInt64(bound))
    }

    /// Any JSON value, its containers nested at most `depth` deep.
    mutating func json(depth: Int) -> JSON {
        switch below(depth > 0 ? 7 : 5) {
        case 0: return .null
        case 1: return .bool(below(2) == 0)
        case 2: return .int(Int64(bitPattern: next()))
        case 3: return .int(Int64(below(100)))
        case 4: return .string(text())
        case 5: return .array((0..<below(5)).map { _ in json(depth: depth - 1) })
        default:
            var object = JSONObject()
            for _ in 0..<below(5) { object[text()] = json(depth: depth - 1) }
            return .object(object)
        }
    }

    /// Text of up to eleven scalars from all over Unicode.
    mutating func text() -> String {
        var text = ""
        for _ in 0..<below(12) {
            let limit: UInt32 = [0x80, 0x80, 0x800, 0x1_0000, 0x11_0000][below(5)]
            let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: next()) % limit)
            text.unicodeScalars.append(scalar ?? "x")
        }
        return text
    }
}
