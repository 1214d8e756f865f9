/** Words that people type, and those that they may have meant. */
@NullMarked
package io.github.lintel.smoke.words;

import org.jspecify.annotations.NullMarked;
