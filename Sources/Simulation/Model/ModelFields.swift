import Domain

/// What commands set on a campaign, as far as the model cares.
struct ModelFields {
    var name: String?
    var template: String?
    var group: String?
    var start: CivilDate?
    var end: CivilDate?
    var volunteers: Int64 = 0
    var beneficiaries: Int64 = 0
    var budget: Int64 = 0
    var seats: Int64?
    var overbookPct: Int64 = 10
    var hasWaitlist = true
    var waitDays: Int64 = 14
    var maxWaiting: Int64 = 500
    var recruitLeadDays: Int64?
    var autoCloseDays: Int64?
    /// From the template, once there is a class.
    var classSize: Int64 = 0
    var splits = false
}
