package retorno.provider;

/// One place to which a provider posts.
///
/// @param path below the public URL, for example `/twilio/call-status`
/// @param type the CloudEvents type of what arrives there, for example `twilio.call-status`
/// @param reply what the provider expects once the request is durable
public record Endpoint(String path, String type, Reply reply) {}
