package dev.pressrun.engine;

import dev.pressrun.luma.BodySink;
import dev.pressrun.luma.DownloadOutcome;
import dev.pressrun.luma.Generation;
import dev.pressrun.luma.GenerationState;
import dev.pressrun.luma.ImageApi;
import dev.pressrun.luma.PollOutcome;
import dev.pressrun.luma.SubmitOutcome;
import dev.pressrun.model.Failure;
import dev.pressrun.model.ImageRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An API that answers as it was told, prompt by prompt; once it has nothing more to say about a
 * prompt, all goes well with it. A generation is named after its prompt and its number.
 */
final class ScriptedApi implements ImageApi {
  private static final byte[] PNG =
      HexFormat.of()
          .parseHex(
              "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d494441"
                  + "54789c63105030f80f00020401608dbcbb710000000049454e44ae426082");

  /** What a download does in place of giving a picture. */
  interface Fetch {
    /** Null: the picture. */
    @Nullable Failure happen() throws IOException;
  }

  final List<String> submitted = new CopyOnWriteArrayList<>();
  final List<String> polled = new CopyOnWriteArrayList<>();
  final List<String> fetched = new CopyOnWriteArrayList<>();

  /** Prompts that wait for a connection until the program ends. */
  final Set<String> held = ConcurrentHashMap.newKeySet();

  private final Map<String, Queue<Supplier<SubmitOutcome>>> submits = new ConcurrentHashMap<>();
  private final Map<String, Queue<Supplier<PollOutcome>>> polls = new ConcurrentHashMap<>();
  private final Map<String, Queue<Fetch>> fetches = new ConcurrentHashMap<>();

  ScriptedApi onSubmit(String prompt, Supplier<SubmitOutcome> outcome) {
    submits.computeIfAbsent(prompt, p -> new ArrayDeque<>()).add(outcome);
    return this;
  }

  ScriptedApi onSubmit(String prompt, SubmitOutcome outcome) {
    return onSubmit(prompt, () -> outcome);
  }

  ScriptedApi onPoll(String prompt, PollOutcome... outcomes) {
    for (PollOutcome outcome : outcomes) {
      onPoll(prompt, () -> outcome);
    }
    return this;
  }

  ScriptedApi onPoll(String prompt, Supplier<PollOutcome> outcome) {
    polls.computeIfAbsent(prompt, p -> new ArrayDeque<>()).add(outcome);
    return this;
  }

  ScriptedApi onFetch(String prompt, Fetch fetch) {
    fetches.computeIfAbsent(prompt, p -> new ArrayDeque<>()).add(fetch);
    return this;
  }

  static PollOutcome state(GenerationState state) {
    return new PollOutcome.Found(new Generation("g", state, List.of(), null, null));
  }

  static PollOutcome failed(String code) {
    return new PollOutcome.Found(
        new Generation("g", GenerationState.FAILED, List.of(), code, null));
  }

  @Override
  public SubmitOutcome submit(ImageRequest request, String requestId, Runnable leaving) {
    String prompt = request.prompt();
    if (!held.contains(prompt)) {
      leaving.run();
    }
    submitted.add(prompt);
    Supplier<SubmitOutcome> told = next(submits, prompt);
    return told == null ? accepted(prompt) : told.get();
  }

  private SubmitOutcome accepted(String prompt) {
    return accepted(prompt, submitted.stream().filter(prompt::equals).count());
  }

  /** The answer that takes the prompt on. */
  static SubmitOutcome accepted(String prompt, long number) {
    return new SubmitOutcome.Accepted(
        new Generation(prompt + "#" + number, GenerationState.QUEUED, List.of(), null, null),
        Optional.empty());
  }

  @Override
  public PollOutcome poll(String generationId) {
    String prompt = generationId.substring(0, generationId.indexOf('#'));
    polled.add(prompt);
    Supplier<PollOutcome> told = next(polls, prompt);
    return told == null
        ? new PollOutcome.Found(
            new Generation(
                generationId,
                GenerationState.COMPLETED,
                List.of(URI.create("http://127.0.0.1/" + prompt)),
                null,
                null))
        : told.get();
  }

  @Override
  public <T> DownloadOutcome<T> download(URI url, BodySink<T> sink) throws IOException {
    String prompt = url.getPath().substring(1);
    fetched.add(prompt);
    Fetch told = next(fetches, prompt);
    Failure failure = told == null ? null : told.happen();
    if (failure != null) {
      return new DownloadOutcome.Expired<>(failure);
    }
    return new DownloadOutcome.Downloaded<>(
        sink.receive(new ByteArrayInputStream(PNG), PNG.length));
  }

  private static <T> @Nullable T next(Map<String, Queue<T>> told, String prompt) {
    Queue<T> queue = told.get(prompt);
    if (queue == null) {
      return null;
    }
    synchronized (queue) {
      return queue.poll();
    }
  }
}
