import Testing

@Suite("Names of tests")
struct TestNameTests {
    @Test(arguments: SourceTree.targets.filter { $0.hasPrefix("Tests/") })
    func `a test is a sentence and a suite has a name`(folder: String) {
        for file in SourceTree.files(of: folder) {
            for (line, code) in file.code(containing: "@Suite") where !code.contains("@Suite(") {
                file.complain(line, "a suite has a name for people")
            }
            for (line, _) in file.code(containing: "@Test") {
                let rest = file.lines[line...].prefix(120)
                let function = rest.first { $0.contains("func ") } ?? ""
                if !function.contains(/func `[^`]* [^`]*`/) {
                    file.complain(line, "the name of a test is a sentence in backticks")
                }
            }
        }
    }

    @Test func `no test is of the older kind`() {
        for file in SourceTree.swiftFiles where file.path.hasPrefix("Tests/") {
            for word in ["XCTAssert", "import XCTest"] {
                for (line, _) in file.code(containing: word) {
                    file.complain(line, "tests are written with Swift Testing")
                }
            }
        }
    }
}
