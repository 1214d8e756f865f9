package io.github.lintel;

/** How {@link Report#explain(TextStyle)} marks what matters. */
public enum TextStyle {
  /** Characters only. */
  PLAIN,
  /** With ANSI colours, for a terminal. */
  ANSI
}
