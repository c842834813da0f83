import Testing

@Suite("What the tidy tests take for code")
struct CodeBlankerTests {
    @Test(arguments: [
        ("a // b\nc", "a     \nc"),
        ("a /* b /* c */ d */ e", "a                   e"),
        ("f(\"x\", 1)", "f(   , 1)"),
        ("f(\"x \\(g(\"y\")) z\") + 1", "f(" + String(repeating: " ", count: 15) + ") + 1"),
        ("#\"a\"b\\\"# + 1", "         + 1"),
        ("\"\"\"\n a \"b\" \\(c)\n \"\"\" + 1", "   \n           \n     + 1"),
        ("\"\\\\\" + 1", "     + 1"),
        ("x == \"//\" // y", "x ==          "),
    ])
    func `comments and strings are blanked and nothing else`(text: String, code: String) {
        #expect(CodeBlanker.blanked(text) == code)
    }
}
