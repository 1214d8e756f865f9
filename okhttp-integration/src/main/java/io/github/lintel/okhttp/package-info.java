/** Lintel in OkHttp: an interceptor and an event listener. */
@NullMarked
package io.github.lintel.okhttp;

import org.jspecify.annotations.NullMarked;
