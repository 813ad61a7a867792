package dev.pressrun.notify;

import dev.pressrun.input.NotifySpec;
import dev.pressrun.input.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells all who are to be told that a run has ended: each once, side by side, in bounded time. What
 * goes wrong is returned in words that hold no secret, and nothing is ever thrown.
 */
public final class Notifier {
  /** How long everything together may take. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final NotifySpec spec;
  private final Duration patience;

  public Notifier(NotifySpec spec) {
    this(spec, PATIENCE);
  }

  /** As {@link #Notifier(NotifySpec)}, with another patience than {@link #PATIENCE}. */
  public Notifier(NotifySpec spec, Duration patience) {
    this.spec = spec;
    this.patience = patience;
  }

  /** Tells it, and returns a sentence for each that could not be told. */
  public List<String> tell(RunEnd end) {
    List<String> complaints = new ArrayList<>();
    if (spec.onlyFailures() && end.isDone()) {
      return complaints;
    }
    List<Messenger> messengers = new ArrayList<>();
    for (NotifySpec.Channel channel : spec.channels()) {
      Messenger messenger = messenger(channel);
      String missing = missing(channel);
      if (missing == null) {
        messengers.add(messenger);
      } else {
        complaints.add(words(messenger, "the environment has no variable " + missing));
      }
    }
    send(messengers, end, complaints);
    return complaints;
  }

  private void send(List<Messenger> messengers, RunEnd end, List<String> complaints) {
    if (messengers.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newCachedThreadPool(Notifier::thread);
    try {
      List<Future<Boolean>> ends =
          threads.invokeAll(errands(messengers, end), patience.toMillis(), TimeUnit.MILLISECONDS);
      for (int i = 0; i < ends.size(); i++) {
        String trouble = trouble(ends.get(i));
        if (trouble != null) {
          complaints.add(words(messengers.get(i), trouble));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Callable<Boolean>> errands(List<Messenger> messengers, RunEnd end) {
    List<Callable<Boolean>> errands = new ArrayList<>();
    for (Messenger messenger : messengers) {
      errands.add(
          () -> {
            messenger.carry(end);
            return true;
          });
    }
    return errands;
  }

  private static @Nullable String trouble(Future<Boolean> end) throws InterruptedException {
    try {
      end.get();
      return null;
    } catch (CancellationException e) {
      return Trouble.TOO_SLOW;
    } catch (ExecutionException e) {
      return Trouble.words(e.getCause());
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "notify");
    thread.setDaemon(true);
    return thread;
  }

  private Messenger messenger(NotifySpec.Channel channel) {
    if (channel instanceof NotifySpec.Webhook webhook) {
      return new WebMessenger("webhook", webhook.url(), RunEndJson::body, patience);
    }
    if (channel instanceof NotifySpec.Slack slack) {
      return new WebMessenger(
          "slack", slack.url(), end -> RunEndJson.text(Words.chat(end)), patience);
    }
    return new MailMessenger((NotifySpec.Email) channel, patience);
  }

  private static @Nullable String missing(NotifySpec.Channel channel) {
    if (channel instanceof NotifySpec.Webhook webhook) {
      return webhook.url().missing();
    }
    if (channel instanceof NotifySpec.Slack slack) {
      return slack.url().missing();
    }
    Secret password = ((NotifySpec.Email) channel).password();
    return password == null ? null : password.missing();
  }

  private static String words(Messenger messenger, String why) {
    return "The notification notify."
        + messenger.name()
        + " was not delivered: "
        + why
        + ". The run itself is not affected.";
  }
}
