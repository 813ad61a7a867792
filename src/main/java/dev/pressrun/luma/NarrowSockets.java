package dev.pressrun.luma;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import javax.net.SocketFactory;

/**
 * Sockets that take in little ahead of who reads them, so that reading slowly slows the sender.
 * Left to itself the system takes in megabytes: whole pictures, as fast as the line gives them.
 */
final class NarrowSockets extends SocketFactory {
  private final int bytes;

  /**
   * @param bytes taken in ahead, about
   */
  NarrowSockets(int bytes) {
    this.bytes = bytes;
  }

  @Override
  public Socket createSocket() throws SocketException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(bytes);
    return socket;
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    throw connected();
  }

  private static IOException connected() {
    return new IOException("the size of a buffer is set before a socket is connected");
  }
}
