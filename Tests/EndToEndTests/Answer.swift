import Contracts

/// What somebody who asked by `reply_to` was told: a decision or a verdict.
struct Answer {
    /// The data of the event.
    let data: JSONObject

    init(_ text: String) throws {
        guard let event = try JSONParser.parse(Array(text.utf8)).object,
            let data = event["data"]?.object
        else { throw ProgramFailure("this is no answer: \(text)") }
        self.data = data
    }

    /// What became of the input, as a verdict says.
    var disposition: String { data["disposition"]?.string ?? "" }
}
