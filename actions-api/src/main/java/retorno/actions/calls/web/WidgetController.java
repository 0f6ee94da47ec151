package retorno.actions.calls.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import retorno.actions.calls.widgets.PhoneWidget;
import retorno.actions.calls.widgets.PhoneWidget.Target;
import retorno.actions.calls.widgets.Widgets;
import tools.jackson.databind.JsonNode;

/// Which numbers may be called by whom.
@RestController
@RequestMapping("/v1/phone/widgets")
@Tag(name = "widgets", description = "Which numbers may be called by whom")
@ApiResponse(responseCode = "200", description = "The widget as it is now")
@ApiResponse(responseCode = "401", description = "No API key, or a wrong one")
class WidgetController {
    private static final int MOST_TARGETS = 1000;

    private final Widgets widgets;

    WidgetController(Widgets widgets) {
        this.widgets = widgets;
    }

    /// A widget as bodies and answers have it.
    record WidgetView(
            @JsonProperty("id") long id,
            @JsonProperty("kind") String kind,
            @JsonProperty("name") @Nullable String name,
            @JsonProperty("calls_per_hour") @Nullable Integer callsPerHour,
            @JsonProperty("targets") List<CallRequest.Target> targets) {}

    @GetMapping
    @Operation(summary = "The first thousand widgets")
    List<WidgetView> all() {
        return widgets.all().stream().map(WidgetController::view).toList();
    }

    @GetMapping("/{widget_id}")
    @Operation(summary = "One widget")
    @ApiResponse(responseCode = "404", description = "No such widget")
    WidgetView one(@PathVariable("widget_id") long id) {
        return widgets.one(id).map(WidgetController::view).orElseThrow(Refusal::noWidget);
    }

    @PutMapping("/{widget_id}")
    @Operation(summary = "Makes a widget what the body says")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = WidgetView.class)))
    @ApiResponse(responseCode = "422", description = "Something in the body is wrong")
    WidgetView put(
            @PathVariable("widget_id") long id, @Parameter(hidden = true) HttpServletRequest http) {
        JsonNode body = CallRequest.tree(Bodies.of(http));
        return view(
                widgets.put(
                        id,
                        body.path("kind").asString(PhoneWidget.PHONE),
                        body.path("name").asString(null),
                        limit(body.path("calls_per_hour")),
                        targets(body.path("targets"))));
    }

    private static @Nullable Integer limit(JsonNode limit) {
        if (limit.isMissingNode() || limit.isNull()) {
            return null;
        }
        if (!limit.isNumber() || !limit.asString().matches("\\d{1,6}")) {
            throw Refusal.flawed(
                    "Input should be a whole number up to 999999", "body", "calls_per_hour");
        }
        return Integer.valueOf(limit.asString());
    }

    private static List<Target> targets(JsonNode list) {
        if (!list.isArray() || list.size() > MOST_TARGETS) {
            throw Refusal.flawed(
                    "Input should be a list of at most " + MOST_TARGETS, "body", "targets");
        }
        List<Target> targets = new ArrayList<>();
        for (JsonNode target : list) {
            String phone = target.path("phone").asString("");
            if (!CallRequest.isPhone(phone)) {
                throw Refusal.flawed(
                        "value is not a valid phone number: A phone number must have +5511912345678"
                                + " format.",
                        "body",
                        "targets",
                        targets.size(),
                        "phone");
            }
            targets.add(new Target(phone, target.path("name").asString(null)));
        }
        return targets;
    }

    private static WidgetView view(PhoneWidget widget) {
        return new WidgetView(
                widget.id(),
                widget.kind(),
                widget.name(),
                widget.callsPerHour(),
                widget.targets().stream()
                        .map(target -> new CallRequest.Target(target.name(), target.phone()))
                        .toList());
    }
}
