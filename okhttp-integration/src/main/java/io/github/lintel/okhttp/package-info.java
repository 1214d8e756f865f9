/**
 * Lintel in OkHttp: a client whose failed calls say why, whose connections are judged, and an
 * observer of the HTTP side of a front door.
 */
@NullMarked
package io.github.lintel.okhttp;

import org.jspecify.annotations.NullMarked;
