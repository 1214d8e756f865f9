/** Lintel in JUnit. */
module io.github.lintel.junit {
  requires static io.github.lintel.okhttp;
  requires static org.assertj.core;
  requires static org.jspecify;
  requires static org.junit.jupiter.params;
  requires transitive io.github.lintel;
  requires transitive io.github.lintel.testkit;
  requires transitive org.junit.jupiter.api;

  exports io.github.lintel.junit;
}
