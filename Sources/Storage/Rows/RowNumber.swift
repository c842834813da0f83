/// The numbering of rows that a record makes: unique, ascending, and derived from the log.
package enum RowNumber {
    /// The number that is below all rows of a record and above all rows of earlier ones.
    package static func first(ofRecord position: Int64) -> Int64 { position << 24 }

    /// The position of the record that a row is of.
    package static func record(ofRow row: Int64) -> Int64 { row >> 24 }

    /// The number of the `index`-th row of a record, 0 or greater and below 16 777 216.
    package static func row(_ index: Int64, ofRecord position: Int64) -> Int64 {
        precondition(index < 1 << 24, "a record made more rows than can be numbered")
        return position << 24 | index
    }
}
