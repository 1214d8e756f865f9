package io.github.lintel.internal.checks.certificate;

import static io.github.lintel.internal.checks.certificate.CertificateCases.days;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.GroupRules;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(CertificateCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return CertificateCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(CertificateCases.checks(), CertificateCases.all());
  }

  @Test
  void saysWhenItExpired() {
    assertThat(sentence(new Expired(), Door.leaf(r -> r.validity(days(100), days(-39)))))
        .isEqualTo(
            "The certificate for shop.example.com expired on 2026-10-14 12:00:00 UTC, 39 days ago.");
  }

  @Test
  void anExpiredLeafIsTheLeafsFault() {
    Fault fault = fault(new Expired(), Door.leaf(r -> r.validity(days(100), days(-1))).view());
    assertThat(fault.severity()).contains(Severity.ERROR);
    assertThat(fault.certificate()).hasValueSatisfying(c -> assertThat(c.depth()).isZero());
  }

  @Test
  void doubtsTheClockWhenTheStartIsNear() {
    Door near = Door.leaf(r -> r.validity(Duration.ofHours(-3), days(90)));
    assertThat(sentence(new NotYetValid(), near))
        .isEqualTo(
            "The certificate for shop.example.com is not valid before 2026-11-22 15:00:00 UTC,"
                + " 3 hours from now. That is so near that the clock of this machine may be slow.");
  }

  @ParameterizedTest
  @CsvSource({
    // ACME, 90 days: a quarter is 22.5 days, a tenth is 9, so 7 days.
    "90, 22, WARNING",
    "90, 6, ERROR",
    // Years: 30 and 7 days.
    "398, 29, WARNING",
    "398, 7, WARNING",
    "398, 6, ERROR",
    // 47 days: 11.75 and 4.7.
    "47, 11, WARNING",
    "47, 4, ERROR",
    // Short-lived: 40 percent, a tenth.
    "10, 3, WARNING",
    "6, 2, WARNING"
  })
  void soonIsRelativeToTheLifetime(long lifetime, long left, Severity severity) {
    Fault fault = fault(new ExpiresSoon(), soon(lifetime, left).view());
    assertThat(fault.severity()).contains(severity);
  }

  @ParameterizedTest
  @CsvSource({"90, 23", "90, 30", "398, 30", "47, 12", "10, 4", "6, 3", "3650, 31"})
  void isNotSoon(long lifetime, long left) {
    HandshakeView view = soon(lifetime, left).view();
    GroupRules.run(
        CertificateCases.checks(), CheckCase.passes("certificate.expires-soon", "", () -> view));
  }

  @Test
  void aShortLivedCertificateWithHoursLeftIsAnError() {
    Door door = Door.leaf(r -> r.validity(days(6), Duration.ofHours(14)));
    assertThat(fault(new ExpiresSoon(), door.view()).severity()).contains(Severity.ERROR);
  }

  @Test
  void thePolicyReplacesTheThresholds() {
    assertThat(soonWith(Policy.webServer().expiryWarning(days(60)), 59)).isEqualTo("WARNING");
    assertThat(soonWith(Policy.webServer().expiryWarning(days(60)), 60)).isEqualTo("none");
    assertThat(soonWith(Policy.webServer().expiryError(days(20)), 19)).isEqualTo("ERROR");
    assertThat(soonWith(Policy.webServer().expiryWarningShare(50), 44)).isEqualTo("WARNING");
    assertThat(soonWith(Policy.webServer().expiryWarningShare(50), 46)).isEqualTo("none");
    assertThat(soonWith(Policy.webServer().expiryWarning(days(3)), 6)).isEqualTo("none");
    assertThat(soonWith(Policy.webServer().expiryWarning(days(3)), 2)).isEqualTo("ERROR");
  }

  @Test
  void saysWhatShouldBeLeft() {
    assertThat(sentence(new ExpiresSoon(), soon(90, 20)))
        .isEqualTo(
            "The certificate for shop.example.com expires on 2026-12-12 12:00:00 UTC, in 20 days."
                + " Of its lifetime of 90 days, at least 22 days should be left.");
  }

  @ParameterizedTest
  @CsvSource({
    "2020-09-01T00:00:00Z, 398, true",
    "2026-03-14T23:59:59Z, 398, true",
    "2026-03-14T23:59:59Z, 399, false",
    "2026-03-15T00:00:00Z, 200, true",
    "2026-03-15T00:00:00Z, 201, false",
    "2027-03-14T23:59:59Z, 200, true",
    "2027-03-15T00:00:00Z, 100, true",
    "2027-03-15T00:00:00Z, 101, false",
    "2029-03-15T00:00:00Z, 47, true",
    "2029-03-15T00:00:00Z, 48, false"
  })
  void theLongestLifetimeDependsOnTheDayOfIssue(Instant issued, long days, boolean passes) {
    assertThat(tooLong(issued, Duration.ofDays(days))).isEqualTo(!passes);
  }

  @Test
  void aSecondMoreIsADayMore() {
    Instant issued = Instant.parse("2026-11-22T00:00:00Z");
    assertThat(tooLong(issued, days(200))).isFalse();
    assertThat(tooLong(issued, days(200).plusSeconds(1))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, *.example.com, wildcard-parent",
    "a.b.example.com, *.example.com, wildcard-depth",
    "example.com, www.example.com, www",
    "www.example.com, example.com, www",
    "shop.example.com, sh*.example.com, wildcard-place",
    "shop.example.com, shop.*.com, wildcard-place",
    "shop.example.com, shop.example.com., trailing-dot",
    "shop.example.com, *.example.com., trailing-dot",
    "shop.example.com, https://shop.example.com/, more-than-a-name",
    "shop.example.com, shop.example.com:443, more-than-a-name",
    "shop.example.com, st*.example.com, common-name",
    "shop.example.com, other.example.net, common-name",
    "mail.example.com, other.example.net, none"
  })
  void namesTheNearMiss(String asked, String name, String near) {
    Door door = named(name).names(ServerName.dns(asked));
    assertThat(fault(new NameMismatch(), door.view()).evidence().values())
        .containsEntry("near", near)
        .containsEntry("asked", asked)
        .containsEntry("names", List.of(name));
  }

  @Test
  void namesTheNearMissOfAnAddress() {
    ServerName address = ServerName.ip(Facts.literal("192.0.2.7").inet().orElseThrow());
    assertThat(fault(new NameMismatch(), named("a.example").names(address).view()).evidence())
        .satisfies(e -> assertThat(e.values()).containsEntry("near", "address"));
  }

  @Test
  void saysWhatTheCertificateIsFor() {
    String[] names = {"a.example", "b.example", "c.example", "d.example", "e.example", "f.example"};
    Door door = Door.leaf(r -> r.extension(CertificateExtension.alternativeNames(names)));
    assertThat(sentence(new NameMismatch(), door))
        .startsWith(
            "The certificate is not for shop.example.com. It is for a.example, b.example,"
                + " c.example, d.example, e.example and 1 more.");
  }

  @Test
  void aWeakKeyIsAWarningUnderThePolicyForPrivateAuthorities() {
    Door weak = Door.leaf(r -> r.key(KeyKind.RSA_1024));
    assertThat(fault(new WeakKey(), weak.view()).severity()).contains(Severity.ERROR);
    assertThat(fault(new WeakKey(), weak.policy(Policy.rfc5280()).view()).severity())
        .contains(Severity.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"450, NOTE", "700, WARNING", "1300, ERROR"})
  void theLargerTheWorse(int names, Severity severity) {
    HandshakeView view = (HandshakeView) CertificateCases.manyNames(names);
    assertThat(fault(new VeryLarge(), view).severity()).contains(severity);
  }

  private static boolean tooLong(Instant issued, Duration lifetime) {
    Door door =
        Door.leaf(r -> r.validity(issued, issued.plus(lifetime).minusSeconds(1)))
            .at(issued.plusSeconds(60))
            .policy(Policy.webServer());
    return new LifetimeTooLong().check(door.view()) instanceof CheckOutcome.Found;
  }

  private static Door named(String name) {
    AlternativeName only = AlternativeName.dns(name);
    return Door.leaf(r -> r.extension(CertificateExtension.alternativeNames(only)));
  }

  /** Both ends count, so that a lifetime of days has its last second a second earlier. */
  private static Door soon(long lifetime, long left) {
    return Door.leaf(r -> r.validity(days(lifetime - left).minusSeconds(1), days(left)));
  }

  private static String soonWith(Policy policy, long left) {
    return new ExpiresSoon().check(soon(90, left).policy(policy).view())
            instanceof CheckOutcome.Found found
        ? found.faults().get(0).severity().orElseThrow().name()
        : "none";
  }

  private static String sentence(HandshakeCheck check, Door door) {
    return fault(check, door.view()).evidence().sentence();
  }

  private static Fault fault(HandshakeCheck check, HandshakeView view) {
    return GroupRules.fault(check.check(view));
  }
}
