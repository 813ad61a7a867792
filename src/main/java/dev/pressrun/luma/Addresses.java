package dev.pressrun.luma;

import java.net.URI;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Which addresses pressrun connects to. Hosts are judged by name: nothing is looked up. */
final class Addresses {
  private static final Pattern LOOPBACK_IPV4 = Pattern.compile("127(\\.\\d{1,3}){3}");

  private Addresses() {}

  /**
   * The address of the API, if the key may be sent there.
   *
   * @throws IllegalArgumentException in words for people, which show no more than scheme and host
   */
  static HttpUrl requireApiBase(URI uri) {
    HttpUrl url = parse(uri.toString());
    if (url == null) {
      throw new IllegalArgumentException(
          "the API's base URL must begin with https:// and name a host, such as "
              + LumaSettings.OFFICIAL_BASE_URL);
    }
    if (!url.encodedUsername().isEmpty()
        || !url.encodedPassword().isEmpty()
        || url.encodedQuery() != null
        || url.encodedFragment() != null) {
      throw new IllegalArgumentException(
          "the API's base URL must hold no user name, password, query or fragment; found one at "
              + url.scheme()
              + "://"
              + url.host());
    }
    if (!isProtected(url)) {
      throw new IllegalArgumentException(
          ("the API's base URL http://%s would carry the API key unencrypted; use https, or http"
                  + " only to this machine (localhost, 127.0.0.1 or [::1])")
              .formatted(url.host()));
    }
    return url;
  }

  /** Whether bytes on the way to this address are safe from others: https, or this machine. */
  static boolean isProtected(HttpUrl url) {
    return url.isHttps() || isLoopback(url);
  }

  /** Whether a redirect may be followed: to https, or within the same loopback host. */
  static boolean mayFollow(HttpUrl from, HttpUrl to) {
    return to.isHttps() || (isLoopback(to) && to.host().equals(from.host()));
  }

  static boolean isLoopback(HttpUrl url) {
    String host = url.host();
    return host.equals("localhost") || host.equals("::1") || LOOPBACK_IPV4.matcher(host).matches();
  }

  /** Whether the address is of http or https, and names a host. */
  static boolean isHttp(URI uri) {
    String scheme = uri.getScheme();
    return uri.getHost() != null
        && ("https".equalsIgnoreCase(scheme) || "http".equalsIgnoreCase(scheme));
  }

  /** As an http or https URL, or null where it is none. */
  static @Nullable HttpUrl parse(String url) {
    return HttpUrl.parse(url);
  }
}
