package dev.pressrun.output;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Works on the next few elements at once, in threads of low priority, and gives the results in the
 * elements' order. The source is read by the caller's thread only.
 */
final class AheadOf<T, R> implements Iterator<R>, AutoCloseable {
  private static final int AHEAD = 64;

  private final Iterator<T> source;
  private final Function<T, R> work;
  private final ExecutorService threads;
  private final Deque<CompletableFuture<R>> ahead = new ArrayDeque<>();

  AheadOf(Iterator<T> source, Function<T, R> work) {
    this.source = source;
    this.work = work;
    this.threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), AheadOf::lowPriority);
  }

  private static Thread lowPriority(Runnable task) {
    Thread thread = new Thread(task, "contact-sheet");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean hasNext() {
    return !ahead.isEmpty() || source.hasNext();
  }

  @Override
  public R next() {
    while (ahead.size() < AHEAD && source.hasNext()) {
      T element = source.next();
      ahead.add(CompletableFuture.supplyAsync(() -> work.apply(element), threads));
    }
    return ahead.remove().join();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
