/// A table for people: columns as wide as what is in them.
struct TextTable {
    private let header: [String]
    private var rows: [[String]] = []

    /// Starts with the names of the columns.
    init(_ header: String...) {
        self.header = header
    }

    /// Starts with a list of the names of the columns.
    init(_ header: [String]) {
        self.header = header
    }

    /// Adds a row with a list of texts, one for each column.
    mutating func add(_ row: [String]) {
        rows.append(row)
    }

    /// Adds a row with a text for each column.
    mutating func add(_ row: String...) {
        rows.append(row)
    }

    /// The table as lines; numbers stand to the right, everything else to the left.
    var lines: [String] {
        let columns = header.indices.map { column in
            rows.map { $0[column] }
        }
        let widths = header.indices.map { column in
            max(header[column].count, columns[column].map(\.count).max() ?? 0)
        }
        let areNumbers = columns.map { texts in
            !texts.isEmpty && texts.allSatisfy(Self.isNumber)
        }
        return ([header] + rows).map { row in
            let cells = row.indices.map { column -> String in
                let gap = String(repeating: " ", count: widths[column] - row[column].count)
                return areNumbers[column] ? gap + row[column] : row[column] + gap
            }
            var line = cells.joined(separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// Writes the table, or a sentence when it has no rows.
    func write(ifEmpty sentence: String) {
        let text = rows.isEmpty ? sentence : lines.joined(separator: "\n")
        Screen.write(text + "\n")
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
        return digits.allSatisfy { (0x30...0x39).contains($0) || " %.".utf8.contains($0) }
    }
}
