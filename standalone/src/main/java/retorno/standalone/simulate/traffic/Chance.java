package retorno.standalone.simulate.traffic;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/// Everything that happens by chance, and happens again for the same seed: [Random]'s numbers are
/// fixed by its specification. For one thread.
final class Chance {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private final Random random;

    Chance(long seed) {
        this.random = new Random(seed);
    }

    /// A number from 0 to `bound`, which is left out.
    int below(int bound) {
        return random.nextInt(bound);
    }

    /// A number between two, both included.
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    /// Whether something happens that does so in this share of cases, from 0 to 1.
    boolean in(double share) {
        return random.nextDouble() < share;
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// An id of Twilio's: two letters and 32 hex digits.
    String sid(String prefix) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /// An id of Infobip's: 20 small letters and digits.
    String word() {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
