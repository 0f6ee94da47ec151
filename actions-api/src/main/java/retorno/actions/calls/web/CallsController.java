package retorno.actions.calls.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.records.CallReader;
import retorno.actions.calls.records.PhoneCall;
import retorno.actions.calls.records.TwilioCall;
import retorno.actions.calls.records.TwilioCommand;
import retorno.actions.calls.records.TwilioEvent;
import retorno.actions.calls.truth.CallStatus;
import retorno.actions.calls.web.CallViews.Detail;
import retorno.actions.calls.web.CallViews.Page;

/// What operators ask.
@RestController
@RequestMapping("/v1/phone/calls")
@Tag(name = "calls", description = "What became of calls")
@ApiResponse(responseCode = "200", description = "What was asked for")
@ApiResponse(responseCode = "401", description = "No API key, or a wrong one")
class CallsController {
    private static final int LARGEST_PAGE = 200;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    private final CallReader reader;

    CallsController(CallReader reader) {
        this.reader = reader;
    }

    @GetMapping("/{call_id}")
    @Operation(summary = "A call with both legs, every event and every command")
    @ApiResponse(responseCode = "404", description = "No such call")
    Detail one(@PathVariable("call_id") String callId) {
        List<TwilioEvent> events = reader.events(callId);
        List<TwilioCall> legs = reader.legs(callId);
        List<TwilioCommand> commands = reader.commands(callId);
        // Last, so that it is never older than the events shown beside it.
        PhoneCall call = reader.call(callId).orElseThrow(Refusal::noCall);
        return CallViews.detail(call, legs, events, commands);
    }

    @GetMapping
    @Operation(summary = "Calls by status and time, the newest first")
    @ApiResponse(responseCode = "422", description = "Something in the query is wrong")
    Page some(
            @RequestParam(name = "status", required = false) @Nullable String status,
            @RequestParam(name = "from", required = false) @Nullable String from,
            @RequestParam(name = "to", required = false) @Nullable String to,
            @RequestParam(name = "page", defaultValue = "0") String page,
            @RequestParam(name = "size", defaultValue = "50") String size) {
        int number = number("page", page, 0, 1_000_000);
        int most = number("size", size, 1, LARGEST_PAGE);
        List<PhoneCall> calls =
                reader.between(
                        status(status),
                        time("from", from, FIRST),
                        time("to", to, LAST),
                        number,
                        most);
        boolean more =
                calls.size() == most
                        && !reader.between(
                                        status(status),
                                        time("from", from, FIRST),
                                        time("to", to, LAST),
                                        number + 1,
                                        most)
                                .isEmpty();
        return new Page(calls.stream().map(CallViews::summary).toList(), number, most, more);
    }

    private static @Nullable CallStatus status(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return CallStatus.of(word)
                .orElseThrow(() ->
                        Refusal.flawed(
                                "Input should be 'initiated', 'ringing', 'in-progress',"
                                        + " 'completed', 'busy', 'no-answer', 'failed' or 'canceled'",
                                "query",
                                "status"));
    }

    /// A time with its zone, or a day in UTC.
    private static Instant time(String name, @Nullable String text, Instant otherwise) {
        try {
            if (text == null) {
                return otherwise;
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException noTime) {
            throw Refusal.flawed(
                    "Input should be a day or a time with its zone, such as 2026-11-21T12:00:00Z",
                    "query",
                    name);
        }
    }

    private static int number(String name, String text, int least, int most) {
        if (text.matches("\\d{1,7}")) {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw Refusal.flawed(
                "Input should be a number from %d to %d".formatted(least, most), "query", name);
    }
}
