/** From facts to findings, and from findings to one root cause. */
@NullMarked
package io.github.lintel.internal.diagnose;

import org.jspecify.annotations.NullMarked;
