package dev.pressrun.input;

import dev.pressrun.input.NotifySpec.Channel;
import dev.pressrun.input.NotifySpec.Security;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a job file that says who is told of a run's end. A variable of the environment that
 * is not set is no mistake here, since only a run needs it.
 */
final class NotifySettings {
  private static final int SUBMISSION_PORT = 587;
  private static final int TLS_PORT = 465;
  private static final int LAST_PORT = 65_535;

  private NotifySettings() {}

  static NotifySpec read(Settings settings) {
    List<Channel> channels = new ArrayList<>();
    Secret webhook = url(settings, "webhook");
    if (webhook != null) {
      channels.add(new NotifySpec.Webhook(webhook));
    }
    Secret slack = url(settings, "slack");
    if (slack != null) {
      channels.add(new NotifySpec.Slack(slack));
    }
    Channel email = email(settings.mapping("email"), settings.isMapping("email"));
    if (email != null) {
      channels.add(email);
    }
    NotifySpec spec =
        new NotifySpec(
            settings.choice("when", JobFile.words("always", false, "failure", true), false),
            settings.parsed(
                "page",
                text -> isUrl(text) ? text : null,
                text -> "expected a URL such as https://art.example.com/autumn/index.html"),
            channels);
    settings.rejectOthers();
    return spec;
  }

  private static @Nullable Channel email(Settings settings, boolean wanted) {
    List<String> to = recipients(settings);
    Setting server = settings.text("server");
    Integer port =
        settings.parsed("port", NotifySettings::port, text -> "expected a port such as 587");
    Security security = security(settings, port);
    Setting from = settings.text("from");
    Setting user = settings.text("user");
    Secret password = secret(settings, "password");
    settings.rejectOthers();
    if (server == null || to.isEmpty()) {
      if (wanted) {
        settings.complain("an e-mail needs a server and somebody to send it to: server, to");
      }
      return null;
    }
    return new NotifySpec.Email(
        to,
        from == null ? to.get(0) : from.text(),
        server.text(),
        port != null ? port : security == Security.TLS ? TLS_PORT : SUBMISSION_PORT,
        security,
        user == null ? null : user.text(),
        password);
  }

  private static List<String> recipients(Settings settings) {
    return settings.writtenList("to").stream()
        .map(written -> settings.source().expand(written).text())
        .toList();
  }

  private static Security security(Settings settings, @Nullable Integer port) {
    Map<String, Security> words = new LinkedHashMap<>();
    words.put("starttls", Security.STARTTLS);
    words.put("tls", Security.TLS);
    words.put("none", Security.NONE);
    boolean tls = port != null && port == TLS_PORT;
    return settings.choice("security", words, tls ? Security.TLS : Security.STARTTLS);
  }

  private static @Nullable Integer port(String text) {
    Integer port = SettingValues.count(text);
    return port == null || port > LAST_PORT ? null : port;
  }

  private static @Nullable Secret secret(Settings settings, String key) {
    Setting written = settings.written(key);
    return written == null ? null : settings.source().secret(written);
  }

  /** An address that may hold a token. */
  static @Nullable Secret url(Settings settings, String key) {
    Setting written = settings.written(key);
    if (written == null) {
      return null;
    }
    Secret secret = settings.source().secret(written);
    if (secret.missing() == null && !isUrl(secret.value())) {
      settings
          .source()
          .complain(
              written,
              "expected a URL that begins with https://; what was found may hold a token and is not shown");
      return null;
    }
    return secret;
  }

  private static boolean isUrl(String text) {
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      return web && url.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
