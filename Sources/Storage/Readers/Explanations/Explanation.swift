package import Contracts

/// Why something is as it is: the answer in a sentence, and the ordered records that led to it.
package struct Explanation: Sendable, Hashable {
    /// Records, checks or lines of one kind, each with a value for every column.
    package struct Section: Sendable, Hashable {
        /// What the rows are; also the member of the JSON form.
        package let title: String
        /// The columns.
        package let columns: [String]
        /// The rows, in the order in which they happened or were looked at.
        package var rows: [[JSON]] = []
        /// What is not shown, or how to read the rows.
        package var note: String?

        /// An empty table.
        package init(_ title: String, _ columns: String...) {
            self.title = title
            self.columns = columns
        }

        /// Adds a row with a value for each column.
        package mutating func add(_ row: JSON...) { rows.append(row) }

        /// The section as an object: its rows with the columns as keys.
        var json: JSON {
            .array(
                rows.map { row in
                    .object(
                        JSONObject(zip(columns, row).map { JSONObject.Member(key: $0, value: $1) })
                    )
                }
            )
        }
    }

    /// The answer in a sentence.
    package var answer: String
    /// What the answer consists of, for machines.
    package var figures: JSONObject
    /// What led to it.
    package var sections: [Section]
    /// Where the records do not add up to what is stored; empty when they do.
    package var differences: [String] = []

    /// An answer with what led to it.
    package init(_ answer: String, figures: JSONObject = [:], sections: [Section] = []) {
        self.answer = answer
        self.figures = figures
        self.sections = sections
    }

    /// The explanation as an object of the command line and the API.
    package var json: JSONObject {
        var object: JSONObject = ["answer": .string(answer), "figures": .object(figures)]
        for section in sections {
            object[section.title] = section.json
            object["\(section.title)Note"] = section.note.map { .string($0) }
        }
        object["differences"] = .array(differences.map { .string($0) })
        return object
    }
}
