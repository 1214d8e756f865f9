/** Front doors that are watched: state, metrics and page on HTTP, notifications. */
@NullMarked
package io.github.lintel.smoke.watch;

import org.jspecify.annotations.NullMarked;
