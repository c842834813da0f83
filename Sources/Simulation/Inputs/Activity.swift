/// A session, milestone, served learner or cost that was made up.
struct Activity {
    let kind: String
    let ref: String
    let campaign: String
    let person: String
}
