package retorno.bench.growth;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.common.GroupState;

/// The consumers of a group, as the broker sees them.
final class Group {
    private static final int LOOKS = 120;
    private static final int LOOK_MILLIS = 500;
    private static final int CALM_LOOKS = 4;

    private Group() {}

    /// Waits until at least so many programs have joined and none comes or goes for two seconds.
    ///
    /// @throws IOException where that takes more than a minute
    static void settled(String kafka, String group, int programs) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            int members = 0;
            int calm = 0;
            for (int look = 0; look < LOOKS && calm < CALM_LOOKS; look++) {
                ConsumerGroupDescription now =
                        admin.describeConsumerGroups(List.of(group))
                                .all()
                                .get()
                                .values()
                                .iterator()
                                .next();
                boolean stable = now.groupState() == GroupState.STABLE;
                boolean same = now.members().size() == members && members >= programs;
                calm = stable && same ? calm + 1 : 0;
                members = now.members().size();
                Thread.sleep(LOOK_MILLIS);
            }
            if (calm < CALM_LOOKS) {
                throw new IOException(
                        "group %s does not settle: %d consumers".formatted(group, members));
            }
        }
    }
}
