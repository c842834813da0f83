/// What `Package.swift` says about targets, read from its text.
enum PackageManifest {
    /// The dependencies of every target by its name; products by the name of the product.
    static let dependencies: [String: Set<String>] = {
        var result: [String: Set<String>] = [:]
        let text = SourceTree.text("Package.swift") ?? ""
        for block in blocks(of: text) {
            guard let name = name(of: block) else { continue }
            result[name] = names(in: list("dependencies", of: block))
        }
        return result
    }()

    /// The targets by the folders they are in.
    static let targets: [String: String] = {
        var result: [String: String] = [:]
        for block in blocks(of: SourceTree.text("Package.swift") ?? "") {
            guard let name = name(of: block) else { continue }
            let top = block.hasPrefix(".testTarget") ? "Tests" : "Sources"
            let path = block.firstMatch(of: /path: "([^"]+)"/)?.1
            result[path.map(String.init) ?? "\(top)/\(name)"] = name
        }
        return result
    }()

    /// The names of products by the constants that stand for them.
    private static let products: [String: String] = {
        let text = SourceTree.text("Package.swift") ?? ""
        var result: [String: String] = [:]
        for match in text.matches(of: /let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/) {
            result[String(match.1)] = String(match.2)
        }
        return result
    }()

    /// The text of each target's declaration.
    private static func blocks(of text: String) -> [Substring] {
        let starts = text.matches(of: /\.(target|executableTarget|testTarget|systemLibrary)\(/)
            .map(\.range.lowerBound)
        return starts.enumerated().map { index, start in
            text[start..<(index + 1 < starts.count ? starts[index + 1] : text.endIndex)]
        }
    }

    private static func name(of block: Substring) -> String? {
        (block.firstMatch(of: /name: "([\w\-]+)"/)?.1).map(String.init)
    }

    private static func list(_ label: String, of block: Substring) -> Substring {
        guard let start = block.firstRange(of: "\(label): [")?.upperBound else { return "" }
        return block[start...].prefix { $0 != "]" }
    }

    private static func names(in list: Substring) -> Set<String> {
        var result: Set<String> = []
        for item in list.split(separator: ",") {
            let item = item.trimming { $0.isWhitespace }
            guard !item.isEmpty else { continue }
            result.insert(products[item] ?? item.trimming { $0 == "\"" })
        }
        return result
    }
}

extension StringProtocol {
    fileprivate func trimming(_ isDropped: (Character) -> Bool) -> String {
        String(drop(while: isDropped).reversed().drop(while: isDropped).reversed())
    }
}
