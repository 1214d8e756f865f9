package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import okhttp3.Connection;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Route;
import org.junit.jupiter.api.Test;

/** What was decided is remembered for a connection and a host, as long as the connection lives. */
class RulingsTest {
  private final Rulings rulings = new Rulings();
  private final AtomicInteger decisions = new AtomicInteger();

  @Test
  void decidesOnceForEachHost() {
    Connection one = new Fake();
    Connection other = new Fake();

    for (String host : new String[] {"a", "b", "c", "a", "b", "c"}) {
      assertThat(rulings.of(one, host, this::decide)).isEqualTo(Ruling.ADMITTED);
      assertThat(rulings.of(one, host)).isEqualTo(Ruling.ADMITTED);
    }

    assertThat(decisions).hasValue(3);
    assertThat(rulings.of(other, "a")).isEqualTo(Ruling.NONE);
    assertThat(rulings.of(one, "d")).isEqualTo(Ruling.NONE);
  }

  @Test
  void manyConnectionsAreToldApart() {
    List<Connection> all = Stream.generate(Fake::new).limit(2000).map(c -> (Connection) c).toList();
    all.forEach(connection -> rulings.of(connection, "a", this::decide));
    all.forEach(connection -> rulings.of(connection, "a", this::decide));

    assertThat(decisions).hasValue(2000);
    assertThat(all).allMatch(connection -> !rulings.of(connection, "a").open());
    assertThat(all).allMatch(connection -> rulings.of(connection, "b").open());
  }

  @Test
  void aConnectionIsNotKeptAlive() {
    WeakReference<Connection> gone = forgotten();

    await()
        .until(
            () -> {
              System.gc();
              return gone.get() == null;
            });
  }

  private WeakReference<Connection> forgotten() {
    Connection connection = new Fake();
    rulings.of(connection, "a", this::decide);
    return new WeakReference<>(connection);
  }

  private Ruling decide() {
    decisions.incrementAndGet();
    return Ruling.ADMITTED;
  }

  private static final class Fake implements Connection {
    @Override
    public Route route() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket socket() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Handshake handshake() {
      return null;
    }

    @Override
    public Protocol protocol() {
      return Protocol.HTTP_2;
    }
  }
}
