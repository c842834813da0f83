import Foundation
package import Hummingbird

/// An answer that is no success, as RFC 9457 writes it.
///
/// Source: domain §22: the type is `urn:headroom:problem:<code>`.
package struct Problem: Error, Sendable {
    /// The status of the answer.
    package let status: HTTPResponse.Status
    /// The stable code, in snake case.
    package let code: String
    /// The same sentence for every problem of this code.
    package let title: String
    /// What is the matter this time.
    package let detail: String?
    /// What to quote when asking about this very problem.
    package let instance: String?
    /// Headers that belong to the status.
    package let headers: HTTPFields

    /// Makes a problem from its parts.
    package init(
        status: HTTPResponse.Status,
        code: String,
        title: String,
        detail: String? = nil,
        instance: String? = nil,
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.code = code
        self.title = title
        self.detail = detail
        self.instance = instance
        self.headers = headers
    }

    /// Nothing is at this path.
    package static let notFound = Problem(
        status: .notFound,
        code: "not_found",
        title: "There is nothing at this path."
    )

    /// Something is at this path, but not for this method.
    package static func methodNotAllowed(allowed: [HTTPRequest.Method]) -> Problem {
        let names = allowed.map(\.rawValue).sorted().joined(separator: ", ")
        return Problem(
            status: .methodNotAllowed,
            code: "method_not_allowed",
            title: "This path does not take this method.",
            detail: "It takes \(names).",
            headers: [.allow: names]
        )
    }

    /// Something failed that should not; the details are in the log under `incident`.
    package static func internalError(incident: String) -> Problem {
        Problem(
            status: .internalServerError,
            code: "internal_error",
            title: "Something failed in the server.",
            detail: "The server's log says more about incident \(incident).",
            instance: "urn:headroom:incident:\(incident)"
        )
    }

    /// The problem as bytes of `application/problem+json`, its members in a fixed order.
    package func json() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let members = Members(
            type: "urn:headroom:problem:\(code)",
            title: title,
            status: Int(status.code),
            detail: detail,
            instance: instance
        )
        return Array(try encoder.encode(members))
    }

    private struct Members: Encodable {
        let type: String
        let title: String
        let status: Int
        let detail: String?
        let instance: String?
    }
}

extension Problem: HTTPResponseError {
    /// The problem as an answer.
    package func response(from request: Request, context: some RequestContext) throws -> Response {
        var headers = headers
        headers[.contentType] = "application/problem+json"
        headers[.cacheControl] = "no-store"
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: try json()))
        )
    }
}
