import Domain

/// A bar of how full a campaign is: `#` within the limit, `!` beyond it, `|` where the limit is.
enum CapacityBar {
    /// Draws a bar of `cells` characters between brackets.
    static func draw(_ room: Room, cells: Int = 24) -> String {
        let scale = max(room.cap, room.used, 1)
        let filled = place(room.used, of: scale, cells)
        let limit = place(room.limit, of: scale, cells)
        var text = "["
        for cell in 0..<cells {
            if cell == limit { text += "|" }
            text += cell < filled ? (cell < limit ? "#" : "!") : "."
        }
        return text + (limit >= cells ? "|]" : "]")
    }

    /// The share of the limit that is used, such as `86 %`; a dash without a limit.
    static func percent(_ room: Room) -> String {
        room.utilizationBp.map { "\($0 / 100) %" } ?? "-"
    }

    private static func place(_ value: Int64, of scale: Int64, _ cells: Int) -> Int {
        Int(min(value, 1 << 40) * Int64(cells) / min(scale, 1 << 40))
    }
}
