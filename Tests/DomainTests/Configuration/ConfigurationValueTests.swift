import Domain
import Testing

@Suite("Configuration values and paths")
struct ConfigurationValueTests {
    @Test func `keys stand in the order of their bytes, however they came`() {
        let one: ConfigurationDocument = ["b": 1, "a": 2, "B": 3, "é": 4, "z": 5]
        let other = ConfigurationDocument([("z", 5), ("é", 4), ("B", 3), ("a", 2), ("b", 1)])
        #expect(one.keys == ["B", "a", "b", "z", "é"])
        #expect(one == other)
        #expect(one.hashValue == other.hashValue)
    }

    @Test func `two spellings of one character are two texts and two keys`() {
        let composed: ConfigurationValue = "caf\u{E9}"
        let decomposed: ConfigurationValue = "cafe\u{301}"
        #expect(composed != decomposed)
        let both = ConfigurationDocument([("\u{E9}", 1), ("e\u{301}", 2)])
        #expect(both.keys.count == 2)
    }

    @Test func `pointers escape tildes and slashes, and read them back`() {
        #expect(ConfigurationPath.child("a/b~c", of: "/x") == "/x/a~1b~0c")
        #expect(ConfigurationPath.keys("/x/a~1b~0c") == ["x", "a/b~c"])
        #expect(ConfigurationPath.keys("") == [])
        #expect(ConfigurationPath.keys("/") == [""])
        #expect(ConfigurationPath.keys("x") == nil)
        #expect(ConfigurationPath.keys("/~2") == nil)
        #expect(ConfigurationPath.keys("/~") == nil)
        #expect(ConfigurationPath.keys("/~01") == ["~1"])
    }

    @Test func `a pointer is below itself and its parents, not below a longer word`() {
        #expect(ConfigurationPath.isSame("/a/b", asOrBelow: "/a"))
        #expect(ConfigurationPath.isSame("/a", asOrBelow: "/a"))
        #expect(!ConfigurationPath.isSame("/ab", asOrBelow: "/a"))
        #expect(!ConfigurationPath.isSame("/a", asOrBelow: "/a/b"))
    }

    @Test func `leaves are all that is no object, by path`() {
        let document: ConfigurationDocument = [
            "b": ["d": [["x": 1]], "c": true], "a": 1, "e": [:],
        ]
        #expect(document.leaves.map(\.path) == ["/a", "/b/c", "/b/d"])
    }

    @Test func `removing the last value of a section removes the section`() {
        let document: ConfigurationDocument = ["a": ["b": ["c": 1]], "d": 2]
        #expect(document.removing(at: ["a", "b", "c"]) == ["d": 2])
        #expect(document.removing(at: ["a", "x"]) == document)
        let made: ConfigurationDocument = ["a": ["b": ["c": 1]], "d": 2, "e": ["f": 3]]
        #expect(document.setting(3, at: ["e", "f"]) == made)
    }
}
