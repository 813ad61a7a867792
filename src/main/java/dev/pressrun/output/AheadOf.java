package dev.pressrun.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Reads the next elements and works on them at once, in threads of low priority, and gives the
 * results in the elements' order. Elements are handed over by the handful, since some of them cost
 * less than the handing over. The source is read by one thread at a time, and by none after {@link
 * #close}.
 */
final class AheadOf<T, R> implements Iterator<R>, AutoCloseable {
  private static final int HANDFUL = 50;

  /** More than what a source reads at a time, so that there is something to do meanwhile. */
  private static final int AHEAD = 24;

  private final Iterator<T> source;
  private final Function<T, R> work;
  private final ExecutorService threads;
  private final Deque<CompletableFuture<List<R>>> ahead = new ArrayDeque<>();
  private CompletableFuture<List<T>> reading = CompletableFuture.completedFuture(List.of());
  private Iterator<R> ready = Collections.emptyIterator();
  private volatile boolean closed;

  AheadOf(Iterator<T> source, Function<T, R> work) {
    this.source = source;
    this.work = work;
    this.threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), AheadOf::lowPriority);
    for (int i = 0; i < AHEAD; i++) {
      readOn();
    }
  }

  private static Thread lowPriority(Runnable task) {
    Thread thread = new Thread(task, "paperwork");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    return thread;
  }

  private void readOn() {
    reading = reading.thenApplyAsync(before -> handful(), threads);
    ahead.add(
        reading.thenApplyAsync(
            handful -> handful.stream().takeWhile(next -> !closed).map(work).toList(), threads));
  }

  private List<T> handful() {
    List<T> elements = new ArrayList<>(HANDFUL);
    while (elements.size() < HANDFUL && !closed && source.hasNext()) {
      elements.add(source.next());
    }
    return elements;
  }

  @Override
  public boolean hasNext() {
    if (!ready.hasNext() && !ahead.isEmpty()) {
      List<R> next = join(ahead.remove());
      if (next.isEmpty()) {
        ahead.clear();
      } else {
        readOn();
      }
      ready = next.iterator();
    }
    return ready.hasNext();
  }

  private static <R> R join(CompletableFuture<R> future) {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }

  @Override
  public R next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.next();
  }

  /** Returns when the source is read no more. It is not interrupted, which would close its file. */
  @Override
  public void close() {
    closed = true;
    threads.shutdown();
    boolean interrupted = false;
    while (!threads.isTerminated()) {
      try {
        threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
