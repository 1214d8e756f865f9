package io.github.lintel.smoke;

/** When to mark text with colours. */
enum ColourChoice {
  ALWAYS,
  NEVER,
  AUTO
}
