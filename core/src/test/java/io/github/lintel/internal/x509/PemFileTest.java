package io.github.lintel.internal.x509;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemFileTest {
  private static final String BLOCK =
      "-----BEGIN CERTIFICATE-----\nAQID\nBAUG\n-----END CERTIFICATE-----\n";

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void readsAnyLineEnd(String end) {
    assertThat(read(BLOCK.replace("\n", end)))
        .singleElement()
        .satisfies(block -> assertThat(block.content()).containsExactly(1, 2, 3, 4, 5, 6));
  }

  @Test
  void keepsNumberAndLine() {
    List<PemBlock> blocks =
        read("\u00ef\u00bb\u00bf" + BLOCK + "subject=CN = x\n\n" + BLOCK + "trailing junk");
    assertThat(blocks).extracting(PemBlock::number).containsExactly(1, 2);
    assertThat(blocks).extracting(PemBlock::line).containsExactly(1, 7);
    assertThat(blocks).allSatisfy(block -> assertThat(block.damage()).isEmpty());
  }

  @Test
  void readsSpacesAndOneLongLine() {
    assertThat(read("-----BEGIN X-----\n  AQ ID \t\n-----END X-----  "))
        .singleElement()
        .satisfies(block -> assertThat(block.content()).containsExactly(1, 2, 3));
    assertThat(read("-----BEGIN X-----AQID-----END X-----"))
        .singleElement()
        .satisfies(block -> assertThat(block.content()).containsExactly(1, 2, 3));
  }

  @Test
  void tellsWhatIsWrongWithABlock() {
    assertThat(damage("-----BEGIN X-----\nAQID\n")).isEqualTo("it has no end");
    assertThat(damage("-----BEGIN X-----\nAQ!D\n-----END X-----")).isEqualTo("it is not Base64");
    assertThat(damage("-----BEGIN X-----\n-----END X-----")).isEqualTo("it is empty");
    assertThat(damage("-----BEGIN X-----\nAQID\n-----END Y-----")).contains("another label");
  }

  @Test
  void aBlockWithoutEndDoesNotSwallowTheNext() {
    List<PemBlock> blocks = read("-----BEGIN CERTIFICATE-----\nAQID\n" + BLOCK);
    assertThat(blocks).hasSize(2);
    assertThat(blocks.get(0).damage()).contains("it has no end");
    assertThat(blocks.get(1).damage()).isEmpty();
  }

  @Test
  void recognisesEncryptedKeys() {
    assertThat(
            read(
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAQID\n-----END ENCRYPTED PRIVATE KEY-----"))
        .singleElement()
        .matches(PemBlock::isEncrypted)
        .matches(PemBlock::isPrivateKey);
    assertThat(
            read(
                "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n"
                    + "DEK-Info: AES-128-CBC,00\n\nAQID\n-----END RSA PRIVATE KEY-----"))
        .singleElement()
        .matches(PemBlock::isEncrypted);
  }

  @Test
  void skipsKeysUnread() {
    String key = "-----BEGIN PRIVATE KEY-----\nU0VDUkVU\n-----END PRIVATE KEY-----\n";
    List<PemBlock> blocks =
        PemFile.readWithoutKeys((key + BLOCK).getBytes(StandardCharsets.US_ASCII));
    assertThat(blocks.get(0).content()).isEmpty();
    assertThat(blocks.get(1).content()).isNotEmpty();
    assertThat(read(key)).singleElement().hasToString("block 1 (PRIVATE KEY)");
  }

  @Property(tries = 300)
  void nothingThrows(@ForAll String garbage) {
    PemFile.read(garbage.getBytes(StandardCharsets.UTF_8));
    String inside = "-----BEGIN X-----" + garbage + "\n-----END X-----";
    assertThat(PemFile.read(inside.getBytes(StandardCharsets.UTF_8))).isNotEmpty();
  }

  private static List<PemBlock> read(String text) {
    return PemFile.read(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String damage(String text) {
    return read(text).get(0).damage().orElseThrow();
  }
}
