package retorno.actions.calls.commands;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import retorno.actions.calls.records.CommandBook;
import retorno.actions.calls.records.CommandsDue;

/// Executes commands as they become due, a few at a time, each on a thread of its own; and asks
/// about calls that went silent. Looks into the tables when it is told of new ones, and twice a
/// second for those that wait or that another process left behind.
@Component
class CommandLoop implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(CommandLoop.class);
    private static final int AT_ONCE = 16;
    private static final long LOOK_MILLIS = 500;
    private static final long STOP_SECONDS = 6;

    private final CommandBook commands;
    private final CommandRunner runner;
    private final Sweeper sweeper;
    private final TwilioAlarm alarm;
    private final Semaphore news = new Semaphore(0);
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Set<Object> underWay = ConcurrentHashMap.newKeySet();
    private volatile boolean running;
    private volatile boolean troubled;

    CommandLoop(CommandBook commands, CommandRunner runner, Sweeper sweeper, TwilioAlarm alarm) {
        this.commands = commands;
        this.runner = runner;
        this.sweeper = sweeper;
        this.alarm = alarm;
    }

    @TransactionalEventListener
    void due(CommandsDue due) {
        news.release();
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("commands").start(this::run);
    }

    /// What is under way is finished: a command that is cut off has to be looked for later.
    @Override
    public void stop() {
        running = false;
        news.release();
        try {
            if (!places.tryAcquire(AT_ONCE, STOP_SECONDS, TimeUnit.SECONDS)) {
                log.warn("commands are still under way: the next start looks what came of them");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                news.drainPermits();
                look();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() throws InterruptedException {
        if (alarm.reason().isPresent()) {
            return;
        }
        try {
            for (long id : commands.due(4 * AT_ONCE)) {
                begin(id, () -> runner.run(id));
            }
            for (String call : sweeper.due(AT_ONCE)) {
                begin(call, () -> sweeper.ask(call));
            }
            troubled = false;
        } catch (RuntimeException failed) { // the database is away: it is looked at again
            if (!troubled) {
                log.error("commands cannot be read, it is tried again: {}", failed + "");
            }
            troubled = true;
        }
    }

    private void begin(Object key, Runnable work) throws InterruptedException {
        if (!running || !underWay.add(key)) {
            return;
        }
        places.acquire();
        Thread.ofVirtual().name("command-" + key).start(() -> finish(key, work));
    }

    private void finish(Object key, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException failed) { // its lease runs out, and it is tried again
            log.error("command {} broke off: {}", key, failed + "");
        } finally {
            underWay.remove(key);
            places.release();
        }
    }
}
