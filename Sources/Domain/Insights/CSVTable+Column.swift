/// Tables with a column more.
extension CSVTable {
    /// The table with a last column that has the same value in every row.
    package func adding(_ column: String, _ value: String) -> Self {
        Self(header: header + [column], rows: rows.map { $0 + [value] })
    }

    /// The table with a first column of values, one for each row; missing ones are empty.
    package func inserting(_ column: String, _ values: [String]) -> Self {
        Self(
            header: [column] + header,
            rows: rows.enumerated().map { index, row in
                [index < values.count ? values[index] : ""] + row
            }
        )
    }
}
