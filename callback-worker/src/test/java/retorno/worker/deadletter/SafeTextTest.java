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
        assertThat(SafeText.of("🎁".repeat(5), 3)).isEqualTo("🎁🎁🎁…");
        assertThat(SafeText.of("🎁".repeat(3), 3)).isEqualTo("🎁🎁🎁");
    }
}
