package dev.pressrun.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Works on the next few elements at once, in threads of low priority, and gives the results in the
 * elements' order. The source is read by the caller's thread only. Elements are handed over by the
 * handful, since some of them cost less than the handing over.
 */
final class AheadOf<T, R> implements Iterator<R>, AutoCloseable {
  private static final int HANDFUL = 16;
  private static final int AHEAD = 4;

  private final Iterator<T> source;
  private final Function<T, R> work;
  private final ExecutorService threads;
  private final Deque<CompletableFuture<List<R>>> ahead = new ArrayDeque<>();
  private Iterator<R> ready = Collections.emptyIterator();

  AheadOf(Iterator<T> source, Function<T, R> work) {
    this.source = source;
    this.work = work;
    this.threads =
        Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(), AheadOf::lowPriority);
  }

  private static Thread lowPriority(Runnable task) {
    Thread thread = new Thread(task, "paperwork");
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public boolean hasNext() {
    return ready.hasNext() || !ahead.isEmpty() || source.hasNext();
  }

  @Override
  public R next() {
    if (!ready.hasNext()) {
      while (ahead.size() < AHEAD && source.hasNext()) {
        List<T> handful = handful();
        ahead.add(
            CompletableFuture.supplyAsync(() -> handful.stream().map(work).toList(), threads));
      }
      ready = ahead.remove().join().iterator();
    }
    return ready.next();
  }

  private List<T> handful() {
    List<T> elements = new ArrayList<>(HANDFUL);
    while (elements.size() < HANDFUL && source.hasNext()) {
      elements.add(source.next());
    }
    return elements;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
