package retorno.fake.fault;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import retorno.fake.fault.Fault.Kind;

/// The faults that wait for something to befall, first come first served.
public final class Faults {
    private static final Set<Kind> OF_REQUESTS =
            EnumSet.of(Kind.TOO_MANY_REQUESTS, Kind.SERVER_ERROR, Kind.TIMEOUT, Kind.UNAUTHORIZED);

    private final List<Fault> waiting = new ArrayList<>();

    /// It happens after those that wait already.
    public synchronized void add(Fault fault) {
        waiting.add(fault);
    }

    /// Those that have not happened yet, as often as is left.
    public synchronized List<Fault> waiting() {
        return List.copyOf(waiting);
    }

    /// Nothing goes wrong any more.
    public synchronized void clear() {
        waiting.clear();
    }

    /// What befalls a request to the API, if anything.
    public Optional<Kind> ofRequest(String method, String path) {
        String where = method + " " + path;
        return take(OF_REQUESTS, where, method.equals("POST")).map(Fault::kind);
    }

    /// What befalls a callback, if anything.
    ///
    /// @return with how often it would have happened from now on
    public Optional<Fault> ofCallback(String url) {
        return take(EnumSet.complementOf(EnumSet.copyOf(OF_REQUESTS)), url, true);
    }

    /// Whether a request for TwiML is to be signed wrongly.
    public boolean spoilsTwiml(String url) {
        return take(Set.of(Kind.BAD_SIGNATURE), url, false).isPresent();
    }

    private synchronized Optional<Fault> take(Set<Kind> kinds, String where, boolean anyway) {
        for (int i = 0; i < waiting.size(); i++) {
            Fault fault = waiting.get(i);
            boolean here = fault.on() == null ? anyway : where.contains(fault.on());
            if (here && kinds.contains(fault.kind())) {
                if (fault.times() == 1) {
                    waiting.remove(i);
                } else {
                    waiting.set(i, new Fault(fault.kind(), fault.times() - 1, fault.on()));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }
}
