package dev.pressrun.input;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told that a run has ended.
 *
 * @param onlyFailures whether a run that ended with exit code 0 is not worth telling
 * @param page where the contact sheet can be opened; null: by its path
 */
public record NotifySpec(boolean onlyFailures, @Nullable String page, List<Channel> channels) {
  public static final NotifySpec NONE = new NotifySpec(false, null, List.of());

  public NotifySpec {
    channels = List.copyOf(channels);
  }

  /** One way to tell it. */
  public sealed interface Channel {}

  /** A POST of a JSON object. */
  public record Webhook(Secret url) implements Channel {}

  /** A POST of {@code {"text": …}}, as Slack and what is compatible with it take it. */
  public record Slack(Secret url) implements Channel {}

  /**
   * A message by SMTP.
   *
   * @param user null: without logging in
   */
  public record Email(
      List<String> to,
      String from,
      String server,
      int port,
      Security security,
      @Nullable String user,
      @Nullable Secret password)
      implements Channel {
    public Email {
      to = List.copyOf(to);
    }
  }

  /** How the connection to the mail server is kept private. */
  public enum Security {
    /**
     * Begun in the clear and encrypted before anything is said; a server that cannot is refused.
     */
    STARTTLS,
    /** Encrypted from the first byte. */
    TLS,
    /** In the clear. */
    NONE
  }
}
