package retorno.fake.message;

/// Into how many parts a text goes: 160 letters of GSM's alphabet or 70 others, a little less of
/// each where there are several.
///
/// @see <a href="https://www.twilio.com/docs/glossary/what-sms-character-limit">Twilio's page</a>
final class Segments {
    private static final String GSM =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                    + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    private static final String TWICE = "^{}\\[~]|€";

    private Segments() {}

    static int of(String text) {
        boolean gsm = text.chars().allMatch(c -> GSM.indexOf(c) >= 0 || TWICE.indexOf(c) >= 0);
        int length = text.length();
        if (gsm) {
            length += (int) text.chars().filter(c -> TWICE.indexOf(c) >= 0).count();
        }
        int alone = gsm ? 160 : 70;
        int joined = gsm ? 153 : 67;
        return length <= alone ? 1 : (length + joined - 1) / joined;
    }
}
