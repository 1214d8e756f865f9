/**
 * Tells whether an HTTPS front door is healthy, and if not, why and what to do.
 *
 * <p>Micrometer, which is optional, is a module by its file name only; there is no other way to
 * name it.
 */
@SuppressWarnings("requires-automatic")
module io.github.lintel {
  requires static micrometer.core;
  requires static org.jspecify;
  requires java.naming;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires org.bouncycastle.util;
  requires org.slf4j;

  exports io.github.lintel;
  exports io.github.lintel.check;
  exports io.github.lintel.endpoint;
  exports io.github.lintel.facts;
  exports io.github.lintel.monitor;
}
