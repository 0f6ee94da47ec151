package retorno.worker.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void leavesOrdinaryTextAlone() {
        assertThat(SafeText.of("não é JSON 🎁", 100)).isEqualTo("não é JSON 🎁");
        assertThat(SafeText.of("", 100)).isEmpty();
    }

    @Test
    void replacesWhatADatabaseRefuses() {
        assertThat(SafeText.of("a\u0000b\ud83cc", 100)).isEqualTo("a\uFFFDb\uFFFDc");
    }

    @Test
    void cutsBetweenCharactersAndSaysSo() {
        assertThat(SafeText.of("🎁".repeat(5), 7)).isEqualTo("🎁🎁🎁…");
        assertThat(SafeText.of("🎁".repeat(5), 8)).isEqualTo("🎁🎁🎁…");
        assertThat(SafeText.of("🎁".repeat(4), 8)).isEqualTo("🎁".repeat(4));
        assertThat(SafeText.of("abcd", 3)).isEqualTo("ab…");
        assertThat(SafeText.of("abc", 3)).isEqualTo("abc");
    }
}
