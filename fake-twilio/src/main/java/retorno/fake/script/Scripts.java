package retorno.fake.script;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Who is behind which number.
public final class Scripts {
    private final Map<String, Script> byNumber = new ConcurrentHashMap<>();
    private volatile Script everybody;
    private final Script first;

    /// @param everybody how numbers behave that have no script of their own
    public Scripts(Script everybody) {
        this.first = everybody;
        this.everybody = everybody;
    }

    /// From the next call or message on.
    public void set(String number, Script script) {
        byNumber.put(number, script);
    }

    /// For every number that has none of its own.
    public void setForOthers(Script script) {
        everybody = script;
    }

    /// How this number behaves.
    public Script of(String number) {
        return byNumber.getOrDefault(number, everybody);
    }

    /// Those of single numbers.
    public Map<String, Script> all() {
        return Map.copyOf(byNumber);
    }

    /// Everybody behaves as in the beginning.
    public void clear() {
        byNumber.clear();
        everybody = first;
    }
}
