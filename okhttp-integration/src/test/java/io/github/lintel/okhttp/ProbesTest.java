package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** When a front door is probed, when not, and for how long. */
class ProbesTest {
  private static final String NAME = "shop.example.com";
  private static final Dns HERE =
      name -> List.of(InetAddress.getByAddress(name, new byte[] {127, 0, 0, 1}));

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow

  @Test
  void aFrontDoorIsProbedAgainAfterTheWindow() {
    try (FrontDoor door = FrontDoor.of(Behaviour.fatalAlert(49))) {
      Probes probes = probes(Duration.ofSeconds(5));
      Report first = probes.report(NAME, door.port(), Optional.empty(), HERE).join();

      nanos.addAndGet(Probes.WINDOW.toNanos() - 1);
      assertThat(probes.report(NAME, door.port(), Optional.empty(), HERE).join()).isSameAs(first);
      nanos.addAndGet(1);
      assertThat(probes.report(NAME, door.port(), Optional.empty(), HERE).join())
          .isNotSameAs(first);
    }
  }

  @Test
  void theOldestIsForgotten() {
    try (FrontDoor door = FrontDoor.of(Behaviour.refuse())) {
      Probes probes = probes(Duration.ofSeconds(5));
      Report first = probes.report("0." + NAME, door.port(), Optional.empty(), HERE).join();
      for (int i = 1; i < Probes.CAPACITY; i++) {
        probes.report(i + "." + NAME, door.port(), Optional.empty(), HERE).join();
      }
      assertThat(probes.report("0." + NAME, door.port(), Optional.empty(), HERE).join())
          .isSameAs(first);

      probes.report("one-more." + NAME, door.port(), Optional.empty(), HERE).join();

      assertThat(probes.report("0." + NAME, door.port(), Optional.empty(), HERE).join())
          .isNotSameAs(first);
    }
  }

  @Test
  void oneWhoStopsWaitingDoesNotStopTheOthers() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      Probes probes = probes(Duration.ofSeconds(1));
      CompletableFuture<Report> one = probes.report(NAME, door.port(), Optional.empty(), HERE);
      CompletableFuture<Report> other = probes.report(NAME, door.port(), Optional.empty(), HERE);

      one.cancel(true);

      assertThat(other.join().rootCause().orElseThrow().id().text())
          .isEqualTo("handshake.timed-out");
    }
  }

  @Test
  void aBudgetIsPositive() {
    assertThatIllegalArgumentException().isThrownBy(() -> probes(Duration.ZERO));
  }

  @Test
  void aReportThatComesTooLateIsNotWaitedFor() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      Duration budget = Duration.ofMillis(300);
      OkHttpClient client = explaining(budget).readTimeout(Duration.ofMillis(100)).build();
      long begin = System.nanoTime();

      IOException failure = Calls.failure(client, url(door));

      assertThat(failure).isInstanceOf(SocketTimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void aCallThatIsCancelledIsNotHeldUp() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      OkHttpClient client =
          explaining(Duration.ofMinutes(30)).readTimeout(Duration.ofMillis(50)).build();
      Call call = client.newCall(new Request.Builder().url(url(door)).build());
      CompletableFuture<IOException> failure = failureOf(call);
      await().until(() -> door.connectionCount() > 1); // the second one is the probe's

      call.cancel();

      assertThat(failure.get()).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void aCallThatWasCancelledIsNotProbed() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      OkHttpClient client = explaining(Duration.ofMinutes(30)).build();
      Call call = client.newCall(new Request.Builder().url(url(door)).build());
      CompletableFuture<IOException> failure = failureOf(call);
      await().until(() -> door.connectionCount() == 1);

      call.cancel();
      failure.get();

      assertThat(door.connectionCount()).isEqualTo(1);
    }
  }

  @Test
  void thePlainAndTheProxiedAreNotProbed() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endOnAccept(Ending.RESET))) {
      InetSocketAddress address = door.node(0).socketAddress();
      OkHttpClient direct =
          explaining(Duration.ofSeconds(5)).retryOnConnectionFailure(false).build();
      OkHttpClient proxied = direct.newBuilder().proxy(new Proxy(Proxy.Type.HTTP, address)).build();

      IOException plain = Calls.failure(direct, "http://" + NAME + ":" + door.port());
      IOException throughProxy = Calls.failure(proxied, url(door));

      assertThat(LintelOkHttp.reportOf(plain)).isEmpty();
      assertThat(LintelOkHttp.reportOf(throughProxy)).isEmpty();
      assertThat(LintelOkHttp.reportOf(Calls.failure(direct, url(door)))).isPresent();
    }
  }

  private static CompletableFuture<IOException> failureOf(Call call) {
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException e) {
            failure.complete(e);
          }

          @Override
          public void onResponse(Call done, Response response) {
            response.close();
            failure.completeExceptionally(new AssertionError("the call succeeded"));
          }
        });
    return failure;
  }

  private Probes probes(Duration budget) {
    return new Probes(TlsVerifier.create(), budget, nanos::get);
  }

  private static OkHttpClient.Builder explaining(Duration budget) {
    return LintelOkHttp.install(
        new OkHttpClient.Builder().dns(HERE),
        FrontDoorWatch.builder(TlsVerifier.create()).explainByProbing(budget).build());
  }

  private static String url(FrontDoor door) {
    return "https://" + NAME + ":" + door.port() + "/";
  }
}
