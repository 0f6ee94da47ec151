package retorno.actions.calls.truth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// In whichever order a call's facts come, and however often: the same sum, the same standing, and
/// no way back from an end.
class OrderTest {

    @Test
    void eachScenarioEndsAsItIsCalled() {
        Scenarios.byName()
                .forEach((name, heard) -> {
                    Standing end = TruthTable.judge(heard.sum());
                    assertThat(end.status().word() + " " + end.reason())
                            .as(name)
                            .isEqualTo(name.replaceFirst(": .*", ""));
                    assertThat(end.needsReconcile()).as(name).isFalse();
                });
    }

    @Property(tries = 5000)
    void everyOrderWithDuplicatesEndsInTheSameRow(
            @ForAll("scenarios") Map.Entry<String, Heard> scenario, @ForAll Random random) {
        Heard heard = scenario.getValue();

        assertThat(heard.sum(shuffled(heard, random))).isEqualTo(heard.sum());
    }

    @Property(tries = 5000)
    void whatIsOverNeverBeginsAgain(
            @ForAll("scenarios") Map.Entry<String, Heard> scenario, @ForAll Random random) {
        Heard heard = scenario.getValue();
        CallFacts facts = CallFacts.none(heard.arrangement());
        boolean over = false;
        for (Fact fact : shuffled(heard, random)) {
            facts = facts.with(fact);
            boolean terminal = TruthTable.judge(facts).status().terminal();
            assertThat(terminal || !over).as("%s after %s", scenario.getKey(), fact).isTrue();
            over = terminal;
        }
    }

    @Property(tries = 2000)
    void nobodyIsDialledOnceTheActivistIsGone(
            @ForAll("scenarios") Map.Entry<String, Heard> scenario, @ForAll Random random) {
        Heard heard = scenario.getValue();
        CallFacts facts = CallFacts.none(heard.arrangement());
        for (Fact fact : shuffled(heard, random)) {
            facts = facts.with(fact);
            if (facts.activist().status().ended() || facts.target().status() != LegStatus.NONE) {
                assertThat(Duties.due(facts)).doesNotContain(Command.ADD_TARGET);
            }
        }
    }

    @Provide
    Arbitrary<Map.Entry<String, Heard>> scenarios() {
        return Arbitraries.of(List.copyOf(Scenarios.byName().entrySet()));
    }

    /// All of it in some order, some of it up to three times.
    private static List<Fact> shuffled(Heard heard, Random random) {
        List<Fact> facts = new ArrayList<>(heard.facts());
        heard.facts().forEach(fact -> facts.addAll(Collections.nCopies(random.nextInt(3), fact)));
        Collections.shuffle(facts, random);
        return facts;
    }
}
