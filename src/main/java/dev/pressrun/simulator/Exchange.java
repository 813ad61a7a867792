package dev.pressrun.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request and its answer, in the words of the API. */
final class Exchange {
  static final String API_VERSION = "2026-04-01";
  private static final String REQUEST_ID = "X-Request-Id";
  private static final String JSON = "application/json";

  private final HttpExchange http;
  private final String requestId;

  /** Takes the request's own X-Request-Id, or another where it has none. */
  Exchange(HttpExchange http, Supplier<UUID> otherIds) {
    this.http = http;
    String own = requestHeader(REQUEST_ID);
    this.requestId = own == null ? otherIds.get().toString() : own;
    header(REQUEST_ID, requestId);
    header("X-API-Version", API_VERSION);
  }

  String requestId() {
    return requestId;
  }

  String method() {
    return http.getRequestMethod();
  }

  String path() {
    return http.getRequestURI().getPath();
  }

  @Nullable String requestHeader(String name) {
    return http.getRequestHeaders().getFirst(name);
  }

  InputStream body() {
    return http.getRequestBody();
  }

  @Nullable String query() {
    return http.getRequestURI().getRawQuery();
  }

  void header(String name, String value) {
    http.getResponseHeaders().set(name, value);
  }

  void json(int status, byte[] body) throws IOException {
    send(status, JSON, body);
  }

  /** An error as the API words it. */
  void refuse(int status, String detail) throws IOException {
    json(status, GenerationJson.detail(detail));
  }

  void html(int status) throws IOException {
    String page = "<!doctype html><title>Gateway</title><h1>This page is not the API's.</h1>\n";
    send(status, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8));
  }

  /** Reads what is left of the request, so that the client can hear the answer. */
  void drain() throws IOException {
    body().transferTo(OutputStream.nullOutputStream());
  }

  /**
   * Begins an answer whose body the caller writes.
   *
   * @param length of the body in bytes; 0: not known beforehand
   */
  OutputStream begin(int status, String contentType, long length) throws IOException {
    drain();
    header("Content-Type", contentType);
    http.sendResponseHeaders(status, length);
    return new SlicedOutput(http.getResponseBody());
  }

  /** An answer without a body. */
  void empty(int status) throws IOException {
    drain();
    http.sendResponseHeaders(status, -1);
  }

  /**
   * Sends a body with status 200.
   *
   * @param beforeLastByte is run when all other bytes have left, so that its effect can be seen by
   *     whoever has the whole body
   */
  void sendCounted(String contentType, byte[] body, Runnable beforeLastByte) throws IOException {
    try (OutputStream out = begin(200, contentType, body.length)) {
      out.write(body, 0, body.length - 1);
      beforeLastByte.run();
      out.write(body, body.length - 1, 1);
    }
  }

  void send(int status, String contentType, byte[] body) throws IOException {
    try (OutputStream out = begin(status, contentType, body.length)) {
      out.write(body);
    }
  }
}
