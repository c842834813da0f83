import ArgumentParser
import Storage

/// What every list has: the node's folder, a length, and a form for machines.
struct ListArguments: ParsableArguments {
    @OptionGroup var node: NodeArguments

    @Option(help: "At most so many, 1 to 100000.")
    var limit: Int64 = 100

    @Flag(help: "Print one JSON object: {\"items\":[…],\"asOf\":position}.")
    var json = false

    func validate() throws {
        guard (1...100_000).contains(limit) else {
            throw ValidationError("--limit must be from 1 to 100000")
        }
    }

    /// Opens the node's database for reading.
    func reader() throws -> NodeReader { try node.reader() }
}

extension NodeArguments {
    /// Opens the node's database for reading.
    func reader() throws -> NodeReader { try NodeReader(path: directory.database) }
}
