/// Why the node's database could not do what it was asked.
package struct StorageFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kinds of fault, told apart because the node reacts differently.
    package enum Code: String, Sendable, Hashable {
        /// The disk is full: nothing was committed, try again when there is room.
        case diskFull = "disk-full"
        /// Reading or writing failed: nothing was committed.
        case inputOutput = "input-output"
        /// The file was made by a newer Headroom.
        case newerFile = "newer-file"
        /// The file is no database of a Headroom node, or is damaged.
        case notANode = "not-a-node"
        /// Another process holds the file.
        case locked
        /// A statement broke a constraint: a defect of ours.
        case inconsistent
    }

    /// The kind of fault.
    package let code: Code
    /// One sentence for a person.
    package let message: String

    /// Makes a fault from its parts.
    package init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether the fault is the machine's, so that the same turn may succeed later.
    package var isOfTheWorld: Bool {
        switch code {
        case .diskFull, .inputOutput, .locked: true
        case .newerFile, .notANode, .inconsistent: false
        }
    }

    /// Code and sentence on one line.
    package var description: String { "\(code.rawValue): \(message)" }
}
