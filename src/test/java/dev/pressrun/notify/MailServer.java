package dev.pressrun.notify;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server on the loopback that keeps what it hears. */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread thread;
  private final boolean acceptsLogin;
  private final @Nullable SSLContext upgrade;
  final List<String> heard = new CopyOnWriteArrayList<>();

  /** A server that knows no encryption. */
  MailServer(boolean acceptsLogin) throws IOException {
    this(acceptsLogin, new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), null);
  }

  private MailServer(boolean acceptsLogin, ServerSocket socket, @Nullable SSLContext upgrade) {
    this.acceptsLogin = acceptsLogin;
    this.socket = socket;
    this.upgrade = upgrade;
    this.thread = new Thread(this::serve, "mail-server");
    this.thread.start();
  }

  /** A server that speaks TLS from the first byte. */
  static MailServer tls(SSLContext tls) throws IOException {
    InetAddress here = InetAddress.getLoopbackAddress();
    return new MailServer(true, tls.getServerSocketFactory().createServerSocket(0, 5, here), null);
  }

  /** A server that offers STARTTLS. */
  static MailServer startTls(SSLContext tls) throws IOException {
    return new MailServer(true, new ServerSocket(0, 5, InetAddress.getLoopbackAddress()), tls);
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        talk(caller, "220 ready", upgrade);
      } catch (SSLException refused) {
        heard.add("TLS refused");
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket caller, String greeting, @Nullable SSLContext offered)
      throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    Writer out = writer(caller);
    if (!greeting.isEmpty()) {
      say(out, greeting);
    }
    boolean letter = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      heard.add(line);
      if (letter) {
        letter = !line.equals(".");
        if (!letter) {
          say(out, "250 taken");
        }
        continue;
      }
      String word = line.split(" ")[0].toUpperCase(Locale.ROOT);
      letter = word.equals("DATA");
      if (word.equals("STARTTLS") && offered != null) {
        say(out, "220 go ahead");
        talk(secured(caller, offered), "", null);
        return;
      }
      for (String answer : answers(word, offered != null)) {
        say(out, answer);
      }
    }
  }

  private static Socket secured(Socket caller, SSLContext tls) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(caller, null, caller.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  private List<String> answers(String word, boolean offersTls) {
    return switch (word) {
      case "EHLO" ->
          offersTls ? List.of("250-here", "250 STARTTLS") : List.of("250-here", "250 AUTH PLAIN");
      case "AUTH" -> List.of(acceptsLogin ? "235 welcome" : "535 no");
      case "DATA" -> List.of("354 go on");
      case "QUIT" -> List.of("221 bye");
      default -> List.of("250 ok");
    };
  }

  private static Writer writer(Socket caller) throws IOException {
    return new OutputStreamWriter(caller.getOutputStream(), StandardCharsets.UTF_8);
  }

  private static void say(Writer out, String line) throws IOException {
    out.write(line + "\r\n");
    out.flush();
  }

  /** All that was heard, as one text. */
  String text() {
    return String.join("\n", new ArrayList<>(heard));
  }

  @Override
  public void close() throws IOException {
    socket.close();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
