package dev.pressrun.luma;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that misbehaves below HTTP: each connection is played by a script. */
final class RawServer implements AutoCloseable {
  private static final Pattern CONTENT_LENGTH = Pattern.compile("content-length: (\\d+)");

  /** Plays the server's part on one connection. */
  interface Script {
    void play(Connection connection, int number) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();

  RawServer(Script script) throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(() -> accept(script), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  URI url() {
    return Fixtures.loopback(server.getLocalPort());
  }

  int connections() {
    return connections.get();
  }

  /** Requests that arrived whole. */
  int requests() {
    return requests.get();
  }

  private void accept(Script script) {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        int number = connections.incrementAndGet();
        Thread thread = new Thread(() -> play(script, socket, number), "raw-connection");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void play(Script script, Socket socket, int number) {
    try (socket) {
      script.play(new Connection(socket), number);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (EOFException e) {
      // The client has left.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One connection, from the server's side. */
  final class Connection {
    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    InputStream in() throws IOException {
      return socket.getInputStream();
    }

    /** The request line and headers. */
    String readHead() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in().read();
        if (next < 0) {
          throw new EOFException();
        }
        head.append((char) next);
      }
      return head.toString();
    }

    /** The length of the body that a request's head announces. */
    long announced(String head) {
      Matcher matcher = CONTENT_LENGTH.matcher(head.toLowerCase(Locale.ROOT));
      return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    /** A whole request, its body read and dropped. */
    String readRequest() throws IOException {
      String head = readHead();
      if (drain(announced(head)) < announced(head)) {
        throw new EOFException();
      }
      requests.incrementAndGet();
      return head;
    }

    /** Reads at most so many bytes and says how many there were until the end. */
    long drain(long most) throws IOException {
      byte[] buffer = new byte[65536];
      long total = 0;
      while (total < most) {
        int count = in().read(buffer, 0, (int) Math.min(buffer.length, most - total));
        if (count < 0) {
          return total;
        }
        total += count;
      }
      return total;
    }

    void write(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    }

    /** A complete answer that keeps the connection. */
    void answer(String status, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      write("HTTP/1.1 %s\r\nContent-Length: %d\r\n\r\n%s".formatted(status, length, body));
    }

    /** Closes with RST instead of FIN. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void close() throws IOException {
      socket.close();
    }

    /** Says nothing until the client leaves. */
    void stall() throws IOException {
      drain(Long.MAX_VALUE);
    }
  }
}
