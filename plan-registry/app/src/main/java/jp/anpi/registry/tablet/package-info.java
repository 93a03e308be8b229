/**
 * Promises the device that an office shares: whoever holds it says so with a PIN, and its reports carry their name until the
 * turn ends. May use the store, devices, accounts of members, and the pure rules of PINs. Start reading at {@code TabletRoutes}.
 */
@NullMarked
package jp.anpi.registry.tablet;

import org.jspecify.annotations.NullMarked;
