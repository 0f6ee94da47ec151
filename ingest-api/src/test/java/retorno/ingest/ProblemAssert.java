package retorno.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import retorno.wire.Json;
import tools.jackson.databind.JsonNode;

/// An answer that is a problem, with every member that the contract names.
final class ProblemAssert {
    private final HttpResponse<String> answer;
    private final JsonNode problem;

    private ProblemAssert(HttpResponse<String> answer) {
        this.answer = answer;
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        this.problem = Json.tree(answer.body().getBytes(UTF_8));
        assertThat(problem.propertyNames()).contains("type", "title", "status", "detail");
        assertThat(problem.get("status").intValue()).isEqualTo(answer.statusCode());
        assertThat(answer.body()).doesNotContain("Exception", "\tat ");
    }

    static ProblemAssert assertProblem(HttpResponse<String> answer) {
        return new ProblemAssert(answer);
    }

    ProblemAssert status(int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return this;
    }

    ProblemAssert detail(String... parts) {
        assertThat(problem.get("detail").asString()).contains(parts);
        return this;
    }

    ProblemAssert header(String name, String value) {
        assertThat(answer.headers().firstValue(name)).hasValue(value);
        return this;
    }

    ProblemAssert keptNothing() {
        assertThat(problem.has("receipt")).isFalse();
        assertThat(answer.headers().firstValue("Retorno-Receipt")).isEmpty();
        return this;
    }

    /// The receipt, the same in header and body.
    UUID receipt() {
        UUID receipt = UUID.fromString(problem.get("receipt").asString());
        header("Retorno-Receipt", receipt.toString());
        return receipt;
    }
}
