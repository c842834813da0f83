import Contracts

/// A JSON object that a person wrote into a file.
enum JSONFile {
    /// Reads it; `-` is standard input.
    static func object(_ path: String) throws -> JSONObject {
        let bytes = try InputFile.read(path)
        do {
            guard case .object(let object) = try JSONParser.parse(bytes) else {
                throw CommandFault(.badData, "\(path) holds no JSON object")
            }
            return object
        } catch let error as JSONSyntaxError {
            throw CommandFault(.badData, "\(path) is no JSON: \(error)")
        }
    }
}
