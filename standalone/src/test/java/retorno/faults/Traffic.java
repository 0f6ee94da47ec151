package retorno.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// An endless mix of what providers post, the same for the same seed: e-mails, messages and calls,
/// several events each. Events of one message come in any order, one request in twenty comes twice,
/// and one in a hundred holds something that cannot become a row.
///
/// Not safe for several threads.
final class Traffic {
    private static final int SHUFFLED = 200;

    private final Random random;
    private final boolean malformed;
    private final List<Post> waiting = new ArrayList<>();
    private int messages;

    private Traffic(long seed, boolean malformed) {
        this.random = new Random(seed);
        this.malformed = malformed;
    }

    static Traffic mixed(long seed) {
        return new Traffic(seed, true);
    }

    /// Without bodies that are answered 400.
    static Traffic wellFormed(long seed) {
        return new Traffic(seed, false);
    }

    Post next() {
        while (waiting.size() < SHUFFLED) {
            think();
        }
        int place = random.nextInt(waiting.size());
        Post post = waiting.get(place);
        if (random.nextInt(20) > 0) { // else it stays, and comes once more
            waiting.set(place, waiting.getLast());
            waiting.removeLast();
        }
        return post;
    }

    private void think() {
        int n = messages++;
        if (random.nextInt(30) == 0) {
            waiting.add(malformed && n % 2 == 0 ? Infobip.malformed(n) : Infobip.stranger(n));
            return;
        }
        switch (random.nextInt(4)) {
            case 0 -> waiting.addAll(Infobip.email(n, 1 + random.nextInt(3)));
            case 1 -> waiting.addAll(Infobip.sms(n, 1 + random.nextInt(3)));
            case 2 -> waiting.addAll(Twilio.message(n));
            default -> waiting.addAll(Twilio.call(n));
        }
    }
}
