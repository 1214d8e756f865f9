package io.github.lintel.smoke.report.html;

import java.util.List;

/**
 * The page. All texts are safe to show, and not yet escaped for HTML.
 *
 * @param headline the answer in a few words
 * @param checkedAt when the run ended
 * @param counts how many front doors have each verdict
 * @param axis the time line that all front doors share
 * @param doors the front doors, those that need somebody first
 * @param notVerified the names of those to which the run did not come
 * @param style the style sheet
 * @param contentSecurityPolicy what the page may do
 * @param refreshSeconds after how many seconds it is loaded again; empty for never
 */
public record Page(
    String headline,
    String checkedAt,
    List<Count> counts,
    Axis axis,
    List<Door> doors,
    List<String> notVerified,
    String style,
    String contentSecurityPolicy,
    String refreshSeconds) {

  /** How many front doors have a verdict; {@code kind} is its class in the style sheet. */
  public record Count(String kind, int count, String verdict) {}

  /** The dates below a time line, and where today is. Places are percentages. */
  public record Axis(List<Tick> ticks, String today) {}

  /** One date below a time line. */
  public record Tick(String x, String label) {}

  /**
   * One front door.
   *
   * @param id where links lead
   * @param end when the first certificate of a node ends, for the overview
   * @param overview the bar in the overview; none if no certificate was seen
   * @param causes the root cause; none if there is nothing to act on
   */
  public record Door(
      String id,
      String name,
      String target,
      Badge verdict,
      String end,
      List<Bar> overview,
      List<Cause> causes,
      String outlook,
      List<Node> nodes,
      Axis axis,
      List<Bar> bars,
      List<Chain> chains,
      List<FindingRow> findings) {}

  /** A verdict or a severity: its word, and its class in the style sheet. */
  public record Badge(String kind, String word) {}

  /** The root cause and what to do. */
  public record Cause(String check, String title, String sentence, String remedy) {}

  /** One node. */
  public record Node(
      String address,
      Badge verdict,
      String handshake,
      String certificate,
      String until,
      String cause) {}

  /**
   * The validity of a certificate as a bar. Places are percentages of the picture's width.
   *
   * @param kind its class in the style sheet
   * @param x where it begins
   * @param width how wide it is
   * @param renewal where it should be renewed; none for what nobody renews
   */
  public record Bar(
      String name,
      String role,
      String where,
      String from,
      String until,
      String left,
      String kind,
      String x,
      String width,
      List<String> renewal,
      String renewalDay) {}

  /**
   * A chain as a picture.
   *
   * @param nodes who serves it
   * @param trust whether it leads to a trust anchor
   * @param words the same in words
   */
  public record Chain(String nodes, String trust, String words, int height, List<Box> boxes) {}

  /**
   * One certificate in the picture.
   *
   * @param y where it begins
   * @param kind its class in the style sheet
   * @param link the class of the line to the next one; empty for the last
   */
  public record Box(int y, String kind, String name, String role, String dates, String link) {
    /** Returns the height of the first line of text. */
    public int first() {
      return y + 22;
    }

    /** Returns the height of the second line of text. */
    public int second() {
      return y + 41;
    }

    /** Returns the height of the third line of text. */
    public int third() {
      return y + 58;
    }

    /** Returns where it ends. */
    public int bottom() {
      return y + 68;
    }
  }

  /** One finding. */
  public record FindingRow(
      Badge severity,
      String check,
      String where,
      String sentence,
      String remedy,
      String accepted) {}
}
