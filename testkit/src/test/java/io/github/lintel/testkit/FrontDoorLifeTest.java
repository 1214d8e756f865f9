package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Counts threads, so no other test may run beside it. */
@Isolated
class FrontDoorLifeTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Credential CREDENTIAL =
      CertificateAuthority.root("Lintel Test Root", NOW).issue("shop.example.com");

  @Test
  void closingLeavesNothingBehind() throws IOException {
    Set<Thread> before = ourThreads();
    List<RawClient> clients = new ArrayList<>();
    FrontDoor door =
        FrontDoor.of(
            Behaviour.tls(CREDENTIAL),
            Behaviour.endOnAccept(Ending.STALL),
            Behaviour.bytes(new byte[1000]).dripping(Duration.ofSeconds(1)),
            Behaviour.echo(),
            Behaviour.refuse());
    for (Node node : door.nodes().subList(0, 4)) {
      clients.add(RawClient.connect(node).send(RawClient.hello("shop.example.com")));
      await(() -> node.connectionCount() == 1);
    }
    assertThat(ourThreads()).hasSizeGreaterThan(before.size()).allMatch(Thread::isDaemon);

    long begin = System.nanoTime();
    door.close();

    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    await(() -> before.containsAll(ourThreads()));
    for (Node node : door.nodes()) {
      assertThatThrownBy(() -> RawClient.connect(node)).isInstanceOf(ConnectException.class);
      assertThat(node.connections()).allMatch(Connection::ended);
    }
    for (RawClient client : clients) {
      client.close();
    }
  }

  @Test
  void closingTwiceIsAllowed() {
    FrontDoor door = FrontDoor.serving(CREDENTIAL);
    door.close();
    door.close();
    door.node(0).behave(Behaviour.echo());
    assertThatThrownBy(() -> RawClient.connect(door.node(0))).isInstanceOf(ConnectException.class);
  }

  @Test
  void nodesHaveAddressesOfTheirOwnAndOnePort() {
    try (FrontDoor door = FrontDoor.of(Behaviour.echo(), Behaviour.refuse(), Behaviour.echo())) {
      assertThat(door.addresses())
          .extracting(address -> address.getHostAddress())
          .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
      assertThat(door.nodes()).allMatch(node -> node.socketAddress().getPort() == door.port());
    }
  }

  @Test
  void aDoorNeedsANode() {
    assertThatThrownBy(() -> FrontDoor.builder().start()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anAddressThatIsNotHereIsSaid() {
    assertThatThrownBy(() -> FrontDoor.builder().node("192.0.2.1", Behaviour.echo()).start())
        .hasMessageContaining("192.0.2.1");
  }

  private static Set<Thread> ourThreads() {
    Set<Thread> all = new HashSet<>(Thread.getAllStackTraces().keySet());
    all.removeIf(thread -> !thread.getName().startsWith("lintel-testkit-"));
    return all;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
