package retorno.fake.clock;

import java.time.Instant;

/// Something that will happen, unless it is called off.
public final class Appointment implements Comparable<Appointment> {
    private final Instant due;
    private final long order;
    private final Runnable action;
    private boolean calledOff;

    Appointment(Instant due, long order, Runnable action) {
        this.due = due;
        this.order = order;
        this.action = action;
    }

    /// It will not happen; nothing where it has.
    public void callOff() {
        calledOff = true;
    }

    Instant due() {
        return due;
    }

    void keep() {
        if (!calledOff) {
            action.run();
        }
    }

    /// By time, and what is due together in the order in which it was arranged.
    @Override
    public int compareTo(Appointment other) {
        int byTime = due.compareTo(other.due);
        return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
}
