package retorno.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import retorno.bench.house.House;

/// A message's status as Twilio posts it.
///
/// @param path with its query, which is signed as well
/// @param form the body
record TwilioCallback(String path, String signature, String form) {
    static final String CONTENT_TYPE = "application/x-www-form-urlencoded";
    private static final String ACCOUNT = "AC00000000000000000000000000000000";

    /// So many, of a message each.
    static List<TwilioCallback> made(int many) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(House.TOKEN.getBytes(UTF_8), "HmacSHA1"));
        List<TwilioCallback> all = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            String sid = String.format(Locale.ROOT, "SM%032x", i);
            String path = "/twilio/message-status?qj_contact_id=" + i;
            String signed =
                    House.PUBLIC_URL
                            + path
                            + "AccountSid%sFrom+5511888880000MessageSid%sMessageStatusdeliveredTo+5511999990000"
                                    .formatted(ACCOUNT, sid);
            String form =
                    "AccountSid=%s&From=%%2B5511888880000&MessageSid=%s&MessageStatus=delivered&To=%%2B5511999990000"
                            .formatted(ACCOUNT, sid);
            byte[] signature = mac.doFinal(signed.getBytes(UTF_8));
            all.add(new TwilioCallback(path, Base64.getEncoder().encodeToString(signature), form));
        }
        return all;
    }
}
