/// A table as comma-separated values that a spreadsheet opens without running anything.
///
/// A cell that starts with a character by which spreadsheets know a formula gets a leading
/// apostrophe. Cells with commas, quotes or line ends are quoted, lines end with CR LF (RFC 4180).
/// Source: domain §9.3.
package struct CSVTable: Hashable, Sendable {
    /// The names of the columns.
    package let header: [String]
    /// The rows, each with one cell per column.
    package let rows: [[String]]

    /// A table; a row that is too short is filled up with empty cells, one too long is cut.
    package init(header: [String], rows: [[String]]) {
        self.header = header
        self.rows = rows.map { row in
            let cells = row.prefix(header.count)
            return cells + Array(repeating: "", count: header.count - cells.count)
        }
    }

    /// The whole table, header first; the same table always gives the same text.
    package var text: String {
        var text = Self.line(header)
        for row in rows { text += Self.line(row) }
        return text
    }

    /// One cell as it stands in the text.
    package static func cell(_ value: String) -> String {
        let first = value.unicodeScalars.first
        let safe = first.map(isFormulaStart) == true ? "'" + value : value
        guard safe.unicodeScalars.contains(where: needsQuotes) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    private static func line(_ cells: [String]) -> String {
        cells.map(cell).joined(separator: ",") + "\r\n"
    }

    private static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "=", "+", "-", "@", "\t", "\r": true
        default: false
        }
    }

    private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case ",", "\"", "\r", "\n": true
        default: false
        }
    }
}
