import Engine
import Glibc

/// Dies while a record is folded, as a defect of the engine or a kill from outside would have it.
///
/// Arguments: the path of the note, the position, and `trap` or `kill`.
@main
struct EngineCrasher {
    static func main() {
        let arguments = CommandLine.arguments
        guard arguments.count == 4, let position = Int64(arguments[2]),
            let note = CrashNote(path: arguments[1])
        else { exit(64) }
        note.reached(.folding(position: position))
        if arguments[3] == "kill" { kill(getpid(), SIGKILL) }
        preconditionFailure("this record cannot be folded")
    }
}
