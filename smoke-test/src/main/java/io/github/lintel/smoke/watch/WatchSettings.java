package io.github.lintel.smoke.watch;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How front doors are watched.
 *
 * @param file the file of front doors
 * @param environment what stands for variables in it
 * @param tags only front doors with any of these; empty for all
 * @param interval how long to wait between two verifications of one
 * @param confirmations how many results in a row make a change
 * @param convergence how long a rollout may take
 * @param listen where to answer HTTP
 * @param state the file for what must outlive a restart, if anything must
 */
public record WatchSettings(
    Path file,
    Map<String, String> environment,
    List<String> tags,
    Duration interval,
    int confirmations,
    Duration convergence,
    InetSocketAddress listen,
    Optional<Path> state) {

  /** Copies the collections. */
  public WatchSettings {
    environment = Map.copyOf(environment);
    tags = List.copyOf(tags);
  }
}
