package dev.pressrun.luma;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the API is and how to speak with it.
 *
 * @param baseUrl the API's address including its version, such as {@code
 *     https://agents.lumalabs.ai/v1}
 * @param key sent to this address only
 * @param referencesRoot the only folder below which local references are read
 * @param convertedRoot the only folder below which converted references are read
 * @param picturesRoot the output folder, below which pictures of the job's own are read
 * @param timeouts for every call
 * @param maxConnections connections kept open for the next call, to the API and to download hosts
 *     each: as many as threads that call
 */
public record LumaSettings(
    URI baseUrl,
    ApiKey key,
    Path referencesRoot,
    Path convertedRoot,
    Path picturesRoot,
    Timeouts timeouts,
    int maxConnections) {
  public static final URI OFFICIAL_BASE_URL = URI.create("https://agents.lumalabs.ai/v1");

  /** Enough for 64 threads that call at once. */
  public static final int DEFAULT_CONNECTIONS = 64;

  /**
   * Checks that the key would travel safely.
   *
   * @throws IllegalArgumentException in words for people, where the address is not https (or http
   *     to this machine) or holds more than a host, a port and a path
   */
  public LumaSettings {
    Addresses.requireApiBase(baseUrl);
    if (maxConnections < 1) {
      throw new IllegalArgumentException("maxConnections must be at least 1");
    }
  }

  /** With the default timeouts and number of connections, and one folder for all pictures. */
  public static LumaSettings of(URI baseUrl, ApiKey key, Path referencesRoot) {
    return new LumaSettings(
        baseUrl,
        key,
        referencesRoot,
        referencesRoot,
        referencesRoot,
        Timeouts.DEFAULTS,
        DEFAULT_CONNECTIONS);
  }

  /** The same, with a folder of converted references. */
  public LumaSettings withConverted(Path root) {
    return new LumaSettings(
        baseUrl, key, referencesRoot, root, picturesRoot, timeouts, maxConnections);
  }

  /** The same, with the output folder of the job. */
  public LumaSettings withPictures(Path root) {
    return new LumaSettings(
        baseUrl, key, referencesRoot, convertedRoot, root, timeouts, maxConnections);
  }
}
