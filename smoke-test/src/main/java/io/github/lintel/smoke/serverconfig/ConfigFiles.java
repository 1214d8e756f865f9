package io.github.lintel.smoke.serverconfig;

import java.util.List;
import java.util.Optional;

/** The files that a configuration names. Never throws, whatever the name is. */
public interface ConfigFiles {
  /** Returns the text of a file; empty if it cannot be read. */
  Optional<String> read(String path);

  /**
   * Returns the files that a pattern with {@code *}, {@code ?} and {@code [...]} names, in order.
   */
  List<String> glob(String pattern);

  /** Returns the files in a folder, in order; empty if it is none. */
  Optional<List<String>> folder(String path);
}
