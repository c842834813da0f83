import Testing

@Suite("What the tidy tests take for declarations")
struct DeclarationTests {
    private let declarations = Declaration.all(
        in: CodeBlanker.blanked(
            """
            package import Domain

            /// A comment.
            @frozen package enum Kind: String {
                case first, second
                package static func f(_ x: Int) -> Int {
                    let local = 1
                    switch x {
                    case 1: return local
                    default: return 0
                    }
                }
            }

            private struct Hidden { var field = "package var fake" }

            package protocol Port {
                func ask()
                var answer: Int { get }
            }

            extension Kind {
                fileprivate init?(_ text: String) { nil }
                package class func g() {}
            }
            """
        ).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )

    @Test func `types are known with what may see them`() {
        let types = declarations.filter { $0.depth == 0 }
        #expect(types.map(\.name) == ["Kind", "Hidden", "Port", "Kind"])
        #expect(types.map(\.keyword) == ["enum", "struct", "protocol", "extension"])
        #expect(types.map(\.isPackage) == [true, false, true, false])
        #expect(types.map(\.isPrivate) == [false, true, false, false])
    }

    @Test func `cases and requirements know that they are ones`() {
        let cases = declarations.filter { $0.keyword == "case" && $0.parent != nil }
        #expect(cases.map(\.name) == ["first"])
        let requirements = declarations.filter { $0.parent?.keyword == "protocol" }
        #expect(requirements.map(\.name) == ["ask", "answer"])
    }

    @Test func `modifiers are told from the keyword`() {
        let found = declarations.filter { $0.name == "g" || $0.name == "f" }
        #expect(found.map(\.keyword) == ["func", "func"])
        #expect(found.map(\.modifiers) == [["package", "static"], ["package", "class"]])
        #expect(!declarations.contains { $0.name == "fake" || $0.name == "import" })
    }
}
