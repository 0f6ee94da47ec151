package retorno.provider;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import retorno.envelope.Envelope;
import retorno.wire.Flaw;

/// All knowledge of one messaging provider: how it signs, what it posts, what it expects back.
///
/// Stateless and safe for any number of threads.
public interface Provider {

    /// Lower-case name; every type of this provider begins with it and a dot.
    String name();

    /// Where it posts, and what each place is for.
    List<Endpoint> endpoints();

    /// The settings below `retorno.` that hold its secrets; any one of them makes it verifiable.
    List<String> secretSettings();

    /// The request headers that a signature can be checked with again later, lower case.
    Set<String> signatureHeaders(Secrets secrets);

    /// Decides whether the provider sent this. With no secret configured for it, everything is
    /// genuine: whoever starts without secrets is told so, and may do it on loopback only.
    Verdict verify(WebhookRequest request, Secrets secrets);

    /// Whether this media type is one that [#parse] reads; an absent one is.
    boolean reads(WebhookRequest request);

    /// The first place where the body is not well-formed, without looking at what it says.
    Optional<Flaw> flaw(WebhookRequest request);

    /// Turns a body into events, one bad item never hiding its siblings. Never throws, and never
    /// returns an empty list: a body that says nothing is [Parsed.Ignored].
    List<Parsed> parse(Envelope envelope);
}
