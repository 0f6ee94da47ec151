/// A fake Twilio, for tests and demonstrations: its REST API, the telephone network behind it, and
/// the signed requests that it sends; everything in memory.
///
/// What it does is what Twilio's own pages say, and where they are silent RATIONALE.md says what
/// was chosen:
///
/// - [calls](https://www.twilio.com/docs/voice/api/call-resource),
///   [conferences](https://www.twilio.com/docs/voice/api/conference-resource),
///   [participants](https://www.twilio.com/docs/voice/api/conference-participant-resource),
///   [messages](https://www.twilio.com/docs/messaging/api/message-resource)
/// - [TwiML of calls](https://www.twilio.com/docs/voice/twiml) and [of
///   messages](https://www.twilio.com/docs/messaging/twiml)
/// - [signatures](https://www.twilio.com/docs/usage/webhooks/webhooks-security),
///   [errors](https://www.twilio.com/docs/api/errors), [test
///   numbers](https://www.twilio.com/docs/iam/test-credentials)
/// - [the OpenAPI document](https://github.com/twilio/twilio-oai), `twilio_api_v2010`
@NullMarked
package retorno.fake;

import org.jspecify.annotations.NullMarked;
