import Testing

/// The project speaks of itself, and of no machine that it was ever built on.
@Suite("Words")
struct WordTests {
    @Test func `no file knows a machine`() {
        let places = [
            "/wo" + "rk/", "/opt/sw" + "ift", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/",
        ]
        for place in places {
            each(containing: place) { path, line, _ in
                Issue.record("\(path):\(line): \(place)")
            }
        }
    }

    @Test func `packages come from GitHub, and addresses lead to known places`() {
        let known: Set<Substring> = [
            "github.com", "json-schema.org", "127.0.0.1", "www.w3.org",
        ]
        each(containing: "://") { path, line, text in
            for match in text.matches(of: /(?:https?|git|ssh):\/\/([A-Za-z0-9.\-]+)/) {
                let host = match.1
                let isExample = host.hasSuffix(".example") || !host.contains(".")
                let isFine =
                    path == "Package.swift"
                    ? host == "github.com" : known.contains(host) || isExample
                if !isFine { Issue.record("\(path):\(line): an address at \(host)") }
            }
        }
    }

    @Test func `lines end without white space, and files end with a line`() {
        for blank in [" \n", "\t\n", "\r\n"] {
            for path in SourceTree.textPaths {
                guard let text = SourceTree.text(path) else { continue }
                #expect(!SourceFile.contains(text, blank), "\(path)")
            }
        }
        for path in SourceTree.textPaths {
            guard let text = SourceTree.text(path), !text.isEmpty else { continue }
            #expect(text.hasSuffix("\n") && !text.hasSuffix("\n\n"), "\(path)")
        }
    }

    private func each(
        containing word: String,
        _ body: (_ path: String, _ line: Int, _ text: Substring) -> Void
    ) {
        for path in SourceTree.textPaths {
            guard let text = SourceTree.text(path),
                SourceFile.contains(text, word)
            else { continue }
            for (line, text) in Words.lines(of: text) where text.contains(word) {
                body(path, line, text)
            }
        }
    }
}
