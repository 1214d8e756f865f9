/** A certificate authority and TLS front doors, good and bad, inside this JVM. */
module io.github.lintel.testkit {
  requires static org.jspecify;
  requires org.bouncycastle.pkix;
  requires org.bouncycastle.provider;
  requires org.bouncycastle.tls;
  requires org.bouncycastle.util;

  exports io.github.lintel.testkit;
}
