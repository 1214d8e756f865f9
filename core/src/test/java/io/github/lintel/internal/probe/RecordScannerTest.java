package io.github.lintel.internal.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.Unfinished;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RecordScannerTest {
  private static final String SERVER_HELLO_OF_6 = "1603030006" + "020000020303";
  private static final String HALF_CERTIFICATE = "1603030008" + "0b0000640000" + "6161";

  @Test
  void wholeMessagesLeaveNothingUnfinished() {
    assertThat(after(SERVER_HELLO_OF_6)).isEmpty();
    assertThat(after("15030300020228")).isEmpty();
    assertThat(after("")).isEmpty();
  }

  @Test
  void namesTheMessageThatIsNotComplete() {
    assertThat(after(SERVER_HELLO_OF_6 + HALF_CERTIFICATE))
        .contains(new Unfinished("Certificate message", 104, 8));
  }

  @Test
  void aMessageMayStretchOverRecords() {
    assertThat(after(HALF_CERTIFICATE + "1603030002" + "6161"))
        .contains(new Unfinished("Certificate message", 104, 10));
  }

  @Test
  void namesARecordWhoseMessageIsNotKnown() {
    assertThat(after("1703030100" + "61")).contains(new Unfinished("TLS record", 261, 6));
    assertThat(after("1603")).contains(new Unfinished("TLS record header", 5, 2));
  }

  @Test
  void whatIsEncryptedIsNotRead() {
    assertThat(after("140303000101" + HALF_CERTIFICATE)).isEmpty();
  }

  @Property
  void piecesMakeNoDifference(
      @ForAll @Size(max = 200) byte[] noise, @ForAll @IntRange(min = 1, max = 50) int piece) {
    byte[] all = HexFormat.of().parseHex(SERVER_HELLO_OF_6 + HexFormat.of().formatHex(noise));
    RecordScanner inPieces = new RecordScanner();
    for (int from = 0; from < all.length; from += piece) {
      byte[] part = Arrays.copyOfRange(all, from, Math.min(all.length, from + piece));
      inPieces.received(part, part.length);
    }
    RecordScanner atOnce = new RecordScanner();
    atOnce.received(all, all.length);

    assertThat(inPieces.unfinished()).isEqualTo(atOnce.unfinished());
  }

  private static Optional<Unfinished> after(String hex) {
    RecordScanner scanner = new RecordScanner();
    byte[] bytes = HexFormat.of().parseHex(hex);
    scanner.received(bytes, bytes.length);
    return scanner.unfinished();
  }
}
