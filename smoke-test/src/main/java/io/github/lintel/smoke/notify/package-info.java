/** Tells others when the root cause of a front door changes. */
@NullMarked
package io.github.lintel.smoke.notify;

import org.jspecify.annotations.NullMarked;
