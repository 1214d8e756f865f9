package com.example.shop;

import static io.github.lintel.junit.TlsAssertions.assertHealthy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.junit.FrontDoorExtension;
import io.github.lintel.junit.FrontDoorTests;
import io.github.lintel.testkit.FrontDoor;
import java.net.InetAddress;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two front doors that stand in for containers: their ports are known only when they run. */
class FrontDoorsSmokeTest {
  static final FrontDoor shop = FrontDoor.healthy();
  static final FrontDoor accounts = FrontDoor.healthy();

  @AfterAll
  static void stop() {
    shop.close();
    accounts.close();
  }

  @Nested
  class Shop {
    @RegisterExtension static final FrontDoorExtension door = extension(shop);

    @Test
    void isHealthy(Report report) {
      assertHealthy(report);
    }

    @Test
    void everyNodeServes(Report report) {
      for (AddressReport node : report.addresses()) {
        assertEquals(Verdict.HEALTHY, node.verdict(), report::explain);
      }
    }
  }

  @Nested
  class Accounts {
    @RegisterExtension static final FrontDoorExtension door = extension(accounts);

    @TestFactory
    Stream<DynamicNode> isHealthy(Report report) {
      return FrontDoorTests.of(report);
    }
  }

  private static FrontDoorExtension extension(FrontDoor door) {
    return FrontDoorExtension.builder()
        .endpoint(
            () ->
                Endpoint.live("localhost", door.port())
                    .at(
                        door.addresses().stream()
                            .map(InetAddress::getHostAddress)
                            .toArray(String[]::new)))
        .verifier(
            () ->
                TlsVerifier.builder()
                    .trust(TrustAnchors.of(door.trust().certificate()))
                    .build())
        .build();
  }
}
