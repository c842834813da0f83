/// A program, or a part of a test's setting, did not do what the test needs.
struct ProgramFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
