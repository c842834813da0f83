import Domain
import Testing

@Suite("Comma-separated values")
struct CSVTableTests {
    @Test(
        arguments: [
            ("plain", "plain"), ("", ""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""), (" a ", " a "), ("\"", "\"\"\"\""),
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@sum", "'@sum"),
            ("\tx", "'\tx"), ("\rx", "\"'\rx\""), ("\r\nx", "\"'\r\nx\""),
            ("=A1,\"x\"", "\"'=A1,\"\"x\"\"\""), ("1=1", "1=1"), ("'=1", "'=1"),
            ("blåbær, 漢字", "\"blåbær, 漢字\""),
        ]
    )
    func `cells are quoted where they must be and never a formula`(
        _ value: String,
        _ cell: String
    ) {
        #expect(CSVTable.cell(value) == cell)
    }

    @Test func `lines end with CR LF and have one cell per column`() {
        let table = CSVTable(header: ["a", "b"], rows: [["1", "2"], ["3"], ["4", "5", "6"]])
        #expect(table.text == "a,b\r\n1,2\r\n3,\r\n4,5\r\n")
        #expect(CSVTable(header: ["a"], rows: []).text == "a\r\n")
    }

    @Test(arguments: 0..<200)
    func `what is written can be read again`(_ seed: Int) {
        var random = SplitMix(seed: seed)
        let pieces = ["a", ",", "\"", "\r\n", "\n", "=", "-", "@", "\t", " ", "é"]
        let rows = (0..<random.int(1...5)).map { _ in
            (0..<3).map { _ in
                (0..<random.int(0...5)).map { _ in random.pick(pieces) }.joined()
            }
        }
        let table = CSVTable(header: ["x", "y", "z"], rows: rows)
        let read = Self.read(table.text)
        let safe = rows.map { row in
            row.map { cell in
                let isFormula = ["=", "-", "@", "\t", "\r"].contains {
                    cell.unicodeScalars.starts(with: $0.unicodeScalars)
                }
                return isFormula ? "'" + cell : cell
            }
        }
        #expect(read == [["x", "y", "z"]] + safe)
    }

    @Test(
        arguments: [
            (0, .eur, "0.00"), (5, .eur, "0.05"), (-5, .nok, "-0.05"), (99, .usd, "0.99"),
            (100, .eur, "1.00"), (-570_000, .eur, "-5700.00"), (1_234, .jpy, "1234"),
            (-7, .jpy, "-7"), (.min, .eur, "-92233720368547758.08"),
        ] as [(Int64, Currency, String)]
    )
    func `money has the decimals of its currency`(
        _ amount: Int64,
        _ currency: Currency,
        _ text: String
    ) {
        #expect(Money(amount: amount, currency: currency).decimal == text)
    }

    /// Reads a table as RFC 4180 describes it.
    private static func read(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell = ""
        var isQuoted = false
        var scalars = Array(text.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            switch (scalar, isQuoted) {
            case ("\"", true) where scalars.first == "\"":
                scalars.removeFirst()
                cell.unicodeScalars.append("\"")
            case ("\"", _): isQuoted.toggle()
            case (",", false):
                row.append(cell)
                cell = ""
            case ("\r", false): continue
            case ("\n", false):
                rows.append(row + [cell])
                row = []
                cell = ""
            default: cell.unicodeScalars.append(scalar)
            }
        }
        return rows
    }
}
