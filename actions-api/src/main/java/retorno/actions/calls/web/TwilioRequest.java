package retorno.actions.calls.web;

import retorno.wire.Form;

/// A request that Twilio has signed.
///
/// @param uri path and query as they came
/// @param body as posted
/// @param form the body's parameters
/// @param query the URL's parameters
record TwilioRequest(String uri, byte[] body, Form form, Form query) {}
