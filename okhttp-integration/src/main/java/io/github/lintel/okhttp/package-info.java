/** Lintel in OkHttp: a call that fails for TLS says why. */
@NullMarked
package io.github.lintel.okhttp;

import org.jspecify.annotations.NullMarked;
