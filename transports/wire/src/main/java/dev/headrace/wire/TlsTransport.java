package dev.headrace.wire;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * TLS over a TCP socket. The client looks whether the certificate is for the host that it asked
 * for; the server, unless it was told otherwise, wants one of the client.
 */
final class TlsTransport extends StreamTransport {
  private final SocketChannel channel;
  private final @Nullable InetSocketAddress address;
  private final SSLContext context;
  private final boolean wantsCertificate;
  private volatile @Nullable SSLSocket secure;

  /** A client's where there is an address, else a server's. */
  TlsTransport(
      SocketChannel channel,
      @Nullable InetSocketAddress address,
      SSLContext context,
      boolean wantsCertificate) {
    this.channel = channel;
    this.address = address;
    this.context = context;
    this.wantsCertificate = wantsCertificate;
  }

  @Override
  public void open() throws IOException {
    InetSocketAddress server = address;
    if (server != null) {
      channel.connect(server);
    }
    String host = server == null ? null : server.getHostString();
    int port = server == null ? -1 : server.getPort();
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(channel.socket(), host, port, false);
    socket.setUseClientMode(server != null);
    if (server == null) {
      socket.setNeedClientAuth(wantsCertificate);
    } else {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
    }
    socket.startHandshake();
    secure = socket;
    use(socket.getInputStream(), socket.getOutputStream());
  }

  @Override
  public void endOutput() throws IOException {
    SSLSocket socket = secure;
    if (socket != null) {
      socket.shutdownOutput();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return "TLS socket";
  }
}
