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

/** A mail server on the loopback that keeps what it hears; it knows no STARTTLS. */
final class MailServer implements AutoCloseable {
  private final ServerSocket socket;
  private final Thread thread;
  private final boolean acceptsLogin;
  final List<String> heard = new CopyOnWriteArrayList<>();

  MailServer(boolean acceptsLogin) throws IOException {
    this.acceptsLogin = acceptsLogin;
    this.socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    this.thread = new Thread(this::serve, "mail-server");
    this.thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        talk(caller);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void talk(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
    Writer out = writer(caller);
    say(out, "220 ready");
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
      for (String answer : answers(word)) {
        say(out, answer);
      }
    }
  }

  private List<String> answers(String word) {
    return switch (word) {
      case "EHLO" -> List.of("250-here", "250 AUTH PLAIN");
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
