package io.github.lintel.smoke.frontdoors;

import io.github.lintel.okhttp.HttpObserver;
import java.util.Optional;

/**
 * What a front door is expected to answer over HTTP.
 *
 * @param path what to ask for, which must be answered well; the root if empty
 * @param status the status that the answer must have; any good one if empty
 */
public record HttpExpectation(Optional<String> path, Optional<Integer> status) {

  /** Checks both. */
  public HttpExpectation {
    observer(path, status);
  }

  /** Returns the observer that asks. */
  public HttpObserver observer() {
    return observer(path, status);
  }

  private static HttpObserver observer(Optional<String> path, Optional<Integer> status) {
    HttpObserver root = HttpObserver.create();
    HttpObserver asking = path.map(root::path).orElse(root);
    return status.map(asking::status).orElse(asking);
  }
}
