package io.github.lintel.internal.probe;

import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PrintableText;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something small to fetch from somewhere that a stranger has named.
 *
 * @param url where; anything at all
 * @param body what to post; empty for a GET
 * @param bodyType the media type of {@code body}
 * @param maxSize how large the answer may be
 * @param near addresses of the endpoint: at one that is not public, another one of its kind may be
 *     asked too
 * @param timeout how long it may take, waiting included
 */
public record WebRequest(
    String url,
    byte[] body,
    String bodyType,
    int maxSize,
    List<NodeAddress> near,
    Duration timeout) {

  /** Copies the list. */
  public WebRequest {
    near = List.copyOf(near);
  }

  /**
   * What became of it.
   *
   * @param body what was received
   * @param failure why nothing was, as a clause
   */
  public record Answer(byte[] body, Optional<String> failure) {
    static Answer failed(String why) {
      return new Answer(new byte[0], Optional.of(why));
    }
  }

  /**
   * Where to connect and what to send.
   *
   * @param host a name or an address literal
   * @param port the TCP port
   * @param request the bytes of the request
   * @param refusal why not, as a clause; then nothing else counts
   */
  record Target(String host, int port, byte[] request, Optional<String> refusal) {
    private static Target refused(String why) {
      return new Target("", 0, new byte[0], Optional.of(why));
    }
  }

  /** Returns where it may go: requests to one URL with the same reach have the same answer. */
  public String reach() {
    return scopes().toString();
  }

  /** Everybody may go to a public address; to another one only who is there already. */
  Set<AddressScope> scopes() {
    Set<AddressScope> allowed = EnumSet.of(AddressScope.PUBLIC);
    for (NodeAddress node : near) {
      node.inet().map(AddressScope::of).ifPresent(allowed::add);
    }
    allowed.remove(AddressScope.NOWHERE);
    return allowed;
  }

  /** Returns where to go, or why not. */
  Target target() {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException e) {
      return Target.refused("it is no URL");
    }
    if (!"http".equalsIgnoreCase(uri.getScheme())) {
      // What is fetched is signed, and asking for the status of a server of TLS needs TLS again.
      return Target.refused(
          "only http is fetched, not " + PrintableText.escape(String.valueOf(uri.getScheme())));
    }
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null || !HttpReader.isVisible(url)) {
      return Target.refused("it is no URL of a host");
    }
    int port = uri.getPort() < 0 ? 80 : uri.getPort();
    if (port < 1 || port > 65535) {
      return Target.refused("it has a port that does not exist");
    }
    String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Target(bare, port, bytes(uri, host), Optional.empty());
  }

  private byte[] bytes(URI uri, String host) {
    String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    boolean post = body.length > 0;
    String head =
        (post ? "POST " : "GET ")
            + path
            + query
            + " HTTP/1.1\r\nHost: "
            + (uri.getPort() < 0 ? host : host + ":" + uri.getPort())
            + "\r\nUser-Agent: lintel\r\nAccept: */*\r\nAccept-Encoding: identity\r\n"
            + "Connection: close\r\n"
            + (post
                ? "Content-Type: " + bodyType + "\r\nContent-Length: " + body.length + "\r\n"
                : "")
            + "\r\n";
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
