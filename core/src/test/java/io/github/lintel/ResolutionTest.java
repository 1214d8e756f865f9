package io.github.lintel;

import static io.github.lintel.FrontDoors.rootCause;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.AddressFamily;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.NameResolver;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What becomes of the name. */
class ResolutionTest {

  @Test
  void aNameThatDoesNotExistIsBroken() {
    Report report =
        verify(
            name -> {
              throw new UnknownHostException(name);
            });

    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(rootCause(report)).isEqualTo("connection.name-not-resolved");
  }

  @Test
  void aReservedNameNeverExistsWhateverTheNetwork() {
    Report report = TlsVerifier.create().verify("no-such-host.invalid");

    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(rootCause(report)).isEqualTo("connection.name-not-resolved");
  }

  @Test
  void aResolverThatFailsIsUnknown() {
    Report report =
        verify(
            name -> {
              throw new IllegalStateException("no name server");
            });

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(rootCause(report)).isEqualTo("connection.name-not-resolved");
  }

  @Test
  void aResolverThatDoesNotAnswerIsAbandoned() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    Report report =
        verify(
            name -> {
              try {
                never.await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              throw new UnknownHostException(name);
            });

    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    interrupted.await();
  }

  @Test
  void noAddressOfThatFamilyIsBroken() {
    TlsVerifier verifier =
        TlsVerifier.builder().resolver(name -> List.of(InetAddress.getByName("127.0.0.1"))).build();

    Report report = verifier.verify(Endpoint.live("shop.example.com").family(AddressFamily.IPV6));

    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(rootCause(report)).isEqualTo("connection.name-not-resolved");
  }

  private static Report verify(NameResolver resolver) {
    return TlsVerifier.builder()
        .resolver(resolver)
        .timeout(Duration.ofMillis(900))
        .build()
        .verify("shop.example.com");
  }
}
