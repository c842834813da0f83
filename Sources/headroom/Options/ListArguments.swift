import ArgumentParser
import Glibc
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
    ///
    /// Readers share an index of the write-ahead log with the writer, so they must be able to
    /// write beside the database; who is not is told so rather than what SQLite makes of it.
    func reader() throws -> NodeReader {
        let path = directory.path
        if access(path, F_OK) == 0, access(path, R_OK | W_OK | X_OK) != 0 {
            throw CommandFault(
                .unavailable,
                "the data folder \(path) is not open to this user, who must be able to write there"
                    + " even to read a database in use: run as the node's user"
            )
        }
        return try NodeReader(path: directory.database)
    }
}
