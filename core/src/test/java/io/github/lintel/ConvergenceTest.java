package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Change.Kind;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.KeyKind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Nodes that are reloaded one after the other, in a time that only the test moves. */
class ConvergenceTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential OLD =
      ROOT.issue(
          r ->
              r.names(NAME)
                  .serial(BigInteger.valueOf(0x11))
                  .validity(Duration.ofDays(91), Duration.ofDays(-1)));
  private static final Credential RENEWED =
      ROOT.issue(r -> r.names(NAME).serial(BigInteger.valueOf(0x22)));

  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void tellsWhenEachNodeChanged() {
    try (FrontDoor door = FrontDoor.of(old(), old(), old())) {
      Convergence convergence =
          awaited(
              expecting(door),
              Map.of(
                  2, () -> door.node(0).serve(RENEWED),
                  4, () -> door.node(2).serve(RENEWED),
                  5, () -> door.node(1).serve(RENEWED)));

      assertThat(convergence.converged()).as(convergence::explain).isTrue();
      assertThat(convergence.report().verdict()).isEqualTo(Verdict.HEALTHY);
      assertThat(convergence.looks()).isEqualTo(6);
      assertThat(pauses)
          .containsExactly(seconds(1), seconds(2), seconds(4), seconds(8), seconds(16));
      assertThat(convergence.steps())
          .extracting(s -> s.change().kind())
          .containsOnly(Kind.LEAF_REPLACED);
      Golden.assertMatches("convergence.txt", convergence.history(TextStyle.PLAIN));
      assertThat(convergence.orThrow()).isSameAs(convergence);
    }
  }

  @Test
  void givesUpWhenTheTimeIsOver() {
    try (FrontDoor door = FrontDoor.of(old(), old())) {
      Convergence convergence =
          awaited(expecting(door), Map.of(1, () -> door.node(1).serve(RENEWED)), seconds(100));

      assertThat(convergence.converged()).isFalse();
      assertThat(convergence.waited()).isEqualTo(seconds(100));
      assertThat(pauses)
          .containsExactly(
              seconds(1),
              seconds(2),
              seconds(4),
              seconds(8),
              seconds(16),
              seconds(30),
              seconds(30),
              seconds(9));
      assertThat(FrontDoors.rootCause(convergence.report())).isEqualTo("deployment.nodes-differ");
      Golden.assertMatches("convergence-late.txt", convergence.history(TextStyle.PLAIN));
      assertThatThrownBy(convergence::orThrow).isInstanceOf(TlsVerificationException.class);
    }
  }

  @Test
  void aNodeThatRestartsIsComparedWithWhatItServedBefore() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(RENEWED), old())) {
      Convergence convergence =
          awaited(
              expecting(door),
              Map.of(
                  1, () -> door.node(1).behave(Behaviour.endOnAccept(Ending.RESET)),
                  2, () -> door.node(1).serve(RENEWED)));

      assertThat(convergence.converged()).as(convergence::explain).isTrue();
      assertThat(convergence.steps())
          .extracting(s -> s.change().kind())
          .containsExactly(Kind.ANSWER_LOST, Kind.ANSWER_BACK, Kind.LEAF_REPLACED);
    }
  }

  @Test
  void withoutAnExpectationTheSameIsAgreement() {
    try (FrontDoor door = FrontDoor.of(old(), Behaviour.tls(RENEWED))) {
      Convergence convergence =
          awaited(endpoint(door), Map.of(3, () -> door.node(0).serve(RENEWED)));

      assertThat(convergence.converged()).isTrue();
      assertThat(convergence.looks()).isEqualTo(4);
    }
  }

  @Test
  void oneLookIsEnoughForNodesThatAgree() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(RENEWED))) {
      Convergence convergence = verifier().awaitConvergence(expecting(door), HOUR);

      assertThat(convergence.converged()).isTrue();
      assertThat(convergence.looks()).isOne();
      assertThat(convergence.steps()).isEmpty();
    }
  }

  @Test
  void whatIsRightAndBrokenIsNotAwaited() {
    Credential alone = RENEWED.withKey(KeyKind.EC_P256.key("another").getPrivate());
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(OLD))) {
      Convergence convergence = awaited(endpoint(door), Map.of());

      assertThat(convergence.converged()).isTrue();
      assertThat(convergence.report().verdict()).isEqualTo(Verdict.BROKEN);
      assertThatThrownBy(convergence::orThrow).isInstanceOf(TlsVerificationException.class);
    }
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(alone))) {
      assertThat(awaited(endpoint(door), Map.of(), seconds(5)).converged())
          .as("no handshake is completed")
          .isFalse();
    }
  }

  @Test
  void cancellingEndsIt() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      CompletableFuture<Convergence> future =
          trusting(ROOT)
              .timeout(Duration.ofMinutes(10))
              .build()
              .awaitConvergenceAsync(endpoint(door), HOUR);
      await().until(() -> door.connectionCount() == 1);

      future.cancel(true);

      await().until(() -> door.node(0).connections().stream().allMatch(c -> c.ended()));
    }
  }

  @Test
  void aTimeThatIsNoneIsRefused() {
    LiveEndpoint nobody = Endpoint.live("127.0.0.1", 1);
    for (Duration none : List.of(Duration.ZERO, seconds(-1), Duration.ofDays(2))) {
      assertThatThrownBy(() -> verifier().awaitConvergence(nobody, none))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not a time to wait");
    }
  }

  private Convergence awaited(LiveEndpoint endpoint, Map<Integer, Runnable> afterLook) {
    return awaited(endpoint, afterLook, HOUR);
  }

  /** Waits without waiting: each pause is over at once, and something may happen in it. */
  private Convergence awaited(
      LiveEndpoint endpoint, Map<Integer, Runnable> afterLook, Duration patience) {
    TlsVerifier verifier = verifier();
    AtomicLong now = new AtomicLong();
    ConvergenceRounds.Timing timing =
        new ConvergenceRounds.Timing() {
          @Override
          public long nanos() {
            return now.get();
          }

          @Override
          public void after(Duration delay, CompletableFuture<?> unless, Runnable then) {
            pauses.add(delay);
            now.addAndGet(delay.toNanos());
            afterLook.getOrDefault(pauses.size(), () -> {}).run();
            then.run();
          }
        };
    return new ConvergenceRounds(() -> verifier.verifyAsync(endpoint), timing, patience)
        .start()
        .join();
  }

  private static TlsVerifier verifier() {
    return trusting(ROOT).timeout(Duration.ofSeconds(5)).build();
  }

  private static LiveEndpoint expecting(FrontDoor door) {
    return endpoint(door).expecting(CertificateChain.of(RENEWED.certificate()));
  }

  private static Behaviour old() {
    return Behaviour.tls(OLD);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}
