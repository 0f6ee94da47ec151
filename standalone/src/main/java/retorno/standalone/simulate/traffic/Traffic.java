package retorno.standalone.simulate.traffic;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/// An endless stream of requests. Some messages are under way at any time, and the next request is
/// about any of them. For one thread.
public final class Traffic {
    private static final int UNDER_WAY = 24;

    /// A copy comes at most so many requests after the first.
    private static final int LATEST_COPY = 100;

    private final Plan plan;
    private final Chance chance;
    private final String account;
    private final List<Deque<Post>> lives = new ArrayList<>();
    private final PriorityQueue<Copy> copies = new PriorityQueue<>();
    private long next;

    /// A request to be sent once more.
    private record Copy(long when, Post post) implements Comparable<Copy> {
        @Override
        public int compareTo(Copy other) {
            return Long.compare(when, other.when);
        }
    }

    public Traffic(Plan plan) {
        this.plan = plan;
        this.chance = new Chance(plan.seed());
        this.account = chance.sid("AC");
    }

    /// The next request.
    public Post next() {
        long now = next++;
        Copy copy = copies.peek();
        if (copy != null && copy.when <= now) {
            copies.remove();
            return copy.post;
        }
        Post post = fresh(plan.epoch().plusNanos(plan.due(now)));
        Post sent = chance.in(plan.corrupt()) ? post.broken(chance) : post;
        if (chance.in(plan.duplicates())) {
            copies.add(new Copy(now + chance.between(1, LATEST_COPY), sent));
        }
        return sent;
    }

    private Post fresh(Instant now) {
        while (lives.size() < UNDER_WAY) {
            lives.add(new ArrayDeque<>(life(now)));
        }
        int which = chance.below(lives.size());
        Deque<Post> life = lives.get(which);
        Post post = life.remove();
        if (life.isEmpty()) {
            lives.remove(which);
        }
        return post;
    }

    private List<Post> life(Instant now) {
        List<Post> life = new ArrayList<>(born(now));
        if (plan.shuffle()) {
            Collections.shuffle(life, new Random(chance.below(Integer.MAX_VALUE)));
        }
        return life;
    }

    private List<Post> born(Instant now) {
        boolean infobip =
                plan.providers().contains(Plan.Who.INFOBIP)
                        && (plan.providers().size() == 1 || chance.in(0.6));
        if (infobip) {
            return chance.in(0.7) ? InfobipMail.life(chance, now) : InfobipPhone.life(chance, now);
        }
        return chance.in(0.6)
                ? TwilioMessages.life(chance, account, now)
                : TwilioCalls.life(chance, account, now);
    }
}
