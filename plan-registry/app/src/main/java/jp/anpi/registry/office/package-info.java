/**
 * Promises the offices and their members to the desk and their states to every service on the log. May use the store, the maps of floods and the
 * http module. Start reading at {@code OfficeRoutes}.
 */
@NullMarked
package jp.anpi.registry.office;

import org.jspecify.annotations.NullMarked;
