package dev.pressrun.luma;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import okhttp3.Connection;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Response;

/**
 * Looks, right before a request is written, whether the API has closed the kept connection in the
 * meantime. A submission that is written to a dead connection is in doubt; noticing the death
 * beforehand (for a millisecond's wait) spares the user most of these. OkHttp itself looks only
 * after ten idle seconds; HTTP/2 connections it watches always.
 */
final class StaleConnectionGuard implements Interceptor {
  private static final int PROBE_MILLIS = 1;

  @Override
  public Response intercept(Chain chain) throws IOException {
    Connection connection = chain.connection();
    if (connection != null && connection.protocol() == Protocol.HTTP_1_1) {
      Socket socket = connection.socket();
      if (!isSilentAndOpen(socket)) {
        socket.close();
        throw new StaleConnectionException();
      }
    }
    return chain.proceed(chain.request());
  }

  /**
   * An idle server says nothing: a byte or an end before our request makes the connection unfit.
   */
  private static boolean isSilentAndOpen(Socket socket) throws IOException {
    int timeout = socket.getSoTimeout();
    socket.setSoTimeout(PROBE_MILLIS);
    try {
      socket.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } catch (IOException e) {
      return false;
    } finally {
      if (!socket.isClosed()) {
        socket.setSoTimeout(timeout);
      }
    }
  }
}
