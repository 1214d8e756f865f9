package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.Reaction;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;

/** What is written wrong fails with one line that says what to write instead. */
class MistakesTest {

  static Stream<Arguments> mistakes() {
    return Stream.of(
        mistake(NoTarget.class, "\"ftp://shop.example.com\"", "write a host, host:port or an"),
        mistake(NoAddress.class, "not an IP address: \"node1\"", "like 192.0.2.7 or 2001:db8::7"),
        mistake(NoRoot.class, "trust = \"/nowhere.pem\"", "put it into src/test/resources"),
        mistake(NoRootFile.class, "nowhere/at-all.pem\" does not exist; a relative path begins at"),
        mistake(NoSuchCheck.class, "no check chain.root-snt to accept", "chain.root-sent, "),
        mistake(NoSuchGroup.class, "no check chains.root-sent to accept", "bundle, certificate,"),
        mistake(AcceptedTwice.class, "chain.root-sent is accepted twice; keep one"),
        mistake(RefreshedClass.class, "write @HttpsFrontDoor(refresh = true) on the method"),
        mistake(IdleAttribute.class, "isHealthy names no front door, so that minimumDays, path "),
        mistake(NoReport.class, "parameter of type Verdict; take the whole Report"),
        mistake(NoReportOfExtension.class, "parameter of type Verdict; take the whole Report"),
        mistake(OneNode.class, "parameter of type AddressReport; write @FrontDoorTest"),
        mistake(TwoExtensions.class, "TwoExtensions.isHealthy has two front doors, of a FrontDoor"),
        mistake(TwoStaticExtensions.class, "TwoStaticExtensions has two front doors", "keep one"),
        mistake(NoEndpoint.class, "write .endpoint(() -> Endpoint.live(…))"),
        mistake(NullEndpoint.class, "a FrontDoorExtension whose endpoint is null"),
        mistake(NoPortYet.class, "whose endpoint cannot be had", "the server is not started"),
        mistake(NullVerifier.class, "a FrontDoorExtension whose verifier is null"),
        mistake(NotParameterized.class, "refuses, which is no @ParameterizedTest; write @Param"),
        mistake(NoDoor.class, "refuses has no parameter for the front door; take a FrontDoor"),
        mistake(TextForDoor.class, "refuses has no parameter for the front door; take a FrontDoor"),
        mistake(NamesAndReaction.class, "names flaws and a reaction; keep one of them"),
        mistake(NoFlawLeft.class, "leaves no flaw; name one that is not in except"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void saysWhatToWriteInstead(Class<?> testClass, List<String> parts) {
    assertThat(Engine.failures(Engine.run(Map.of(), testClass)))
        .singleElement()
        .isInstanceOfAny(ExtensionConfigurationException.class, ParameterResolutionException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(parts)
        .doesNotContain("\n");
  }

  @Test
  void aTestMayNameAnotherFrontDoorThanItsClass() {
    assertThat(targets(ExtensionAndTest.class))
        .containsExactlyInAnyOrder("localhost:1 of the class", "localhost:2 of the test");
  }

  @Test
  void aNestedClassMayHaveAFrontDoorOfAnotherKind() {
    assertThat(targets(ExtensionOutside.class))
        .containsExactlyInAnyOrder("localhost:1 outside", "localhost:2 inside");
    assertThat(targets(AnnotationOutside.class))
        .containsExactlyInAnyOrder("localhost:1 outside", "localhost:2 inside");
  }

  @Test
  void aTestMayAskForANewVerificationByAnExtension() {
    try (FrontDoor door = FrontDoor.healthy()) {
      Refreshing.port = door.port();
      assertThat(Engine.failures(Engine.run(Map.of(), Refreshing.class))).isEmpty();
    }
  }

  private static Arguments mistake(Class<?> testClass, String... parts) {
    return Arguments.of(testClass, List.of(parts));
  }

  private static List<String> targets(Class<?> testClass) {
    return Engine.run(Map.of(), testClass)
        .testEvents()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class))
        .map(result -> result.getThrowable().orElseThrow().getMessage())
        .toList();
  }

  private static FrontDoorExtension at(String target) {
    return FrontDoorExtension.builder()
        .endpoint(() -> Endpoint.live(target).at("127.0.0.1"))
        .build();
  }

  abstract static class Healthy {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor("ftp://shop.example.com")
  static class NoTarget extends Healthy {}

  @HttpsFrontDoor(value = "localhost", addresses = "node1")
  static class NoAddress extends Healthy {}

  @HttpsFrontDoor(value = "localhost", trust = "/nowhere.pem")
  static class NoRoot extends Healthy {}

  @HttpsFrontDoor(value = "localhost", trust = "file:nowhere/at-all.pem")
  static class NoRootFile extends Healthy {}

  @HttpsFrontDoor(
      value = "localhost",
      accept = @AcceptedFinding(check = "chain.root-snt", reason = "x", until = "2027-03-01"))
  static class NoSuchCheck extends Healthy {}

  @HttpsFrontDoor(
      value = "localhost",
      accept = @AcceptedFinding(check = "chains.root-sent", reason = "x", until = "2027-03-01"))
  static class NoSuchGroup extends Healthy {}

  @HttpsFrontDoor(
      value = "localhost",
      accept = {
        @AcceptedFinding(check = "chain.root-sent", reason = "x", until = "2027-03-01"),
        @AcceptedFinding(check = "chain.root-sent", reason = "y", until = "2027-04-01")
      })
  static class AcceptedTwice extends Healthy {}

  @HttpsFrontDoor(value = "localhost", refresh = true)
  static class RefreshedClass extends Healthy {}

  @HttpsFrontDoor("localhost")
  static class IdleAttribute {
    @Test
    @HttpsFrontDoor(minimumDays = 30, path = "/health")
    void isHealthy(Report report) {}
  }

  @HttpsFrontDoor("localhost")
  static class NoReport {
    @Test
    void isHealthy(Verdict verdict) {}
  }

  static class NoReportOfExtension {
    @RegisterExtension static final FrontDoorExtension DOOR = at("localhost:1");

    @Test
    void isHealthy(Verdict verdict) {}
  }

  static class OneNode {
    @RegisterExtension static final FrontDoorExtension DOOR = at("localhost:1");

    @Test
    void isHealthy(AddressReport node) {}
  }

  static class TwoExtensions extends Healthy {
    @RegisterExtension final FrontDoorExtension one = at("localhost:1");
    @RegisterExtension final FrontDoorExtension other = at("localhost:2");
  }

  static class TwoStaticExtensions extends Healthy {
    @RegisterExtension static final FrontDoorExtension ONE = at("localhost:1");
    @RegisterExtension static final FrontDoorExtension OTHER = at("localhost:2");
  }

  static class NoEndpoint extends Healthy {
    @RegisterExtension static final FrontDoorExtension DOOR = FrontDoorExtension.builder().build();
  }

  static class NullEndpoint extends Healthy {
    @SuppressWarnings("NullAway") // the mistake
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder().endpoint(() -> null).build();
  }

  static class NoPortYet extends Healthy {
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder()
            .endpoint(
                () -> {
                  throw new IllegalStateException("the server is not started");
                })
            .build();
  }

  static class NullVerifier extends Healthy {
    @SuppressWarnings("NullAway") // the mistake
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder()
            .endpoint(() -> Endpoint.live("localhost:1"))
            .verifier(() -> null)
            .build();
  }

  static class NotParameterized {
    @Test
    @BadFrontDoors
    void refuses(FrontDoor door) {}
  }

  static class NoDoor {
    @ParameterizedTest
    @BadFrontDoors
    void refuses() {}
  }

  static class TextForDoor {
    @ParameterizedTest
    @BadFrontDoors
    void refuses(String door) {}
  }

  static class NamesAndReaction {
    @ParameterizedTest
    @BadFrontDoors(value = Flaw.EXPIRED, reaction = Reaction.GET_IN)
    void refuses(FrontDoor door) {}
  }

  static class NoFlawLeft {
    @ParameterizedTest
    @BadFrontDoors(value = Flaw.EXPIRED, except = Flaw.EXPIRED)
    void refuses(FrontDoor door) {}
  }

  static class ExtensionAndTest {
    @RegisterExtension static final FrontDoorExtension DOOR = at("localhost:1");

    @Test
    void hasThatOfItsClass(Report report) {
      throw new AssertionError(report.target() + " of the class");
    }

    @Test
    @HttpsFrontDoor(value = "localhost:2", addresses = "127.0.0.1")
    void hasItsOwn(Report report) {
      throw new AssertionError(report.target() + " of the test");
    }
  }

  static class ExtensionOutside {
    @RegisterExtension static final FrontDoorExtension DOOR = at("localhost:1");

    @Test
    void isOutside(Report report) {
      throw new AssertionError(report.target() + " outside");
    }

    @Nested
    @HttpsFrontDoor(value = "localhost:2", addresses = "127.0.0.1")
    class Inside {
      @Test
      void isInside(Report report) {
        throw new AssertionError(report.target() + " inside");
      }
    }
  }

  @HttpsFrontDoor(value = "localhost:1", addresses = "127.0.0.1")
  static class AnnotationOutside {
    @Test
    void isOutside(Report report) {
      throw new AssertionError(report.target() + " outside");
    }

    @Nested
    class Inside {
      @RegisterExtension static final FrontDoorExtension DOOR = at("localhost:2");

      @Test
      void isInside(Report report) {
        throw new AssertionError(report.target() + " inside");
      }
    }
  }

  static class Refreshing {
    static int port;

    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder()
            .endpoint(() -> Endpoint.live("localhost", port).at("127.0.0.1"))
            .build();

    private final Report ofClass;

    Refreshing(Report ofClass) {
      this.ofClass = ofClass;
    }

    @Test
    void isOld(Report report) {
      assertThat(report).isSameAs(ofClass);
    }

    @Test
    @HttpsFrontDoor(refresh = true)
    void isNew(Report report) {
      assertThat(report).isNotSameAs(ofClass);
    }
  }
}
