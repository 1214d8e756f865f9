/** Lintel in OkHttp. */
module io.github.lintel.okhttp {
  requires static org.jspecify;
  requires transitive io.github.lintel;
  requires transitive okhttp3;
  requires org.slf4j;

  exports io.github.lintel.okhttp;
}
