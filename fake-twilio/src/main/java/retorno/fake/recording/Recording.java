package retorno.fake.recording;

import java.time.Instant;
import retorno.fake.resource.Sids;

/// Something that was recorded. There is no sound: the URL answers nothing.
///
/// @param source `OutboundAPI`, `RecordVerb`, `DialVerb`
/// @param started when
/// @param seconds how long it is
public record Recording(String sid, String url, String source, Instant started, long seconds) {

    static Recording of(String accountUrl, String source, Instant started, long seconds) {
        String sid = Sids.next("RE");
        return new Recording(sid, accountUrl + "/Recordings/" + sid, source, started, seconds);
    }
}
