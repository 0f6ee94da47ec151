package retorno.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One request as its sender made it, and what must become of it.
///
/// @param key what keeps the order of requests: the sid, where there is one
/// @param expected the status that answers it when all is well
/// @param items what it holds, in the order of its items, each as [Tables] names it
record Post(
        String path,
        Map<String, String> headers,
        String body,
        Optional<String> key,
        int expected,
        List<String> items) {}
