package dev.pressrun.simulator;

import dev.pressrun.simulator.FaultKind.Place;
import dev.pressrun.simulator.Generation.State;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What goes wrong with a submission or the generation that it makes, and how it is answered. */
final class SubmissionFaults {
  static final String REDIRECTED = "redirected=1";
  private static final Pattern NOTHING = Pattern.compile("(?!)");

  private final Faults faults;
  private final Waiter waiter;
  private final Pattern moderated;

  SubmissionFaults(Faults faults, Waiter waiter, List<String> moderatedWords) {
    this.faults = faults;
    this.waiter = waiter;
    this.moderated = moderatedWords.isEmpty() ? NOTHING : anyOf(moderatedWords);
  }

  /** What strikes this POST. */
  @Nullable FaultKind onPost(Exchange exchange, Order order) {
    return REDIRECTED.equals(exchange.query())
        ? null
        : faults.onSubmission(Place.POST, order.request().prompt());
  }

  /** What will become of the generation: a refusal it has earned, else a fault by chance. */
  @Nullable FaultKind fateOf(Order order) {
    if (moderated.matcher(order.request().prompt()).find()) {
      return FaultKind.CONTENT_MODERATED;
    }
    if (!order.imagesIntact()) {
      return FaultKind.CORRUPT_INPUT;
    }
    return faults.onSubmission(Place.GENERATION, order.request().prompt());
  }

  /** Answers where nothing was created. */
  void answerWithout(Exchange exchange, FaultKind fault) throws IOException {
    switch (fault) {
      case POST_500 -> exchange.refuse(500, "Internal error.");
      case POST_502 -> exchange.refuse(502, "Upstream unavailable.");
      case POST_503 -> exchange.refuse(503, "Image ingestion unavailable.");
      case HTML -> exchange.html(200);
      case REDIRECT -> {
        exchange.header("Location", exchange.path() + '?' + REDIRECTED);
        exchange.empty(307);
      }
      default -> throw new DroppedException();
    }
  }

  /** Answers where a generation was created. */
  void answer(Exchange exchange, Generation made, @Nullable FaultKind fault)
      throws IOException, InterruptedException {
    byte[] json =
        GenerationJson.generation(made, State.QUEUED, null, fault == FaultKind.UNKNOWN_FIELDS);
    if (fault == FaultKind.LATE_ANSWER) {
      waiter.await(faults.delay());
    }
    if (fault == FaultKind.LOST_ANSWER) {
      throw new DroppedException();
    } else if (fault == FaultKind.CREATED_500) {
      exchange.refuse(500, "Internal error.");
    } else if (fault == FaultKind.BROKEN_JSON) {
      exchange.json(201, Arrays.copyOf(json, json.length / 2));
    } else {
      exchange.json(201, json);
    }
  }

  private static Pattern anyOf(List<String> words) {
    return Pattern.compile(
        words.stream().map(Pattern::quote).collect(Collectors.joining("|", "\\b(?:", ")\\b")),
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }
}
