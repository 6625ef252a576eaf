import OneStop

/// A command's request to the office. HTTP has a `Request` of its own, and the module `OneStop` cannot be named before
/// the type because it holds a type of the same name.
typealias CommandRequest = Request
