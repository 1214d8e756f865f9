package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.smoke.report.Entry;
import io.github.lintel.smoke.report.HtmlReport;
import io.github.lintel.smoke.report.Run;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The page of reports in a real browser. Its pictures lie in {@code target/screenshots}. */
@RequiresProgram({"chromium", "chromedriver"})
@TestInstance(Lifecycle.PER_CLASS)
class HtmlPageTest {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Instant NOW = Outage.OUTAGE;

  private ChromeDriver browser;
  private Path page;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    page = folder.resolve("report.html");
    StringWriter html = new StringWriter();
    HtmlReport.write(run(), html);
    Files.writeString(page, html.toString());
    Files.createDirectories(PICTURES);
    Files.writeString(PICTURES.resolve("report.html"), html.toString());
    ChromeOptions options = new ChromeOptions();
    options.setBinary(Programs.find("chromium").orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Programs.find("chromedriver").orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    browser = new ChromeDriver(service, options);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.quit();
    }
  }

  @BeforeEach
  void load() {
    size(1100, 900);
    colours("light");
    browser.get(page.toUri().toString());
  }

  @Test
  void nothingIsLoadedAndNothingIsForbidden() {
    Object loaded = script("return performance.getEntriesByType('resource').length");

    assertThat(loaded).isEqualTo(0L);
    assertThat(browser.manage().logs().get("browser").getAll()).isEmpty();
    assertThat(script("return getComputedStyle(document.querySelector('.badge.broken')).color"))
        .isEqualTo("rgb(163, 22, 31)");
  }

  @Test
  void hostileNamesAreWordsOnThePage() {
    assertThat(browser.findElements(By.cssSelector("script, iframe, object, img"))).isEmpty();
    assertThat(browser.findElement(By.tagName("body")).getText())
        .contains("<b>&amp;\" ü", "\\u{1b}[31mred\\u{d}\\u{a}\\u{202e}gro.live");
  }

  @Test
  void whatNeedsSomebodyComesFirstAndIsOpen() {
    List<WebElement> doors = browser.findElements(By.cssSelector("details.door"));

    assertThat(doors)
        .extracting(door -> door.findElement(By.cssSelector(".badge")).getText())
        .containsExactly("BROKEN", "BROKEN", "UNKNOWN", "DEGRADED", "HEALTHY");
    assertThat(doors)
        .extracting(door -> door.getDomAttribute("open") != null)
        .containsExactly(true, true, true, true, false);
    WebElement cause = browser.findElement(By.cssSelector("#door-1 .cause"));
    assertThat(cause.getText())
        .startsWith("Root cause: nodes serve different certificates")
        .contains("What to do. Reload", "lintel explain deployment.nodes-differ");
  }

  @Test
  void todayAndTheRenewalPointAreOnTheTimeLine() {
    WebElement bar = browser.findElement(By.cssSelector("#door-1 .validity svg.bar"));
    double today = place(bar, ".today", "x1");
    double begin = place(bar, "rect.healthy", "x");
    double width = place(bar, "rect.healthy", "width");
    double renewal = place(bar, ".renewal", "x1");

    assertThat(today).isBetween(begin, begin + width);
    assertThat((renewal - begin) / width).isBetween(0.65, 0.68);
  }

  @ParameterizedTest
  @CsvSource({"light, 1100", "dark, 1100", "light, 360", "dark, 360"})
  void itIsReadableInEachLightOnEachScreen(String colours, int width) throws IOException {
    size(width, 800);
    colours(colours);
    browser.get(page.toUri().toString());

    assertThat((Long) script("return document.scrollingElement.scrollWidth"))
        .isLessThanOrEqualTo(width);
    assertThat((List<?>) script(CONTRAST)).as("contrast below 4.5").isEmpty();
    Object height = script("return document.scrollingElement.scrollHeight");
    size(width, Math.min(((Number) height).intValue(), 6000));
    Files.write(
        PICTURES.resolve(colours + "-" + width + ".png"),
        browser.getScreenshotAs(OutputType.BYTES));
  }

  @Test
  void itIsUsedByKeyboardAlone() {
    WebElement door = browser.findElement(By.id("door-5"));
    for (int i = 0; i < 60 && !focused().equals(door.findElement(By.tagName("summary"))); i++) {
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
    }

    assertThat(focused().getText()).contains("HEALTHY");
    assertThat(script("return getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    focused().sendKeys(Keys.ENTER);
    assertThat(door.getDomAttribute("open")).isNotNull();
  }

  @Test
  void picturesHaveWords() {
    assertThat(
            browser.findElements(
                By.cssSelector("svg:not([aria-hidden=true]):not([role=img][aria-label])")))
        .isEmpty();
    assertThat(browser.findElement(By.cssSelector("svg.chain")).getDomAttribute("aria-label"))
        .contains("issued by", "This chain is ");
    assertThat(browser.findElements(By.cssSelector("h1"))).hasSize(1);
    assertThat(browser.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
    assertThat(browser.findElements(By.cssSelector("th:not([scope])"))).isEmpty();
  }

  private WebElement focused() {
    return browser.switchTo().activeElement();
  }

  private Object script(String text) {
    return browser.executeScript(text);
  }

  private void size(int width, int height) {
    browser.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  private void colours(String scheme) {
    browser.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  private static double place(WebElement bar, String selector, String attribute) {
    String text = bar.findElement(By.cssSelector(selector)).getDomAttribute(attribute);
    return Double.parseDouble(text.replace("%", ""));
  }

  private static Run run() {
    CertificateAuthority root = CertificateAuthority.root("Example Root", NOW);
    CertificateAuthority issuer = root.intermediate("Example CA 2");
    Report outage;
    try (Outage doors = Outage.begin()) {
      outage = doors.verifyNodes(NOW);
    }
    return new Run(
        NOW,
        List.of(
            entry("Blog", verify(root, "blog.example.com", good(issuer, "blog.example.com", 60))),
            entry("Shop", outage),
            entry(
                "Intranet",
                verify(root, "intra.example.com", good(issuer, "intra.example.com", 12))),
            entry("Strange names", SampleReports.broken()),
            entry("Nobody knows", SampleReports.unknown("unknown.example.com:443"))),
        List.of("Not reached"));
  }

  /** A certificate of 90 days. */
  private static Credential good(CertificateAuthority issuer, String name, int daysLeft) {
    Instant end = NOW.plus(Duration.ofDays(daysLeft));
    return issuer.issue(r -> r.names(name).validity(end.minus(Duration.ofDays(90)), end));
  }

  private static Report verify(CertificateAuthority root, String name, Credential credential) {
    try (FrontDoor door = FrontDoor.serving(credential)) {
      return TlsVerifier.builder()
          .trust(TrustAnchors.pemText(root.pem()))
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .build()
          .verify(Endpoint.live(name, door.port()).at("127.0.0.1"));
    }
  }

  private static Entry entry(String name, Report report) {
    return new Entry(name, report, Optional.empty(), Optional.empty());
  }

  /** The texts whose colour is too near that of what is behind them (WCAG 2.2, 1.4.3). */
  private static final String CONTRAST =
      """
      const parse = c => c.match(/[\\d.]+/g).map(Number);
      const light = ([r, g, b]) => {
        const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b);
      };
      const behind = e => {
        for (let at = e; at; at = at.parentElement) {
          const c = parse(getComputedStyle(at).backgroundColor);
          if (c.length === 3 || c[3] > 0) return c;
        }
        return [255, 255, 255];
      };
      const bad = [];
      for (const e of document.querySelectorAll('body *')) {
        const words = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
        if (!words || e.closest('svg.chain')) continue;
        const style = getComputedStyle(e);
        const text = parse(e.closest('svg') ? style.fill : style.color);
        const [a, b] = [light(text), light(behind(e))];
        const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        if (contrast < 4.5) bad.push(e.className + ' ' + e.textContent + ' ' + contrast);
      }
      return bad;
      """;
}
