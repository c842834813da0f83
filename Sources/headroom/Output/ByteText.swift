/// Sizes as people read them.
enum ByteText {
    /// A size such as `12 MB`, in steps of a thousand.
    static func size(_ bytes: Int64) -> String {
        var (value, unit) = (bytes, 0)
        while value >= 10_000, unit < units.count - 1 {
            value /= 1000
            unit += 1
        }
        return "\(value) \(units[unit])"
    }

    private static let units = ["B", "kB", "MB", "GB", "TB"]
}
