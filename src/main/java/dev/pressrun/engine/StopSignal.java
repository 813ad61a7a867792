package dev.pressrun.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Ends submission. What is in flight is still collected, unless the signal also says to leave: then
 * it is left, with its id, to the next run. Safe for threads; the first reason stays.
 */
public final class StopSignal {
  /**
   * Why, in the program's and in the user's words.
   *
   * @param words a sentence for people
   */
  public record Stop(StopReason reason, String words) {}

  private final AtomicReference<@Nullable Stop> stop = new AtomicReference<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean leaving;

  /** Ends submission; what is in flight is collected. */
  public void raise(StopReason reason, String words) {
    stop.compareAndSet(null, new Stop(reason, words));
    listeners.forEach(Runnable::run);
  }

  /** Ends submission and collection: what is in flight is left to the next run. */
  public void leave(StopReason reason, String words) {
    leaving = true;
    raise(reason, words);
  }

  /** Leaves, as the API has been silent for so long. */
  void leaveUnanswered(Duration silence) {
    leave(StopReason.OUT_OF_SERVICE, "The API has not answered for " + words(silence) + ".");
  }

  /** Leaves, as the API has taken nothing on for so long, with nothing of ours in flight. */
  void leaveRefused(Duration full) {
    leave(
        StopReason.OUT_OF_SERVICE,
        "The API has answered for "
            + words(full)
            + " that the account is full, and nothing of this job is in flight.");
  }

  private static String words(Duration time) {
    long minutes = time.toMinutes();
    return minutes > 0 ? minutes + " min" : time.toSeconds() + " s";
  }

  public boolean isRaised() {
    return stop.get() != null;
  }

  public boolean isLeaving() {
    return leaving;
  }

  public Optional<Stop> stop() {
    return Optional.ofNullable(stop.get());
  }

  /** Calls the listener at each signal, on the thread that gives it; it must be quick. */
  public void onSignal(Runnable listener) {
    listeners.add(listener);
    if (isRaised()) {
      listener.run();
    }
  }
}
